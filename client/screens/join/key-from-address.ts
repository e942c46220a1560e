import * as v from 'valibot'
import { type Key, LinkSecretSchema } from '../../../shared/api/identity-api.ts'
import { JoinCodeSchema } from '../../../shared/identity/join-code.ts'

/** The secret in an address's fragment, or `null`. It is never sent anywhere but in the body of a POST. */
export function secretFromHash(hash: string): string | null {
  const parsed = v.safeParse(LinkSecretSchema, hash.replace(/^#/, ''))
  return parsed.success ? parsed.output : null
}

/**
 * What opens the door: the link's secret, else the code of `?code=`.
 * @returns `null` when there is neither; `malformed` when there is one that cannot be right
 */
export function keyFromAddress(hash: string, code: string | undefined): Key | 'malformed' | null {
  const secret = secretFromHash(hash)
  if (secret !== null) return { by: 'link', secret }
  if (hash.length > 1) return 'malformed'
  if (code === undefined || code === '') return null
  const parsed = v.safeParse(JoinCodeSchema, code)
  return parsed.success ? { by: 'code', code: parsed.output } : 'malformed'
}
