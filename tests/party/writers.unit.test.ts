import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Sessions } from '../../party/connections/sessions.ts'
import { WriterIds } from '../../party/connections/writer-ids.ts'
import { BoardDocument } from '../../party/document/board-document.ts'
import { contentionOf } from '../../party/document/contention.ts'
import type { SocketPort } from '../../party/host.ts'
import { LIMITS } from '../../party/limits.ts'
import { entryOf } from '../../shared/board/layout.ts'
import { textOf } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'

const socket = (id: string): SocketPort => ({ id, send: () => {}, close: () => {}, keep: () => {} })

function room() {
  const clocks = new Map<number, number>()
  const sessions: Sessions = new Sessions({ nowMs: () => 0, later: () => () => {} }, (session) =>
    sessions.remove(session.id),
  )
  const writerIds = new WriterIds({ sessions, clockOf: (clientId) => clocks.get(clientId) ?? 0 })
  const join = (id: string, personId: string) => {
    const session = sessions.open(socket(id), personId)
    session.hasGivenDocument = true
    return session
  }
  return { clocks, writerIds, join }
}

const run = (clientId: number, start: number, end: number) => ({ clientId, start, end })
const edit = { isOwnEdit: true }
const catchUp = { isOwnEdit: false }

describe('a client id', () => {
  test('is of the person who writes with it, on all their tabs, and also when they are away', () => {
    const { clocks, writerIds, join } = room()
    const [pat, otherTab, mika] = [join('1', 'pat'), join('2', 'pat'), join('3', 'mika')]
    expect(writerIds.take(pat, [run(7, 0, 3)], edit)).toBe('fine')
    clocks.set(7, 3)
    expect(writerIds.take(mika, [run(7, 3, 4)], edit)).toBe('forged')
    expect(writerIds.take(mika, [run(7, 3, 4)], catchUp)).toBe('forged')
    expect(writerIds.take(mika, [run(8, 0, 1), run(7, 2, 9)], catchUp)).toBe('forged')
    expect(writerIds.take(otherTab, [run(7, 3, 4)], catchUp)).toBe('fine')
    pat.end('room-restarting')
    otherTab.end('room-restarting')
    expect(writerIds.take(mika, [run(7, 3, 4)], edit)).toBe('forged')
  })

  test('what the document has already is nobody’s forgery', () => {
    const { clocks, writerIds, join } = room()
    const [pat, mika] = [join('1', 'pat'), join('2', 'mika')]
    writerIds.take(pat, [run(7, 0, 3)], edit)
    clocks.set(7, 3)
    expect(writerIds.take(mika, [run(7, 0, 3)], catchUp)).toBe('fine')
  })

  test('after a crash anybody may bring back what the room has lost, until its person has given all they have', () => {
    const { writerIds, join } = room()
    const [pat, mika] = [join('1', 'pat'), join('2', 'mika')]
    pat.hasGivenDocument = false
    pat.presence = { clientId: 7, clock: 1, editing: null, isShown: true }
    expect(writerIds.take(mika, [run(7, 0, 3), run(9, 0, 4)], catchUp)).toBe('fine')
    pat.hasGivenDocument = true
    expect(writerIds.take(mika, [run(7, 3, 5)], catchUp)).toBe('forged')
    // Whom 9 belongs to nobody has said; and a copy that is merged in says nothing about it.
    expect(writerIds.take(mika, [run(9, 4, 5), run(10, 0, 1)], edit)).toBe('fine')
    expect(writerIds.take(pat, [run(9, 4, 6)], edit)).toBe('fine')
  })

  test('shown by presence stays its person’s when the connection is gone', () => {
    const { writerIds, join } = room()
    const [pat, mika] = [join('1', 'pat'), join('2', 'mika')]
    pat.presence = { clientId: 7, clock: 1, editing: null, isShown: true }
    writerIds.remember(pat)
    pat.end('room-restarting')
    expect(writerIds.take(mika, [run(7, 0, 1)], edit)).toBe('forged')
  })

  test('each person brings only so many', () => {
    const { writerIds, join } = room()
    const pat = join('1', 'pat')
    const many = Array.from({ length: LIMITS.maxWriterIds }, (_, at) => run(at + 1, 0, 1))
    expect(writerIds.take(pat, many, catchUp)).toBe('fine')
    expect(writerIds.take(pat, [run(5_000, 0, 1)], catchUp)).toBe('too-many')
  })
})

describe('contention', () => {
  const MOST = LIMITS.contention.burst

  function boardWithText(text: string) {
    const doc = new Y.Doc()
    doc.clientID = 1
    createObjective(doc, { id: 'o-1', text }, null)
    return doc
  }

  const copyOf = (doc: Y.Doc, clientId: number) => {
    const copy = new Y.Doc()
    copy.clientID = clientId
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    return copy
  }

  const updateOf = (doc: Y.Doc, change: () => void) => {
    const before = Y.encodeStateVector(doc)
    change()
    return Y.encodeStateAsUpdate(doc, before)
  }

  test('is none for who writes alone, wherever and in whatever order', () => {
    const doc = boardWithText('Ship with confidence')
    const other = copyOf(doc, 2)
    const text = textOf(other, 'o-1')
    const update = updateOf(other, () => {
      for (let at = 0; at < 200; at++) text?.insert((at * 7) % text.length, 'x')
      for (let at = 0; at < 200; at++) text?.insert(0, 'y')
      text?.delete(10, 100)
      for (let at = 0; at < 300; at++) createObjective(other, { id: `p-${at}`, text: 'Pasted' }, null)
    })
    expect(contentionOf(doc, update, MOST)).toBe(0)
  })

  test('is small where two write at one spot', () => {
    const doc = boardWithText('Ship')
    const [one, two] = [copyOf(doc, 2), copyOf(doc, 3)]
    for (const copy of [one, two]) {
      for (const letter of ' with confidence') textOf(copy, 'o-1')?.insert(4, letter)
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(one))
    const looks = contentionOf(doc, Y.encodeStateAsUpdate(two, Y.encodeStateVector(doc)), MOST)
    expect(looks).toBeGreaterThan(0)
    expect(looks).toBeLessThan(1_000)
  })

  test('is found out before it is carried out: 96 KB that would take many seconds', () => {
    const doc = boardWithText('')
    const holder = entryOf(doc, 'objectives', 'o-1')?.get('text')
    const place = holder instanceof Y.Text ? holder._item?.id : null
    if (!place) throw new Error('the card has a text')
    // Items in a row, and as many that each go between the start and another of them.
    const hostile = hostileUpdate(place, 8_000)
    const startedMs = performance.now()
    expect(contentionOf(doc, hostile, MOST)).toBe(MOST)
    expect(performance.now() - startedMs).toBeLessThan(1_000)
  })

  function hostileUpdate(place: Y.ID, count: number): Uint8Array {
    const encoder = encoding.createEncoder()
    const write = (...numbers: readonly number[]) => {
      for (const number of numbers) encoding.writeVarUint(encoder, number)
    }
    write(2, count, 200, 0)
    encoding.writeUint8(encoder, 1)
    write(0, place.client, place.clock, 1)
    for (let at = 1; at < count; at++) {
      encoding.writeUint8(encoder, 0x81)
      write(200, at - 1, 1)
    }
    write(count, 100, 0)
    for (let at = 0; at < count; at++) {
      encoding.writeUint8(encoder, 0x41)
      write(200, count - 1 - at, 1)
    }
    write(0)
    return encoding.toUint8Array(encoder)
  }

  test('such an update is no other than any to the rest of the guard', () => {
    // So this is the check that stops it: a small one passes, and is applied.
    const doc = boardWithText('')
    const holder = entryOf(doc, 'objectives', 'o-1')?.get('text')
    const place = holder instanceof Y.Text ? holder._item?.id : null
    if (!place) throw new Error('the card has a text')
    const board = new BoardDocument()
    board.receive(Y.encodeStateAsUpdate(doc), () => null)
    expect(board.receive(hostileUpdate(place, 10), () => null).outcome).toBe('applied')
  })
})
