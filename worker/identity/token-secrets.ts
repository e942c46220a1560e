import { TOKEN_PREFIX } from '../../shared/api/token-routes.ts'
import type { Services } from '../services.ts'
import { hashLinkSecret } from './link-secrets.ts'

type TokenServices = Pick<Services, 'signers'>

/** 66 bits of the signature: enough that nobody makes one up, and a secret stays one line. */
const SEAL_LENGTH = 11
const TOKEN_SECRET = new RegExp(`^${TOKEN_PREFIX}([\\w-]{32})([\\w-]{${SEAL_LENGTH}})$`)

/** A new secret for a program: random, and sealed with our key, so that what we never made is told from it without a query. */
export async function newTokenSecret(services: TokenServices & Pick<Services, 'newSecret'>): Promise<string> {
  const random = services.newSecret()
  return `${TOKEN_PREFIX}${random}${await sealOf(services, random)}`
}

/** Whether we made this secret at some time; whether its token still works is in the database. */
export async function isTokenSecret(services: TokenServices, secret: string): Promise<boolean> {
  const [, random, seal] = TOKEN_SECRET.exec(secret) ?? []
  return random !== undefined && seal === (await sealOf(services, random))
}

async function sealOf({ signers }: TokenServices, random: string): Promise<string> {
  return (await signers.link.sign(`token/${random}`)).slice(0, SEAL_LENGTH)
}

/** More of them than a team has tokens in years; when it is full, they are asked of the database once more. */
const MAX_REMEMBERED = 1_000

/** Secrets that were found revoked: none ever works again, so the database is not asked twice. By their hashes. */
export type RevokedSecrets = {
  has(secret: string): Promise<boolean>
  add(secret: string): Promise<void>
}

export function createRevokedSecrets(services: TokenServices): RevokedSecrets {
  const hashes = new Set<string>()
  return {
    has: async (secret) => hashes.has(await hashLinkSecret(services, secret)),
    async add(secret) {
      if (hashes.size >= MAX_REMEMBERED) hashes.clear()
      hashes.add(await hashLinkSecret(services, secret))
    },
  }
}
