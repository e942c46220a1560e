import { BOARD_LIMITS } from '../shared/board/layout.ts'

/** Tokens that come back with time, `burst` of them at most. */
export type Rate = { readonly perSecond: number; readonly burst: number }

/**
 * Everything that a connection, a person or the room may use at most, in one table. What a board may hold is in
 * `BOARD_LIMITS`, since the client keeps to it too. Rates are a person's, over all their tabs and reconnects.
 */
export const LIMITS = {
  /** People in the room at once, all of whom may write. */
  maxPeople: 300,
  /** Open connections of one room, and of one person. */
  maxConnections: 600,
  maxConnectionsPerPerson: 20,
  /** The provider cuts frames at 1,000,000 bytes; a little more than that is let through whole. */
  maxFrameBytes: 1_048_576,
  /** A text frame. The largest honest one is `finalise` with a reason for each dropped item. */
  maxTextFrameLength: 262_144,
  /** Objects and lists within each other. A command has six at most. */
  maxTextDepth: 16,
  /** A step 1: some 10 bytes for each tab that ever wrote. */
  maxStateVectorBytes: 131_072,
  maxPresenceBytes: 2_048,
  /** A frame put together from pieces: a whole document with its deletions, sent once after being offline. */
  maxBatchBytes: BOARD_LIMITS.maxDocumentBytes + 1_048_576,
  /** Announced by all connections together; over it the next one comes back a little later. */
  maxBatchBytesInRoom: 6 * (BOARD_LIMITS.maxDocumentBytes + 1_048_576),
  /** A sender of pieces who stops half-way is sent away; until then the room stays awake for the rest. */
  batchTimeoutMs: 60_000,
  /** Updates that wait for their predecessors, for each connection. */
  maxHeldBytes: 1_048_576,
  /** Fast typing is 10 to 30 frames a second, undoing a lot a short burst. Nobody honest goes over this. */
  frames: { perSecond: 100, burst: 1_000 },
  /** Three whole documents at once, for a flaky network, or a 500 KB paste each half second. Over it: a fresh start. */
  bytes: { perSecond: 1_048_576, burst: 32 * 1_048_576 },
  commands: { perSecond: 30, burst: 120 },
  /** Shown to the others some 15 times a second; what comes faster takes the place of what waits. */
  presence: { perSecond: 15, burst: 30 },
  /** Steps 1 and 2, two for each connection: each is answered, or applied, by itself. */
  catchUps: { perSecond: 2, burst: 80 },
  /** Items looked at to find the places of new ones: none for who types alone, a few where several type at one spot. */
  contention: { perSecond: 100_000, burst: 4_000_000 },
  /** Yjs client ids that one person brings in. A tab is one; after a crash somebody may bring back those of others. */
  maxWriterIds: 1_000,
  /** Refusals and unreadable frames of one person within `withinMs`: the last of them closes the door for `barredMs`. */
  abuse: { strikes: 5, withinMs: 60_000, barredMs: 60_000 },
  /** Commands that wait for storage; over it they are refused, since nobody knows for how long. */
  maxQueuedJobs: 1_000,
  /** Body of the Worker's requests. */
  maxRequestLength: 65_536,
} as const

/**
 * What a reader may leave unacknowledged before it is sent away, to come back by its state vector. The answer to its first
 * question, a whole document perhaps, is not counted, and is given time for by its size.
 */
export const READER_LIMITS = { maxBytes: 1_048_576, maxAgeMs: 15_000, msForEachMegabyte: 15_000 } as const

/** What a connection may send before it is let in: an honest one asks for the document and says where it is. */
export const ENTRANCE_LIMITS = { frames: 64, bytes: 1_048_576 } as const

/** Yjs client ids of which it is kept whose they are. A tab has one for as long as it is open. */
export const BINDING_LIMITS = { inRoom: 10_000, ofOnePerson: 200 } as const

/** People who come, go and look away within this time are told of in one message. */
export const ATTENDANCE_WINDOW_MS = 66

/**
 * Who has voted and who is done is gathered for so long: nobody waits for it, and with hundreds of people in the room each
 * message of it is hundreds of frames.
 */
export const PROGRESS_WINDOW_MS = 200

/** While a vote is open, its proposals' words are compared with the board's so long after these have changed. */
export const FOLLOW_WITHIN_MS = 1_000

/** Who brought which card is gathered for so long: nobody waits for it, and each time the whole state is stored. */
export const AUTHORS_WINDOW_MS = 1_000

/** What has to outlive hibernation is put down at the latest so long after it changed; until then the room stays awake. */
export const KEEP_WITHIN_MS = 1_000

/** The window grows by a millisecond for so many bytes that the last flush sent to everybody together. */
const FAN_OUT_BYTES_PER_MS = 262_144

/**
 * How long after the last flush the next one waits, in ms. By counts, since a clock stands still while a Durable Object
 * runs: short for few people, as nobody gains by waiting, and longer the more sending a flush costs.
 * @param last `bytes` of the last flush's frame
 */
export function flushWindowMs({
  readers,
  bytes,
}: {
  readonly readers: number
  readonly bytes: number
}): number {
  const few = { readers: 10, ms: 4 }
  const many = { readers: 300, ms: 50 }
  const share = Math.max(0, (readers - few.readers) / (many.readers - few.readers))
  const forPeople = few.ms + (many.ms - few.ms) * share
  return Math.round(Math.min(many.ms, forPeople + (readers * bytes) / FAN_OUT_BYTES_PER_MS))
}

/**
 * Frames that a room may send without gathering first. Ten people who type stay below it, so that nobody waits where
 * nothing is gained by it; of fifty, each flush is worth more than this gives.
 */
export const QUIET_SENDS: Rate = { perSecond: 1_000, burst: 100 }

/** Presence is looked at, not read: it is sent on less often. */
export const PRESENCE_WINDOW_MS = 66

/**
 * Stored as one put this long after the first edit in it. Longer saves frames (each put is a `saved` for everybody who
 * writes), shorter shows "saved" earlier; what is sent on to others never waits for it.
 */
export const SAVE_WITHIN_MS = 200

/** A put that takes longer counts as failed until it ends: people are told. */
export const STORAGE_SLOW_MS = 5_000

/** While storage fails: of more than this in edits that wait, the whole document is stored instead. */
export const MAX_WAITING_EDITS = { bytes: 1_048_576, count: 8_192 } as const

/**
 * A snapshot is taken when the log since the last one has so many rows or bytes, or is so old. For a large document it is
 * more of each, since a snapshot costs what the document is large.
 */
export const COMPACT_AFTER = {
  rows: 256,
  bytes: 524_288,
  ageMs: 600_000,
  bytesForOneMoreRow: 16_384,
} as const

/** When the last person leaves, a snapshot is taken already of so much: nobody has to wait for it then. */
export const COMPACT_WHEN_EMPTY_AFTER = { rows: 32, bytes: 65_536 } as const

/** Damaged entries that are kept aside, of 128 KiB at most each. */
export const MAX_DAMAGED_ENTRIES = 256

/** So long whoever comes in is told that part of the room was found damaged. */
export const DAMAGE_TOLD_MS = 86_400_000

/** 0.5 s doubling to 8 s: below the 15 s after which a client takes a silent room for dead. */
export function saveRetryMs(failures: number): number {
  return Math.min(8_000, 500 * 2 ** Math.min(failures - 1, 10))
}

/** 1 s doubling to 5 minutes, with jitter from `random` (0 to 1) so that rooms do not come back all at once. */
export function deliveryRetryMs(failures: number, random: number): number {
  return Math.round(Math.min(300_000, 1_000 * 2 ** Math.min(failures - 1, 12)) * (0.75 + 0.5 * random))
}

/** Answers to commands are kept this long, so that a command repeated after a reconnect is done once. */
export const ANSWERS_KEPT_MS = 3_600_000
