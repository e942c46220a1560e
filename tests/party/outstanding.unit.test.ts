import { describe, expect, test } from 'vitest'
import { Outstanding } from '../../party/connections/outstanding.ts'
import { Sessions } from '../../party/connections/sessions.ts'
import { KEEP_WITHIN_MS, READER_LIMITS } from '../../party/limits.ts'
import { syncFrame } from './support/sync-frames.ts'

const MB = 1_048_576
const fresh = { isAwakened: false, hasAcknowledged: false } as const

describe('what a reader has not taken in', () => {
  test('is counted until it says so, and not a byte more than 1 MB may be', () => {
    const reader = new Outstanding(fresh)
    for (let frame = 0; frame < 16; frame++) reader.sent(MB / 16, 0)
    expect(reader.isTooMuch).toBe(false)
    reader.sent(1, 0)
    expect(reader.isTooMuch).toBe(true)
    reader.acknowledged(1, 0)
    expect(reader.isTooMuch).toBe(false)
  })

  test('of small frames too: no more than one stretch is held back of what was acknowledged', () => {
    const reader = new Outstanding(fresh)
    for (let frame = 1; frame <= 50_000; frame++) {
      reader.sent(200, frame)
      if (frame % 100 === 0) reader.acknowledged(frame, frame)
      expect(reader.isTooMuch).toBe(false)
    }
  })

  test('has no age for a client that never acknowledges, however long it is', () => {
    const reader = new Outstanding(fresh)
    for (let second = 0; second < 3_600; second++) reader.sent(100, second * 1_000)
    expect(reader.dueAtMs).toBeNull()
    expect(reader.isTooMuch).toBe(false)
  })

  test('is due 15 s after it was sent, and nothing is once all is acknowledged', () => {
    const reader = new Outstanding(fresh)
    reader.sent(10, 1_000)
    reader.acknowledged(1, 1_100)
    expect(reader.dueAtMs).toBeNull()
    reader.sent(10, 2_000)
    reader.sent(10, 9_000)
    expect(reader.dueAtMs).toBe(2_000 + READER_LIMITS.maxAgeMs)
    reader.acknowledged(2, 9_100)
    expect(reader.dueAtMs).toBe(9_000 + READER_LIMITS.maxAgeMs)
    reader.acknowledged(3, 9_200)
    expect(reader.dueAtMs).toBeNull()
    expect(reader.isOwed).toBe(false)
  })

  test('leaves the first answer out, and gives time for it and for what waits behind it', () => {
    const reader = new Outstanding(fresh)
    reader.sent(30, 0)
    reader.acknowledged(1, 0)
    reader.sent(8 * MB, 1_000, true)
    reader.sent(100, 1_500)
    expect(reader.isTooMuch).toBe(false)
    expect(reader.dueAtMs).toBe(1_000 + 15_000 + 8 * 15_000)
    reader.acknowledged(2, 100_000)
    expect(reader.dueAtMs).toBe(100_000 + 15_000)
    reader.acknowledged(3, 100_001)
    expect(reader.isOwed).toBe(false)
  })

  test('may be one frame that is larger than the limit by itself, and not two', () => {
    const reader = new Outstanding(fresh)
    reader.sent(2, 0, true)
    reader.sent(3 * MB, 0)
    reader.sent(1_000, 0)
    expect(reader.isTooMuch).toBe(false)
    reader.acknowledged(2, 0)
    reader.sent(3 * MB, 0)
    expect(reader.isTooMuch).toBe(false)
    reader.sent(3 * MB, 0)
    expect(reader.isTooMuch).toBe(true)
  })

  test('is not lowered by a claim to have taken in what was never sent', () => {
    const liar = new Outstanding(fresh)
    liar.sent(100, 0)
    liar.acknowledged(1_000_000_000, 0)
    for (let frame = 0; frame < 17; frame++) liar.sent(MB / 16, 0)
    liar.acknowledged(1_000_000_000, 0)
    expect(liar.isTooMuch).toBe(true)
    liar.acknowledged(3, 0)
    expect(liar.isTooMuch).toBe(true)
  })

  test('is what was sent since a sleep: the first acknowledgement afterwards settles what came before', () => {
    const reader = new Outstanding({ isAwakened: true, hasAcknowledged: true })
    for (let frame = 0; frame < 5; frame++) reader.sent(100, 1_000)
    expect(reader.dueAtMs).toBe(16_000)
    // 5,000 before the sleep, and 3 of the 5 since.
    reader.acknowledged(5_003, 1_100)
    expect(reader.isOwed).toBe(false)
    // By the first that says more than was thought, the count is exact again.
    reader.sent(100, 2_000)
    reader.acknowledged(5_006, 2_100)
    expect(reader.isOwed).toBe(false)
    reader.sent(100, 3_000)
    reader.acknowledged(5_006, 3_100)
    expect(reader.dueAtMs).toBe(18_000)
    reader.acknowledged(5_007, 3_200)
    expect(reader.isOwed).toBe(false)
  })
})

/** A clock and its timers, moved by hand; the room's own sessions on it. */
function roomOf(people: number) {
  let nowMs = 0
  const timers = new Set<{ readonly atMs: number; readonly task: () => void }>()
  const closed: string[] = []
  const kept = new Map<string, unknown[]>()
  const sessions = new Sessions(
    {
      nowMs: () => nowMs,
      later: (delayMs, task) => {
        const timer = { atMs: nowMs + delayMs, task }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    },
    (session) => sessions.remove(session.id),
  )
  const readers = Array.from({ length: people }, (_, at) => {
    const id = `s-${at}`
    const socket = {
      id,
      send: () => {},
      close: (name: string) => closed.push(`${id} ${name}`),
      keep: (attachment: unknown) => kept.set(id, [...(kept.get(id) ?? []), attachment]),
    }
    return sessions.open(socket, `p-${at}`)
  })
  const passTo = (atMs: number) => {
    for (;;) {
      const [next] = [...timers].filter((timer) => timer.atMs <= atMs).sort((a, b) => a.atMs - b.atMs)
      if (!next) break
      timers.delete(next)
      nowMs = next.atMs
      next.task()
    }
    nowMs = atMs
  }
  return { sessions, readers, closed, kept, passTo, timers: () => timers.size }
}

describe('the room’s watch over its readers', () => {
  const frame = syncFrame(2, new Uint8Array(100))

  test('sends away who went silent and nobody else, by one timer for all', () => {
    const { readers, closed, passTo, timers } = roomOf(50)
    for (const reader of readers) {
      reader.sendBinary(frame)
      reader.acknowledged(1)
    }
    passTo(KEEP_WITHIN_MS)
    expect(timers()).toBe(0)
    for (const reader of readers) reader.sendBinary(frame)
    expect(timers()).toBe(1)
    passTo(5_000)
    for (const reader of readers.slice(1)) reader.acknowledged(2)
    passTo(KEEP_WITHIN_MS + READER_LIMITS.maxAgeMs - 1)
    expect(closed).toEqual([])
    passTo(KEEP_WITHIN_MS + READER_LIMITS.maxAgeMs)
    expect(closed).toEqual(['s-0 too-slow'])
    expect(timers()).toBe(0)
  })

  test('waits for nothing that a client which never acknowledges owes', () => {
    const { readers, closed, passTo, timers } = roomOf(3)
    for (const reader of readers) reader.sendBinary(frame)
    expect(timers()).toBe(0)
    passTo(3_600_000)
    expect(closed).toEqual([])
    const [reader] = readers
    for (let sent = 0; sent < 11_000; sent++) reader?.sendBinary(frame)
    expect(closed).toEqual(['s-0 too-slow'])
  })

  test('does not count the answer to the first question, and counts the second', () => {
    const { readers, closed } = roomOf(1)
    const [reader] = readers
    reader?.sendBinary(syncFrame(1, new Uint8Array(8 * MB)))
    reader?.sendBinary(frame)
    expect(closed).toEqual([])
    reader?.sendBinary(syncFrame(1, new Uint8Array(MB - 50)))
    expect(closed).toEqual(['s-0 too-slow'])
  })
})

test('what must outlive a sleep is put down once for all that changed in a second', () => {
  const { readers, kept, passTo, timers } = roomOf(2)
  for (const reader of readers) {
    for (let version = 1; version <= 100; version++) {
      reader.version = version
      reader.keep()
    }
  }
  expect(timers()).toBe(1)
  passTo(KEEP_WITHIN_MS)
  for (const reader of readers) {
    expect(kept.get(reader.id)).toHaveLength(2)
    expect(kept.get(reader.id)?.at(-1)).toMatchObject({ version: 100 })
  }
  expect(timers()).toBe(0)
})
