import { expect, test } from 'vitest'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { castOf, dotSettings, dots, openOf } from '../support/ballots.ts'
import { writeOf } from '../support/private-writing.ts'
import { type MemoryClient, openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE } from './support/signing.ts'
import { cardIdNo, textNo, writerNo, writingAgenda } from './support/writing-room.ts'

type Room = Awaited<ReturnType<typeof openRoomInMemory>>

/** How much each of these puts on the disk, the last one beside all the others, and on average: in bytes, not in time. */
async function bytesOfEach(room: Room, steps: readonly (() => Promise<unknown>)[]) {
  const bytes: number[] = []
  for (const step of steps) {
    const before = room.storage.bytesPut
    expect(await step()).toBe('done')
    bytes.push(room.storage.bytesPut - before)
  }
  const sorted = bytes.toSorted((a, b) => a - b)
  const median = sorted[sorted.length >> 1] ?? 0
  return { mean: Math.round(bytes.reduce((sum, one) => sum + one, 0) / bytes.length), median }
}

function print(what: string, { mean, median }: { mean: number; median: number }, whole: number) {
  console.info(
    `${what}: ${median} bytes put (median), ${mean} (mean, wholes included); the whole takes ${whole}`,
  )
}

const wholeOf = ({ storage }: Room) =>
  storage.keys('state#').reduce((sum, key) => {
    const value = storage.entries.get(key)
    const bytes = typeof value === 'object' && value !== null && 'bytes' in value ? value.bytes : null
    return sum + (bytes instanceof Uint8Array ? bytes.byteLength : 0)
  }, 0)

test('a card that somebody writes alone costs what it says, and not what forty people have written', async () => {
  const [people, cards] = [40, 12]
  const room = await openRoomInMemory({ agenda: writingAgenda('anonymous') })
  await room.join(FAYE)
  const writers: MemoryClient[] = []
  for (let at = 0; at < people; at++) writers.push(await room.join(writerNo(at), null))
  const steps = Array.from({ length: cards }, (_, card) =>
    writers.map(
      (writer, at) => () =>
        room.give(writer, writeOf(cardIdNo(at, card), textNo(at, card).padEnd(300, ' so'))),
    ),
  ).flat()
  const each = await bytesOfEach(room, steps)
  const whole = wholeOf(room)
  print(`One of ${people * cards} cards`, each, whole)
  expect(whole).toBeGreaterThan(150_000)
  expect(each.median).toBeLessThan(2_500)
  expect(each.mean).toBeLessThan(8_000)
})

test('a vote costs what it says, and not what three hundred people have chosen', async () => {
  // With the facilitator as many as a room holds.
  const people = 299
  const items = Array.from({ length: 12 }, (_, at) => `k-${at}`)
  const room = await openRoomInMemory()
  const faye = await room.join(FAYE)
  if (!faye.doc) throw new Error('Faye has a document.')
  createObjective(faye.doc, { id: 'o-1', text: 'Ship with confidence' }, null)
  for (const id of items) createKeyResult(faye.doc, { id, objectiveId: 'o-1', text: `Proposal ${id}` }, null)
  await room.pass(1_000)
  const voters: MemoryClient[] = []
  for (let at = 0; at < people; at++) voters.push(await room.join(writerNo(at), null))
  expect(await room.give(faye, openOf(items, dotSettings({ reasons: 'optional' })))).toBe('done')
  const ballotId = faye.visible.ballots.at(-1)?.ballotId ?? ''
  const reasons = Object.fromEntries(items.map((id) => [id, `because of ${id} `.padEnd(40, 'so ')]))
  const cast = castOf(ballotId, dots({ 'k-0': 2, 'k-5': 1 }, reasons))
  const each = await bytesOfEach(
    room,
    voters.map((voter) => () => room.give(voter, cast)),
  )
  const whole = wholeOf(room)
  print(`One of ${people} votes`, each, whole)
  expect(whole).toBeGreaterThan(100_000)
  expect(each.median).toBeLessThan(2_500)
  expect(each.mean).toBeLessThan(8_000)
})
