import { toBase64Url } from '../shared/identity/signer.ts'
import { createDatabase, type Database } from './db/database.ts'
import { type Env, parseEnv } from './env.ts'
import { createRevokedSecrets, type RevokedSecrets } from './identity/token-secrets.ts'
import { createSigners, type Signers } from './keys.ts'
import { createRoomClient, type FetchRoom, type RoomClient } from './room-client.ts'
import type { RoomNamespace } from './room-gate.ts'
import { createSecretSeal, type SecretSeal } from './webhooks/secret-seal.ts'

/** What the platform gives and tests set: the clock, and randomness of the given number of bytes. */
export type Deps = {
  readonly now: () => number
  readonly randomBytes: (length: number) => Uint8Array
  /** How long a webhook may take to answer; 10 seconds. */
  readonly webhookTimeoutMs?: number
}

const WEBHOOK_TIMEOUT_MS = 10_000

/** Everything a handler works with. */
export type Services = {
  readonly env: Env
  readonly db: Database
  readonly signers: Signers
  readonly revokedSecrets: RevokedSecrets
  readonly room: RoomClient
  /** Where clients connect to rooms. */
  readonly roomOrigin: string
  /** The rooms themselves, when they are bound to this Worker and not on a host of their own. */
  readonly rooms: RoomNamespace | null
  readonly webhooks: {
    readonly secrets: SecretSeal
    /** The development flag: private addresses, and http. */
    readonly allowsPrivate: boolean
    readonly timeoutMs: number
  }
  readonly now: () => number
  /** A new random id: 128 bits, URL-safe. */
  readonly newId: () => string
  /** A new random secret for a link: 192 bits, URL-safe. */
  readonly newSecret: () => string
}

/** Reads the environment once and derives the keys. Throws `ConfigurationError` when something is missing. */
export async function createServices(rawEnv: unknown, deps: Deps): Promise<Services> {
  const { now, randomBytes, webhookTimeoutMs = WEBHOOK_TIMEOUT_MS } = deps
  const env = parseEnv(rawEnv)
  const signers = await createSigners(env.TURNOUT_SECRET)
  const rooms = env.ROOM_ORIGIN === undefined ? (env.ROOM ?? null) : null
  const roomOrigin = env.ROOM_ORIGIN ?? env.APP_ORIGIN
  const fetchRoom: FetchRoom = (workshopId, url, init) =>
    rooms ? rooms.getByName(workshopId).fetch(url, init) : fetch(url, init)
  return {
    env,
    signers,
    revokedSecrets: createRevokedSecrets({ signers }),
    db: createDatabase(env.DB),
    room: createRoomClient({ roomOrigin, fetchRoom, signer: signers.workerToRoom, now }),
    roomOrigin,
    rooms,
    webhooks: {
      secrets: await createSecretSeal(env.TURNOUT_SECRET, randomBytes),
      allowsPrivate: env.WEBHOOK_ALLOW_PRIVATE === '1',
      timeoutMs: webhookTimeoutMs,
    },
    now,
    newId: () => toBase64Url(randomBytes(16)),
    newSecret: () => toBase64Url(randomBytes(24)),
  }
}
