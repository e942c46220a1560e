import { API_ERROR_STATUS, type ApiErrorCode } from '../../shared/api/errors.ts'
import type { RouteAccess } from '../../shared/api/route.ts'

/** How one may prove who one is, for each kind of route; `public` ones ask nobody. Only the first is a standard's. */
const SCHEME_OF = {
  team: 'Bearer',
  'signed-in': 'Turnout-Session',
  room: 'Turnout-Signature',
  public: null,
} as const satisfies Record<RouteAccess, string | null>

/** What an answer that asks who one is says of how to prove it (RFC 9110, 11.6.1; of a token RFC 6750, 3). */
export function challengeOf(access: RouteAccess, code: ApiErrorCode): Record<string, string> {
  const scheme = SCHEME_OF[access]
  if (API_ERROR_STATUS[code] !== 401 || scheme === null) return {}
  const error = code === 'token-not-valid' ? ', error="invalid_token"' : ''
  return { 'www-authenticate': `${scheme} realm="Turnout"${error}` }
}
