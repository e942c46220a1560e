import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { IdBindings } from '../../party/connections/id-bindings.ts'
import type { Session } from '../../party/connections/session.ts'
import { Sessions } from '../../party/connections/sessions.ts'
import { WriterIds } from '../../party/connections/writer-ids.ts'
import { BoardDocument } from '../../party/document/board-document.ts'
import { contentionOf } from '../../party/document/contention.ts'
import type { SocketPort } from '../../party/host.ts'
import { BINDING_LIMITS, LIMITS } from '../../party/limits.ts'
import { DamageLog } from '../../party/storage/damage-log.ts'
import { entryOf } from '../../shared/board/layout.ts'
import { textOf } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { fastestMs } from '../support/fastest.ts'
import { MemoryHost } from './support/memory-host.ts'

const socket = (id: string): SocketPort => ({ id, send: () => {}, close: () => {}, keep: () => {} })

/** The room itself writes under this one. */
const ROOMS_OWN_ID = 4_000

async function room(host = new MemoryHost()) {
  const clocks = new Map<number, number>()
  const sessions: Sessions = new Sessions({ nowMs: () => 0, later: () => () => {} }, (session) => {
    writerIds.remember(session)
    sessions.remove(session.id)
  })
  const bindings = new IdBindings(host)
  const damage = new DamageLog(host)
  await bindings.load(damage)
  await damage.finish()
  const writerIds = new WriterIds({
    ...{ sessions, bindings },
    isOwnId: (clientId) => clientId === ROOMS_OWN_ID,
    clockOf: (clientId) => clocks.get(clientId) ?? 0,
  })
  const enter = (id: string, personId: string) => sessions.open(socket(id), personId)
  const join = (id: string, personId: string) => {
    const session = enter(id, personId)
    session.hasGivenDocument = true
    return session
  }
  const show = (session: Session, clientId: number) => {
    if (!writerIds.claim(clientId, session.personId)) return false
    session.presence = { clientId, clock: 1, editing: null, isShown: true }
    return true
  }
  return { clocks, bindings, writerIds, enter, join, show, host, notices: damage.notices }
}

const settled = () => new Promise<void>((resume) => setImmediate(resume))
const run = (clientId: number, start: number, end: number) => ({ clientId, start, end })
const edit = { isOwnEdit: true }
const catchUp = { isOwnEdit: false }

describe('a client id', () => {
  test('is of the person who writes with it, on all their tabs, and also when they are away', async () => {
    const { clocks, writerIds, join } = await room()
    const [pat, otherTab, mika] = [join('1', 'pat'), join('2', 'pat'), join('3', 'mika')]
    expect(writerIds.take(pat, [run(7, 0, 3)], edit)).toBe('fine')
    clocks.set(7, 3)
    expect(writerIds.take(mika, [run(7, 3, 4)], edit)).toBe('forged')
    expect(writerIds.take(mika, [run(7, 3, 4)], catchUp)).toBe('forged')
    expect(writerIds.take(mika, [run(8, 0, 1), run(7, 2, 9)], catchUp)).toBe('forged')
    expect(writerIds.take(mika, [run(8, 0, 1), run(7, 2, 9)], edit)).toBe('forged')
    expect(writerIds.take(otherTab, [run(7, 3, 4)], catchUp)).toBe('fine')
    pat.end('room-restarting')
    otherTab.end('room-restarting')
    expect(writerIds.take(mika, [run(7, 3, 4)], edit)).toBe('forged')
    expect(writerIds.take(mika, [run(7, 3, 4)], catchUp)).toBe('forged')
  })

  test('what the document has already is nobody’s forgery', async () => {
    const { clocks, writerIds, join } = await room()
    const [pat, mika] = [join('1', 'pat'), join('2', 'mika')]
    writerIds.take(pat, [run(7, 0, 3)], edit)
    clocks.set(7, 3)
    expect(writerIds.take(mika, [run(7, 0, 3)], catchUp)).toBe('fine')
  })

  test('stays its person’s over a restart, when anybody may bring back what was lost of it', async () => {
    const before = await room()
    before.writerIds.take(before.join('1', 'pat'), [run(7, 0, 3)], edit)
    await settled()
    const { writerIds, enter, join, show } = await room(before.host)
    const mika = join('2', 'mika')
    expect(show(mika, 7)).toBe(false)
    expect(writerIds.take(mika, [run(7, 0, 4)], edit)).toBe('forged')
    expect(writerIds.take(mika, [run(7, 0, 4)], catchUp)).toBe('fine')
    const pat = enter('3', 'pat')
    expect(show(pat, 7)).toBe(true)
    // What Pat has of it may still be on its way.
    expect(writerIds.take(mika, [run(7, 0, 5)], catchUp)).toBe('fine')
    pat.hasGivenDocument = true
    expect(writerIds.take(mika, [run(7, 0, 6)], catchUp)).toBe('forged')
    pat.end('room-restarting')
    expect(writerIds.take(mika, [run(7, 0, 6)], catchUp)).toBe('forged')
  })

  test('of a document that its person has no more may be brought back by the others', async () => {
    const before = await room()
    before.writerIds.take(before.join('1', 'pat'), [run(7, 0, 3)], edit)
    await settled()
    const { writerIds, join, show } = await room(before.host)
    const [pat, mika] = [join('2', 'pat'), join('3', 'mika')]
    expect(show(pat, 8)).toBe(true)
    expect(writerIds.take(pat, [run(8, 0, 1)], edit)).toBe('fine')
    expect(writerIds.take(mika, [run(7, 0, 3)], edit)).toBe('forged')
    expect(writerIds.take(mika, [run(7, 0, 3)], catchUp)).toBe('fine')
  })

  test('is not had by claiming it: not in its person’s absence, nor of one that only showed itself', async () => {
    const { writerIds, join, show } = await room()
    const [pat, mallory] = [join('1', 'pat'), join('2', 'mallory')]
    writerIds.take(pat, [run(7, 0, 3)], edit)
    expect(show(pat, 8)).toBe(true)
    pat.end('room-restarting')
    for (const id of [7, 8]) {
      expect(show(mallory, id)).toBe(false)
      expect(writerIds.take(mallory, [run(id, 0, 4)], edit)).toBe('forged')
    }
    const again = join('3', 'pat')
    expect(show(again, 8)).toBe(true)
    expect(writerIds.take(again, [run(8, 0, 1)], edit)).toBe('fine')
    expect(writerIds.take(again, [run(7, 3, 5)], edit)).toBe('fine')
  })

  test('each person brings only so many', async () => {
    const { writerIds, join } = await room()
    const pat = join('1', 'pat')
    const many = Array.from({ length: LIMITS.maxWriterIds }, (_, at) => run(at + 1, 0, 1))
    expect(writerIds.take(pat, many, catchUp)).toBe('fine')
    expect(writerIds.take(pat, [run(5_000, 0, 1)], catchUp)).toBe('too-many')
  })
})

describe('whose an id is', () => {
  test('is put once for each, without waiting for it', async () => {
    const { host, bindings } = await room()
    for (let round = 0; round < 3; round++) for (const id of [7, 8, 9]) bindings.bind(id, 'pat')
    await settled()
    expect(host.storage.counts).toEqual(expect.objectContaining({ put: 3, sync: 0 }))
    expect(host.storage.keys('writer/')).toHaveLength(3)
  })

  test('is limited in number, a person’s own oldest first', async () => {
    const { host, bindings } = await room()
    bindings.bind(1, 'pat')
    for (let at = 0; at <= BINDING_LIMITS.ofOnePerson; at++) bindings.bind(100 + at, 'mallory')
    expect(bindings.personOf(1)).toBe('pat')
    expect(bindings.personOf(100)).toBeNull()
    expect(bindings.personOf(101)).toBe('mallory')
    for (let at = 0; at < BINDING_LIMITS.inRoom; at++) bindings.bind(100_000 + at, `p-${at % 300}`)
    expect(bindings.personOf(1)).toBeNull()
    await settled()
    expect(host.storage.keys('writer/')).toHaveLength(BINDING_LIMITS.inRoom)
    host.storage.largestAnswer = 0
    const again = await room(host)
    expect(again.bindings.personOf(100_000)).toBe('p-0')
    expect(host.storage.largestAnswer).toBeLessThanOrEqual(1_000)
  })

  test('is put with the next when storage failed, or after a while', async () => {
    const { host, bindings } = await room()
    host.storage.fault = 'failing'
    bindings.bind(7, 'pat')
    await settled()
    expect(host.reports).toHaveLength(1)
    host.storage.fault = 'none'
    bindings.bind(8, 'mika')
    await settled()
    expect((await room(host)).bindings.personOf(7)).toBe('pat')
    host.storage.fault = 'failing'
    bindings.bind(9, 'mika')
    await host.pass(20_000)
    host.storage.fault = 'none'
    await host.pass(20_000)
    expect((await room(host)).bindings.personOf(9)).toBe('mika')
    expect(host.waitingTasks).toBe(0)
  })

  test('is moved aside where it is damaged, and nobody is troubled', async () => {
    const before = await room()
    for (const id of [7, 8]) before.bindings.bind(id, 'pat')
    await settled()
    before.host.storage.change('writer/7', () => ({ personId: 12 }))
    const { bindings, host, notices } = await room(before.host)
    expect(bindings.personOf(7)).toBeNull()
    expect(bindings.personOf(8)).toBe('pat')
    expect(host.storage.keys('writer/')).toEqual(['writer/8'])
    expect(host.storage.keys('damaged/')).toHaveLength(1)
    expect(host.reports.join()).toContain('writer/7 is unreadable')
    expect(notices).toEqual([])
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
    const findOut = () => expect(contentionOf(doc, hostile, MOST)).toBe(MOST)
    expect(fastestMs(findOut, 1_000)).toBeLessThan(1_000)
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

test('the room’s own id: nobody writes under it, and what is known of it may be sent again', async () => {
  const { writerIds, join, clocks } = await room()
  const ann = join('s-1', 'ann')
  clocks.set(ROOMS_OWN_ID, 10)
  expect(writerIds.take(ann, [run(ROOMS_OWN_ID, 10, 12)], edit)).toBe('forged')
  expect(writerIds.take(ann, [run(ROOMS_OWN_ID, 0, 12)], catchUp)).toBe('forged')
  expect(writerIds.take(ann, [run(ROOMS_OWN_ID, 0, 10)], catchUp)).toBe('fine')
})
