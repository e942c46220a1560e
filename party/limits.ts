import { BOARD_LIMITS } from '../shared/board/layout.ts'

/** Everything that a connection, a person or the room may use at most, in one table. */
export const LIMITS = {
  /** Open connections of one room; the next one is told that the room is full. */
  maxConnections: 500,
  /** The provider cuts frames at 1,000,000 bytes; a little more than that is let through whole. */
  maxFrameBytes: 1_048_576,
  /** A text frame. The largest honest one is `finalise` with a reason for each dropped item. */
  maxTextFrameLength: 262_144,
  /** A frame put together from pieces: a whole document with its deletions, sent once after being offline. */
  maxBatchBytes: BOARD_LIMITS.maxDocumentBytes + 1_048_576,
  /** A sender of pieces who stops half-way is sent away; until then the room stays awake for the rest. */
  batchTimeoutMs: 60_000,
  /** Updates that wait for their predecessors, for each connection. */
  maxHeldBytes: 1_048_576,
  /** Frames for each connection: fast typing is 10 to 30 a second, undoing a lot a short burst. */
  frames: { perSecond: 100, burst: 1_000 },
  commands: { perSecond: 20, burst: 80 },
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

/** People who come, go and look away within this time are told of in one message. */
export const ATTENDANCE_WINDOW_MS = 66

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
