import { toBase64Url } from '../shared/identity/signer.ts'
import { createDatabase, type Database } from './db/database.ts'
import { type Env, parseEnv } from './env.ts'
import { createSigners, type Signers } from './keys.ts'
import { createRoomClient, type RoomClient } from './room-client.ts'

/** What the platform gives and tests set: the clock, and randomness of the given number of bytes. */
export type Deps = {
  readonly now: () => number
  readonly randomBytes: (length: number) => Uint8Array
}

/** Everything a handler works with. */
export type Services = {
  readonly env: Env
  readonly db: Database
  readonly signers: Signers
  readonly room: RoomClient
  readonly now: () => number
  /** A new random id: 128 bits, URL-safe. */
  readonly newId: () => string
  /** A new random secret for a link: 192 bits, URL-safe. */
  readonly newSecret: () => string
}

/** Reads the environment once and derives the keys. Throws `ConfigurationError` when something is missing. */
export async function createServices(rawEnv: unknown, { now, randomBytes }: Deps): Promise<Services> {
  const env = parseEnv(rawEnv)
  const signers = await createSigners(env.TURNOUT_SECRET)
  return {
    env,
    signers,
    db: createDatabase(env.DB),
    room: createRoomClient({ roomOrigin: env.ROOM_ORIGIN, signer: signers.workerToRoom, now }),
    now,
    newId: () => toBase64Url(randomBytes(16)),
    newSecret: () => toBase64Url(randomBytes(24)),
  }
}
