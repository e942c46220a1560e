import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readFrame } from '../../party/connections/frames.ts'
import { Sessions } from '../../party/connections/sessions.ts'
import { BoardDocument } from '../../party/document/board-document.ts'
import { DocumentStore } from '../../party/document/document-store.ts'
import { DocumentSync } from '../../party/document/document-sync.ts'
import { createStorageHealth } from '../../party/storage/storage-health.ts'
import { stampSchema } from '../../shared/board/layout.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { MemoryStorage } from './support/memory-host.ts'

/** Updates of one person's own document, one for each edit. */
function person() {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return { doc, updates, take: () => updates.splice(0) }
}

function boardWith(...texts: string[]) {
  const board = new BoardDocument()
  const author = person()
  stampSchema(author.doc, null)
  for (const [at, text] of texts.entries()) createObjective(author.doc, { id: `o-${at}`, text }, null)
  expect(board.receiveTogether(author.take()).unfit.size).toBe(0)
  return board
}

const textsOf = (doc: Y.Doc) =>
  readBoard(doc)
    .objectives.map(({ text }) => text)
    .sort()

describe('updates of one window', () => {
  test('are taken as one, and what they added is one update', () => {
    const board = boardWith()
    const people = [person(), person(), person()]
    for (const [at, { doc }] of people.entries()) {
      createObjective(doc, { id: `p-${at}`, text: `Text ${at}` }, null)
    }
    const { added, unfit } = board.receiveTogether(people.flatMap(({ take }) => take()))
    expect(unfit.size).toBe(0)
    const reader = new Y.Doc()
    if (added) Y.applyUpdate(reader, added)
    expect(textsOf(reader)).toEqual(['Text 0', 'Text 1', 'Text 2'])
  })

  test('one that may not pass, one that cannot be read and one that waits do not stop the others', () => {
    const board = boardWith()
    const honest = person()
    createObjective(honest.doc, { id: 'good', text: 'Good' }, null)
    const hostile = person()
    hostile.doc.getMap('elsewhere').set('a', 1)
    const early = person()
    createObjective(early.doc, { id: 'late', text: 'Late' }, null)
    replaceText(early.doc, 'late', 'L', null)
    const [, ...withoutFirst] = early.take()
    const arrivals = [hostile.take(), honest.take(), withoutFirst].flat()
    const { unfit } = board.receiveTogether([...arrivals, new Uint8Array([1, 255, 255])])
    expect([...unfit].map(([at, { outcome }]) => [at, outcome])).toEqual([
      [0, 'refused'],
      [2, 'incomplete'],
      [3, 'refused'],
    ])
    expect(textsOf(board.live)).toEqual(['Good'])
  })

  test('what was there before is not sent on', () => {
    const board = boardWith('One')
    const again = board.whole()
    expect(board.receiveTogether([...again, ...again]).added).toBeNull()
  })
})

test('the room knows every id that it has signed with, also after it had to begin its shadow anew', () => {
  const board = boardWith('One')
  const idOf = (update: Uint8Array | null) =>
    update ? Y.decodeUpdate(update).structs[0]?.id.client : undefined
  const write = (id: string) =>
    idOf(
      board.propose((doc) => {
        createObjective(doc, { id, text: '' }, null)
        return true
      }),
    )
  const first = write('r-1')
  // Only tried on, a card that is taken out of the board is seen to be.
  const hostile = person()
  for (const update of board.whole()) Y.applyUpdate(hostile.doc, update)
  hostile.take()
  hostile.doc.getMap('objectives').delete('o-0')
  expect(board.receiveTogether(hostile.take()).unfit.get(0)).toMatchObject({ code: 'card-removed' })
  const second = write('r-2')
  expect(second).not.toBe(first)
  for (const id of [first, second]) expect(board.isOwnId(id ?? 0)).toBe(true)
  expect(board.isOwnId(hostile.doc.clientID)).toBe(false)
})

describe('the document for a newcomer', () => {
  test('is encoded once, with what came since beside it, and whole when all of it is applied', () => {
    const board = boardWith('One', 'Two')
    const first = board.whole()
    expect(first).toHaveLength(1)
    expect(board.whole()[0]).toBe(first[0])
    const typing = person()
    for (const update of first) Y.applyUpdate(typing.doc, update)
    typing.take()
    for (const text of ['Two a', 'Two ab', 'Two abc']) replaceText(typing.doc, 'o-1', text, null)
    board.receiveTogether(typing.take())
    const since = board.whole()
    expect(since.at(-1)).toBe(first[0])
    const newcomer = new Y.Doc()
    for (const update of since) Y.applyUpdate(newcomer, update)
    expect(newcomer.store.pendingStructs).toBeNull()
    expect(textsOf(newcomer)).toEqual(['One', 'Two abc'])
    expect(Y.encodeStateVector(newcomer)).toEqual(board.stateVector())
  })

  test('is encoded anew when much has changed', () => {
    const board = boardWith('One')
    const [before] = board.whole()
    const author = person()
    for (let at = 0; at < 40; at++)
      createObjective(author.doc, { id: `n-${at}`, text: 'x'.repeat(2_000) }, null)
    board.receiveTogether(author.take())
    const after = board.whole()
    expect(after).toHaveLength(1)
    expect(after[0]).not.toBe(before)
  })
})

describe('sending on', () => {
  function roomWith(document: BoardDocument, readers: number) {
    let nowMs = 10_000
    const tasks: { readonly atMs: number; readonly task: () => void }[] = []
    const host = {
      nowMs: () => nowMs,
      later: (delayMs: number, task: () => void) => {
        const waiting = { atMs: nowMs + delayMs, task }
        tasks.push(waiting)
        return () => void tasks.splice(tasks.indexOf(waiting), 1)
      },
      report: () => {},
      storage: new MemoryStorage(),
    }
    const sessions = new Sessions(host, () => {})
    const store = new DocumentStore({
      host,
      health: createStorageHealth({ tellEveryone: () => {}, report: () => {} }),
      snapshot: () => document.snapshot(),
      noteArrivals: () => () => {},
    })
    const sync = new DocumentSync({
      host,
      sessions,
      document,
      store,
      whyReadOnly: () => null,
      created: () => {},
    })
    const log: string[] = []
    const people = Array.from({ length: readers }, (_, at) => {
      const socket = {
        id: `s${at}`,
        send: (frame: string | Uint8Array) =>
          void log.push(`s${at} ${typeof frame === 'string' ? 'text' : readFrame(frame).kind}`),
        close: () => {},
        keep: () => {},
      }
      return sessions.open(socket, `p${at}`)
    })
    /** Runs the next waiting task at its time. */
    const step = () => {
      const next = tasks.sort((a, b) => a.atMs - b.atMs).shift()
      if (!next) return false
      nowMs = Math.max(nowMs, next.atMs)
      next.task()
      return true
    }
    return { sync, people, log, step, take: () => log.splice(0) }
  }
  const step1 = { kind: 'step-1', stateVector: new Uint8Array([0]) } as const

  test('a few people are sent each edit at once, many one frame for all that came; one author is not echoed', () => {
    const few = roomWith(boardWith(), 3)
    const many = roomWith(boardWith(), 100)
    for (const { sync, people, take } of [few, many]) {
      for (const session of people) sync.receive(session, step1)
      take()
      const [ann, ben] = [person(), person()]
      const [annSession, benSession] = people
      if (!annSession || !benSession) throw new Error('no people')
      // The first flush of all comes at once anyhow.
      for (const name of ['a-1', 'a-2']) {
        createObjective(ann.doc, { id: name, text: '' }, null)
        for (const update of ann.take()) sync.receive(annSession, { kind: 'update', update })
      }
      take()
      createObjective(ann.doc, { id: 'a-3', text: 'A' }, null)
      createObjective(ben.doc, { id: 'b-1', text: 'B' }, null)
      for (const update of ann.take()) sync.receive(annSession, { kind: 'update', update })
      for (const update of ben.take()) sync.receive(benSession, { kind: 'update', update })
    }
    expect(few.take()).toEqual(['s1 update', 's2 update', 's0 update', 's2 update'])
    expect(many.take()).toEqual([])
    while (many.step());
    expect(many.take()).toEqual(many.people.map(({ id }) => `${id} update`))
  })

  test('a frame that waits for what it builds on is not among those that can be said to be saved', () => {
    const { sync, people, step } = roomWith(boardWith(), 2)
    const [session, other] = people
    if (!session || !other) throw new Error('no people')
    const ben = person()
    createObjective(ben.doc, { id: 'b-1', text: 'B' }, null)
    for (const update of ben.take()) sync.receive(other, { kind: 'update', update })
    const ann = person()
    createObjective(ann.doc, { id: 'a-1', text: 'A' }, null)
    replaceText(ann.doc, 'a-1', 'AB', null)
    replaceText(ann.doc, 'a-1', 'ABC', null)
    const [, second, third] = ann.take()
    if (!second || !third) throw new Error('no updates')
    sync.receive(session, step1)
    sync.receive(session, { kind: 'update', update: second })
    sync.receive(session, { kind: 'update', update: third })
    while (step());
    expect({ received: session.receivedFrames, settled: session.settledFrames }).toEqual({
      received: 3,
      settled: 1,
    })
    sync.receive(session, { kind: 'step-2', update: Y.encodeStateAsUpdate(ann.doc) })
    expect(session.settledFrames).toBe(4)
  })

  test('a large document goes to a few newcomers at a time, and who types is heard in between', () => {
    const texts = Array.from({ length: 650 }, (_, at) => `${at} ${'words '.repeat(300)}`)
    const { sync, people, log, step } = roomWith(boardWith(...texts), 4)
    for (const session of people) sync.receive(session, step1)
    expect(log).toEqual(['s0 step-2', 's1 step-2'])
    const ann = person()
    createObjective(ann.doc, { id: 'a-1', text: 'A' }, null)
    const [, , third] = people
    if (!third) throw new Error('no third')
    for (const update of ann.take()) sync.receive(third, { kind: 'update', update })
    expect(log.slice(2)).toEqual(['s0 update', 's1 update'])
    while (step());
    // The later ones get what was typed first, and then the rest, which makes their document whole.
    expect(log.filter((line) => line.endsWith('step-2'))).toEqual(people.map(({ id }) => `${id} step-2`))
    expect(log.indexOf('s3 update')).toBeLessThan(log.indexOf('s3 step-2'))
  })
})
