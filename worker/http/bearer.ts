import { isTokenSecret } from '../identity/token-secrets.ts'
import type { Services } from '../services.ts'
import { checkLimit } from './limit.ts'
import { type ApiResult, tokenNotValid } from './refusals.ts'

/** The secret that a program sends. */
export function readBearer(request: Request): string | null {
  return /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}

/** Whether a secret is worth asking the database about: it was made here, and was not found revoked before. */
export async function mayBeValid(services: Services, secret: string): Promise<boolean> {
  return (await isTokenSecret(services, secret)) && !(await services.revokedSecrets.has(secret))
}

type Refused = Extract<ApiResult<never>, { ok: false }>

/** Told alike whatever is wrong with it, and told to try less often where it is tried too often. */
export async function refuseToken(services: Services, request: Request): Promise<Refused> {
  // Counted apart from people who join from the same address.
  const within = await checkLimit(services, 'LIMIT_JOIN', request, 'token')
  return within.ok ? tokenNotValid() : within
}
