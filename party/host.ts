import type { CloseName } from '../shared/protocol/close-codes.ts'
import type { UsageLimits } from './raised-limits.ts'

/*
 * What the room needs from whatever it runs on, and no more. `hosts/` provides it, on PartyKit and on
 * Durable Objects of our own; the core knows no host.
 */

/** A connection. `send` never throws: one broken socket must not stop the others. */
export type SocketPort = {
  readonly id: string
  send(frame: string | Uint8Array): void
  close(name: CloseName): void
  /** Small data that survives hibernation with the socket; 2,048 bytes at most, the URL included, so ids only. */
  keep(attachment: unknown): void
}

/** A connection that outlived the room's memory, with what was kept of it. */
export type KeptSocket = { readonly socket: SocketPort; readonly attachment: unknown }

/**
 * The room's storage. Values are structured clones of at most 128 KiB. `write` and `replace` are atomic and do not hold
 * outgoing frames back; what they wrote is durable when a `sync()` that was called after them resolves.
 */
export type StoragePort = {
  /** Entries under a prefix in the order of their keys; `startAfter` itself is left out. */
  list(
    prefix: string,
    options: { readonly limit: number; readonly startAfter?: string },
  ): Promise<ReadonlyMap<string, unknown>>
  /** Those of the entries that are there; 128 keys at most. */
  get(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>
  write(entries: Readonly<Record<string, unknown>>): Promise<void>
  /** Deletes entries; a crash may leave some of them. */
  remove(keys: readonly string[]): Promise<void>
  /** Writes and deletes in one transaction. Frames that come meanwhile wait until it is over. */
  replace(entries: Readonly<Record<string, unknown>>, deletedKeys: readonly string[]): Promise<void>
  sync(): Promise<void>
  /** Deletes everything there is, the alarm too. */
  clear(): Promise<void>
  /** One alarm at a time; `null` takes it away. */
  setAlarm(atMs: number | null): Promise<void>
}

export type DeliveryAnswer = { readonly status: number; readonly body: string }

export type RoomHost = {
  /** What people may use: the table's values, or more where a development setting says so. */
  readonly limits: UsageLimits
  readonly storage: StoragePort
  readonly nowMs: () => number
  /** 0 to 1. */
  readonly random: () => number
  /** URL-safe, not guessable. */
  readonly randomId: () => string
  readonly sha256Hex: (text: string) => Promise<string>
  /** Posts a body to the Worker's event route for this room, signed. Throws when the Worker cannot be reached. */
  readonly deliver: (workshopId: string, body: string) => Promise<DeliveryAnswer>
  /** The sockets that are open now, for a room that has just woken up. */
  readonly openSockets: () => readonly KeptSocket[]
  /** Runs `task` after `delayMs`; the returned function cancels it. A waiting task keeps the room from hibernating. */
  readonly later: (delayMs: number, task: () => void) => () => void
  /** What went wrong and nobody else is told of. */
  readonly report: (what: string, error: unknown) => void
}
