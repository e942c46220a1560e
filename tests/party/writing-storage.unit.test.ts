import { describe, expect, test } from 'vitest'
import type { NoteCard } from '../../shared/board/cards.ts'
import { readNotes } from '../../shared/board/notes.ts'
import { pulseOf, writeOf } from '../support/private-writing.ts'
import { type MemoryClient, openRoomInMemory } from './support/room-in-memory.ts'
import { FAYE } from './support/signing.ts'
import { storedText } from './support/stored-text.ts'
import { cardIdNo, textNo, writerNo, writingAgenda } from './support/writing-room.ts'

type Room = Awaited<ReturnType<typeof openRoomInMemory>>

/** So many with so much to say that the state is more than one value of the storage takes. */
const MANY = { people: 40, cards: 12 }
const FEW = { people: 5, cards: 2 }
/** Makes each card as long as a long one is. */
const PADDING = ' and so on'.repeat(28)

async function write({ people, cards }: typeof MANY, naming: 'named' | 'anonymous' = 'anonymous') {
  const room = await openRoomInMemory({ agenda: writingAgenda(naming) })
  const faye = await room.join(FAYE)
  const writers: MemoryClient[] = []
  for (let at = 0; at < people; at++) writers.push(await room.join(writerNo(at), null))
  for (let card = 0; card < cards; card++) {
    for (const [at, writer] of writers.entries()) {
      const command = writeOf(cardIdNo(at, card), `${textNo(at, card)}${PADDING}`)
      expect(await room.give(writer, command)).toBe('done')
    }
  }
  return { room, faye, writers }
}

const REVEAL = { type: 'reveal', stageId: 'objectives' } as const

function notesOf({ doc }: MemoryClient): readonly NoteCard[] {
  if (!doc) throw new Error('It has no document.')
  return readNotes(doc).areas.get('objectives')?.loose ?? []
}

/** What in the storage says who wrote something, or which card of theirs it was. */
function tracesIn({ storage }: Room): readonly string[] {
  const traces: string[] = []
  for (const key of storage.keys('')) {
    const text = storedText({ keys: () => [key], entries: storage.entries })
    const isBoard = key.startsWith('doc/')
    if (!isBoard && /alone-\d+-\d+-said/.test(text)) traces.push(`${key} has a text`)
    if (isBoard && /p-writer-\d+/.test(text)) traces.push(`${key} has a person`)
    if (/device-\d+-card-\d+/.test(text)) traces.push(`${key} has a card’s old id`)
  }
  const state = storedText(storage, 'state')
  if (!/"authors":\{\}/.test(state) || /"authors":\{"/.test(state)) traces.push('the state names authors')
  return traces
}

const keysOfState = ({ storage }: Room) => storage.keys('state')

describe('when what was written in an anonymous stage is revealed', () => {
  test('nothing in the storage says who wrote what, in either copy of the state, and every card is there', async () => {
    const { room, faye, writers } = await write(MANY)
    // Until then the room has to know, in the state and nowhere else.
    expect(storedText(room.storage, 'state')).toContain(textNo(0, 0))
    expect(storedText(room.storage, 'doc/')).not.toMatch(/alone-/)
    expect(tracesIn(room).filter((trace) => !trace.startsWith('state'))).toEqual([])
    expect(keysOfState(room).length).toBeGreaterThan(2)
    expect(await room.give(faye, REVEAL)).toBe('done')
    expect(tracesIn(room)).toEqual([])

    const texts = notesOf(faye).map(({ text }) => text.replace(PADDING, ''))
    const all = writers.flatMap((_, at) =>
      Array.from({ length: MANY.cards }, (_card, card) => textNo(at, card)),
    )
    expect(texts.toSorted()).toEqual(all.toSorted())
    // A machine that dies now finds nothing when it comes back, and everything that was revealed.
    await room.crash()
    expect(tracesIn(room)).toEqual([])
    const again = await room.join(FAYE)
    expect(notesOf(again)).toHaveLength(all.length)
    expect(again.visible.revealed['objectives']).toMatchObject({ cards: all.length, naming: 'anonymous' })
    expect(again.visible.writing).toEqual({})
    expect(room.reports).toEqual([])
  })

  test.each([0, 1])(
    'and the machine dies with %i writes on the disk: it waits still, or is there without a trace',
    async (kept) => {
      const { room, faye } = await write(FEW)
      room.storage.fault = 'unsynced'
      expect(await room.give(faye, REVEAL)).toBeNull()
      expect(notesOf(faye)).toEqual([])
      room.storage.fault = 'none'
      await room.crash(kept)
      const again = await room.join(FAYE)
      const isRevealed = again.visible.revealed['objectives'] !== undefined
      expect(notesOf(again)).toHaveLength(isRevealed ? 10 : 0)
      if (!isRevealed) expect(await room.give(again, REVEAL)).toBe('done')
      expect(notesOf(again)).toHaveLength(10)
      expect(tracesIn(room)).toEqual([])
    },
  )

  test('a copy of the state that was found damaged meanwhile goes with it', async () => {
    const { room } = await write(MANY)
    for (const key of keysOfState(room).filter((each) => each.startsWith('state#'))) room.storage.damage(key)
    await room.crash()
    expect(room.storage.keys('damaged/').length).toBeGreaterThan(0)
    expect(room.reports.join('\n')).toMatch(/stored data is damaged/)
    expect(room.reports.join('\n')).not.toMatch(/alone-|p-writer-|device-/)
    const again = await room.join(FAYE)
    expect(await room.give(again, REVEAL)).toBe('done')
    // The newest of the two copies may have been the damaged one, so that the last word is missing.
    expect(notesOf(again).length).toBeGreaterThanOrEqual(MANY.people * MANY.cards - 1)
    expect(tracesIn(room)).toEqual([])
    expect(room.storage.keys('damaged/')).toEqual([])
  })

  test('storage that fails is tried again until nothing is left, and nobody sees a card before', async () => {
    const { room, faye } = await write(FEW)
    room.storage.fault = 'failing'
    expect(await room.give(faye, REVEAL)).toBeNull()
    expect(notesOf(faye)).toEqual([])
    room.storage.fault = 'none'
    await room.pass(10_000)
    expect(notesOf(faye)).toHaveLength(10)
    expect(tracesIn(room)).toEqual([])
  })
})

test('what was written in a named stage leaves the secrets as well: its author is told beside the card, and no more', async () => {
  const { room, faye } = await write(FEW, 'named')
  expect(await room.give(faye, REVEAL)).toBe('done')
  const notes = notesOf(faye)
  expect(notes).toHaveLength(10)
  for (const { id, text } of notes) {
    expect(faye.visible.authors[id]).toBe(`p-writer-${/alone-(\d+)-/.exec(text)?.[1]}`)
  }
  expect(storedText(room.storage, 'state')).not.toMatch(/alone-|device-/)
  await room.crash()
  expect((await room.join(FAYE)).visible.authors).toEqual(faye.visible.authors)
})

test('a card that its author took back is nowhere any more', async () => {
  const { room, writers } = await write(FEW)
  const [writer] = writers
  if (!writer) throw new Error('Somebody wrote.')
  expect(storedText(room.storage)).toContain(textNo(0, 1))
  const withdrawal = { type: 'withdraw-private', cardId: cardIdNo(0, 1) } as const
  expect(await room.give(writer, withdrawal)).toBe('done')
  expect(storedText(room.storage)).not.toContain(textNo(0, 1))
  expect(storedText(room.storage)).toContain(textNo(0, 0))
})

test('of a pulse that was shown nothing says who gave which answer', async () => {
  const { room, faye, writers } = await write(FEW)
  expect(await room.give(faye, { type: 'go-to-stage', stageId: 'pulse' })).toBe('done')
  for (const [at, writer] of writers.entries()) {
    expect(await room.give(writer, pulseOf((at % 5) + 1, `word-${at}`))).toBe('done')
  }
  expect(storedText(room.storage, 'state')).toMatch(/"p-writer-3"[^{}]*\{"score":4,"word":"word-3"\}/)
  expect(await room.give(faye, { type: 'reveal', stageId: 'pulse' })).toBe('done')
  const { counts, words } = faye.visible.pulses['pulse'] ?? {}
  expect(counts).toEqual([1, 1, 1, 1, 1])
  expect(words?.toSorted()).toEqual(['word-0', 'word-1', 'word-2', 'word-3', 'word-4'])
  expect(storedText(room.storage, 'state')).not.toMatch(/"score"/)
})
