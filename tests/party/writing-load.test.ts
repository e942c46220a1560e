import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readNotes } from '../../shared/board/notes.ts'
import { writeOf } from '../support/private-writing.ts'
import { join, type RoomClient } from './support/room-client.ts'
import { FAYE } from './support/signing.ts'
import { useRoom } from './support/use-room.ts'
import { createRoom } from './support/worker-stand-in.ts'
import { cardIdNo, textNo, writerNo, writingAgenda } from './support/writing-room.ts'

const live = useRoom({ ofItsOwn: true })

const PEOPLE = 40
const CARDS = 12
/** Each person says this often what they have typed meanwhile. */
const EVERY_MS = 1_000
const TYPED = 5

test(`${PEOPLE} people write ${CARDS} cards each alone, type, and see all of them revealed at once`, async () => {
  const room = await createRoom(live.server.origin, undefined, undefined, writingAgenda('anonymous'))
  const faye = await join(live.server.host, room, FAYE)
  const writers = await Promise.all(
    Array.from({ length: PEOPLE }, (_, at) => join(live.server.host, room, writerNo(at))),
  )
  for (let card = 0; card < CARDS; card++) {
    const answers = writers.map((writer, at) => writer.command(writeOf(cardIdNo(at, card), textNo(at, card))))
    for (const answer of await Promise.all(answers)) expect(answer).toBe('done')
  }
  const took = (await Promise.all(writers.map(typeOnLastCard))).flat().toSorted((a, b) => a - b)
  expect(took).toHaveLength(PEOPLE * TYPED)

  const begunAtMs = performance.now()
  expect(await faye.command({ type: 'reveal', stageId: 'objectives' })).toBe('done')
  const doneMs = performance.now() - begunAtMs
  const everybody = [faye, ...writers]
  const isThere = (client: RoomClient) => client.doc.getMap('notes').size === PEOPLE * CARDS
  await Promise.all(everybody.map((client) => client.until('all cards are there', () => isThere(client))))
  const seenMs = performance.now() - begunAtMs
  const notes = readNotes(faye.doc).areas.get('objectives')?.loose ?? []
  expect(new Set(notes.map(({ text }) => text.split(' ')[0])).size).toBe(PEOPLE * CARDS)

  const p95Ms = took[Math.floor(took.length * 0.95)] ?? Number.NaN
  console.info(
    `taken in within ${p95Ms.toFixed(0)} ms (p95); reveal decided and stored in ${doneMs.toFixed(0)} ms, ` +
      `with ${everybody.length} clients in one process all of it everywhere in ${seenMs.toFixed(0)} ms`,
  )
})

/** Types on their last card, at a rhythm of their own, and tells how long each bit took to be durable, in ms. */
async function typeOnLastCard(writer: RoomClient, at: number): Promise<readonly number[]> {
  await delay((at * EVERY_MS) / PEOPLE)
  const answers: Promise<number>[] = []
  for (let bit = 1; bit <= TYPED; bit++) {
    const sentAtMs = performance.now()
    const text = `${textNo(at, CARDS - 1)}${' and more'.repeat(bit)}`
    const answer = writer.command(writeOf(cardIdNo(at, CARDS - 1), text, { isChange: true }))
    answers.push(answer.then((said) => (said === 'done' ? performance.now() - sentAtMs : Number.NaN)))
    await delay(EVERY_MS)
  }
  return Promise.all(answers)
}
