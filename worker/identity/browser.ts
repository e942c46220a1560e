import { sha256Hex } from '../keys.ts'
import type { Services } from '../services.ts'

/** The cookie that makes a browser the same browser the next time. It names no person: D1 knows who it is to whom. */
export const SESSION_COOKIE = 'turnout_session'

/** The longest that browsers keep a cookie. */
const MAX_AGE_SECONDS = 400 * 24 * 3600

const COOKIE_VALUE = /^([\w-]{16,64})\.([\w-]{43})$/

/** A browser that showed a genuine cookie. `hash` is what the record knows it by. */
export type Browser = { readonly browserId: string; readonly hash: string }

/** The browser behind a cookie value. A forged or malformed one is nobody, not an error. */
export async function readBrowser(services: Services, cookie: string | undefined): Promise<Browser | null> {
  const [, browserId, signature] = COOKIE_VALUE.exec(cookie ?? '') ?? []
  if (browserId === undefined || signature === undefined) return null
  const genuine = await services.signers.session.verify(browserId, signature)
  return genuine ? { browserId, hash: await sha256Hex(browserId) } : null
}

export async function newBrowser(services: Services): Promise<Browser> {
  const browserId = services.newId()
  return { browserId, hash: await sha256Hex(browserId) }
}

/** The Set-Cookie header that makes or keeps a browser signed in. */
export async function sessionCookie({ env, signers }: Services, { browserId }: Browser): Promise<string> {
  const value = `${browserId}.${await signers.session.sign(browserId)}`
  const attributes = ['Path=/', `Max-Age=${MAX_AGE_SECONDS}`, 'HttpOnly', 'SameSite=Lax']
  if (env.APP_ORIGIN.startsWith('https:')) attributes.push('Secure')
  return [`${SESSION_COOKIE}=${value}`, ...attributes].join('; ')
}
