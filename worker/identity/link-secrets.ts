import { joinCodeFrom } from '../../shared/identity/join-code.ts'
import { sha256 } from '../keys.ts'
import type { Services } from '../services.ts'

type LinkServices = Pick<Services, 'signers'>
type WorkshopSalt = { readonly id: string; readonly joinSalt: string }

/**
 * The secret of a workshop's join link: made from the secret key and the workshop's salt, so that the workshop's people
 * can be shown the link again although the record holds only its hash.
 */
export function joinSecretOf({ signers }: LinkServices, { id, joinSalt }: WorkshopSalt): Promise<string> {
  return signers.link.sign(`join-link/${id}/${joinSalt}`)
}

/** A workshop's short code, made the same way. */
export async function joinCodeOf({ signers }: LinkServices, { id, joinSalt }: WorkshopSalt): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const code = joinCodeFrom(await sha256(await signers.link.sign(`join-code/${id}/${joinSalt}/${attempt}`)))
    if (code !== null) return code
  }
}

/** What the record keeps of a link's secret or a code: keyed, since all codes could be tried against a plain hash. */
export function hashLinkSecret({ signers }: LinkServices, secret: string): Promise<string> {
  return signers.link.sign(`stored/${secret}`)
}

/** Pages read the secret from the fragment, which reaches no server and no log; a calendar has only an address to ask. */
export const linkTo = {
  join: (appOrigin: string, secret: string) => `${appOrigin}/join#${secret}`,
  me: (appOrigin: string, secret: string) => `${appOrigin}/me#${secret}`,
  calendar: (appOrigin: string, secret: string) => `${appOrigin}/api/calendars/${secret}`,
  teamLink: (appOrigin: string, secret: string) => `${appOrigin}/link#${secret}`,
} as const
