import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  COMPACT_AFTER,
  COMPACT_WHEN_EMPTY_AFTER,
  SAVE_WITHIN_MS,
  STORAGE_SLOW_MS,
} from '../../party/limits.ts'
import { PARTS_AT_ONCE, writeRecord } from '../../party/storage/records.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'
import { MemoryHost } from './support/memory-host.ts'
import { type OpenBoard, openBoard, Writer } from './support/stored-board.ts'

const LOG = 'doc/log/'
const SNAPSHOT = 'doc/snapshot/'

/** A board with one card, which is saved, and somebody who writes on it. */
async function startBoard() {
  const host = new MemoryHost()
  const board = await openBoard(host)
  const pat = new Writer()
  pat.write(board, (doc) => createObjective(doc, { id: 'o-1', text: 'First' }, null))
  await host.pass(1_000)
  return { host, board, pat, storage: host.storage }
}

const type = (board: OpenBoard, writer: Writer, text: string) =>
  writer.write(board, (doc) => textOf(doc, 'o-1')?.insert(textOf(doc, 'o-1')?.length ?? 0, text))

/** Stores a row for each of the words. */
async function typeRows(host: MemoryHost, board: OpenBoard, writer: Writer, words: readonly string[]) {
  for (const word of words) {
    type(board, writer, ` ${word}`)
    await host.pass(SAVE_WITHIN_MS * 2)
  }
}

/** What a room that starts now finds. */
async function reopened(host: MemoryHost) {
  const again = new MemoryHost(host.storage)
  again.storage.crash()
  return { host: again, board: await openBoard(again) }
}

const textIn = ({ document }: OpenBoard) => textOf(document.live, 'o-1')?.toString()

/** Does something often enough that a snapshot is due, `times` times. */
async function compact(host: MemoryHost, board: OpenBoard, writer: Writer, words: readonly string[]) {
  for (const word of words) {
    const before = host.storage.keys(SNAPSHOT)
    type(board, writer, ` ${word}`)
    await host.pass(COMPACT_AFTER.ageMs)
    type(board, writer, '.')
    await host.pass(SAVE_WITHIN_MS * 2)
    expect(host.storage.keys(SNAPSHOT)).not.toEqual(before)
  }
}

describe('saving', () => {
  test('a thousand edits in two seconds are ten puts and no listing', async () => {
    const { host, board, pat, storage } = await startBoard()
    const before = { ...storage.counts }
    const savedBefore = board.saved
    for (let at = 0; at < 1_000; at++) {
      type(board, pat, 'x')
      await host.pass(2)
    }
    await host.pass(SAVE_WITHIN_MS)
    expect(board.saved - savedBefore).toBe(1_000)
    expect(storage.counts.put - before.put).toBeLessThanOrEqual(Math.ceil(2_000 / SAVE_WITHIN_MS) + 1)
    expect(storage.counts.sync - before.sync).toBeLessThanOrEqual(Math.ceil(2_000 / SAVE_WITHIN_MS) + 1)
    expect(storage.counts.list - before.list).toBe(0)
    expect(storage.counts.get - before.get).toBe(0)
    expect(textIn((await reopened(host)).board)).toHaveLength('First'.length + 1_000)
  })

  test('nothing is said to be saved before it is durable', async () => {
    const { host, board, pat, storage } = await startBoard()
    const savedBefore = board.saved
    storage.fault = 'hanging'
    type(board, pat, ' lost')
    await host.pass(SAVE_WITHIN_MS * 2)
    expect(board.saved).toBe(savedBefore)
    expect(textIn((await reopened(host)).board)).toBe('First')
  })

  test('frames that bring nothing new are said to be saved too, also those that come during a write', async () => {
    const { host, board, pat } = await startBoard()
    const nothing = Y.encodeStateAsUpdate(pat.doc)
    const savedBefore = board.saved
    board.receive(nothing)
    type(board, pat, '!')
    // It falls into the write, which is under way once its timer has run.
    host.later(SAVE_WITHIN_MS, () => board.receive(nothing))
    await host.pass(SAVE_WITHIN_MS * 3)
    expect(board.saved - savedBefore).toBe(3)
    expect(host.waitingTasks).toBe(0)
  })

  test('of a room where nothing happens nothing is waiting', async () => {
    const { host, board } = await startBoard()
    await board.store.rest()
    expect(host.waitingTasks).toBe(0)
  })
})

describe('storage that fails', () => {
  test('people are told, and what waited is saved when it works again', async () => {
    const { host, board, pat, storage } = await startBoard()
    storage.fault = 'failing'
    type(board, pat, ' and more')
    await host.pass(SAVE_WITHIN_MS)
    expect(board.said).toEqual(['save-failed'])
    expect(board.health.isFailing).toBe(true)
    type(board, pat, ' and yet more')
    await host.pass(20_000)
    expect(new Set(board.said)).toEqual(new Set(['save-failed']))
    const savedBefore = board.saved
    storage.fault = 'none'
    await host.pass(9_000)
    expect(board.said.at(-1)).toBe('save-recovered')
    expect(board.saved - savedBefore).toBe(2)
    expect(textIn((await reopened(host)).board)).toBe('First and more and yet more')
  })

  test('one that does not answer counts as failing, and is tried again', async () => {
    const { host, board, pat, storage } = await startBoard()
    const savedBefore = board.saved
    storage.fault = 'hanging'
    type(board, pat, ' and more')
    await host.pass(SAVE_WITHIN_MS + STORAGE_SLOW_MS - 1)
    expect(board.said).toEqual([])
    await host.pass(1)
    expect(board.said).toEqual(['save-failed'])
    expect(board.saved).toBe(savedBefore)
    // What hung is never answered; the next try is.
    storage.fault = 'none'
    await host.pass(10_000)
    expect(board.said.at(-1)).toBe('save-recovered')
    expect(board.saved - savedBefore).toBe(1)
    expect(textIn((await reopened(host)).board)).toBe('First and more')
    expect(host.waitingTasks).toBe(0)
  })

  test('one that answers late was told to be failing, and what it answers counts', async () => {
    const { host, board, pat, storage } = await startBoard()
    const savedBefore = board.saved
    storage.fault = 'slow'
    type(board, pat, ' late')
    await host.pass(STORAGE_SLOW_MS * 3)
    expect(new Set(board.said)).toEqual(new Set(['save-failed']))
    storage.fault = 'none'
    await host.pass(9_000)
    expect(board.said.at(-1)).toBe('save-recovered')
    expect(board.saved - savedBefore).toBe(1)
    expect(storage.keys(LOG)).toHaveLength(2)
    expect(textIn((await reopened(host)).board)).toBe('First late')
  })

  test('for long costs no more memory than the document, however often it is rewritten meanwhile', async () => {
    const { host, board, pat, storage } = await startBoard()
    storage.fault = 'failing'
    type(board, pat, '.')
    await host.pass(1_000)
    let typedBytes = 0
    pat.doc.on('update', (update: Uint8Array) => {
      typedBytes += update.byteLength
    })
    for (let round = 0; round < 1_500; round++) {
      pat.write(board, (doc) => replaceText(doc, 'o-1', `${round} `.repeat(300).slice(0, 1_500), null))
    }
    expect(typedBytes).toBeGreaterThan(1_800_000)
    expect(board.store.waitingBytes).toBeLessThan(1_100_000)
    const expected = textIn(board)
    storage.fault = 'none'
    await host.pass(9_000)
    expect(board.said.at(-1)).toBe('save-recovered')
    type(board, pat, '!')
    await host.pass(1_000)
    const again = await reopened(host)
    expect(textIn(again.board)).toBe(`${expected}!`)
    expect(again.board.notices).toEqual([])
  })
})

describe('a snapshot', () => {
  test('is taken by count, by bytes and by age, in one transaction, and not when nothing changed', async () => {
    const byCount = await startBoard()
    for (let at = 0; at < COMPACT_AFTER.rows; at++)
      await typeRows(byCount.host, byCount.board, byCount.pat, ['x'])
    expect(byCount.storage.keys(SNAPSHOT)).toHaveLength(1)

    const byBytes = await startBoard()
    for (let at = 0; at < 700; at++) {
      byBytes.pat.write(byBytes.board, (doc) =>
        createObjective(doc, { id: `o-${at}-x`, text: 'Words. '.repeat(120) }, null),
      )
      if (at % 100 === 99) await byBytes.host.pass(SAVE_WITHIN_MS)
    }
    await byBytes.host.pass(SAVE_WITHIN_MS)
    expect(byBytes.storage.keys(SNAPSHOT).length).toBeGreaterThan(0)

    const byAge = await startBoard()
    await byAge.host.pass(COMPACT_AFTER.ageMs * 2)
    expect(byAge.storage.keys(SNAPSHOT)).toHaveLength(0)
    expect(byAge.host.waitingTasks).toBe(0)
    const before = byAge.storage.counts.put
    await typeRows(byAge.host, byAge.board, byAge.pat, ['late'])
    expect(byAge.storage.keys(SNAPSHOT)).toHaveLength(1)
    expect(byAge.storage.counts.put - before).toBe(2)
    await byAge.board.store.rest()
    expect(byAge.storage.counts.put - before).toBe(2)
  })

  test('is taken of a log that is not short when the last person leaves', async () => {
    const { host, board, pat, storage } = await startBoard()
    await board.store.rest()
    expect(storage.keys(SNAPSHOT)).toHaveLength(0)
    await typeRows(host, board, pat, Array.from({ length: COMPACT_WHEN_EMPTY_AFTER.rows }, String))
    type(board, pat, ' Bye')
    await board.store.rest()
    expect(storage.keys(SNAPSHOT)).toHaveLength(1)
    expect(textIn((await reopened(host)).board)).toBe(textIn(board))
  })

  test('stays small however often a text was overwritten', async () => {
    const { host, board, pat, storage } = await startBoard()
    for (let at = 0; at < 5_000; at++) {
      pat.write(board, (doc) => replaceText(doc, 'o-1', `Version ${at} of this text`, null))
      if (at % 10 === 0) await host.pass(SAVE_WITHIN_MS)
    }
    await compact(host, board, pat, ['end'])
    const [snapshot] = storage.keys(SNAPSHOT)
    const size = JSON.stringify(storage.entries.get(snapshot ?? '')).length
    expect(Y.encodeStateAsUpdateV2(board.document.live).byteLength).toBeLessThan(1_000)
    expect(size).toBeLessThan(10_000)
    expect(textIn((await reopened(host)).board)).toBe(textIn(board))
  })

  test('keeps the one before and its log, and no more, however many there were', async () => {
    const { host, board, pat, storage } = await startBoard()
    const sizes: number[] = []
    for (const word of ['one', 'two', 'three', 'four', 'five']) {
      await compact(host, board, pat, [word])
      await typeRows(host, board, pat, ['and', 'so', 'on'])
      sizes.push(storage.keys('doc/').length)
    }
    expect(storage.keys(SNAPSHOT)).toHaveLength(2)
    expect(sizes.at(-1)).toBe(sizes.at(-2))
    expect(storage.keys('doc/head')).toHaveLength(2)
  })

  test('that cannot be stored loses nothing', async () => {
    const { host, board, pat, storage } = await startBoard()
    type(board, pat, ' one')
    await host.pass(COMPACT_AFTER.ageMs)
    const { replace } = storage
    storage.replace = async (entries, deletedKeys) => {
      if (Object.keys(entries).some((key) => key.startsWith(SNAPSHOT))) throw new Error('No room left.')
      return replace.call(storage, entries, deletedKeys)
    }
    await typeRows(host, board, pat, ['two', 'three'])
    expect(host.reports.join()).toMatch(/compacting the document failed: No room left/)
    expect(board.said).toEqual([])
    expect(textIn((await reopened(host)).board)).toBe('First one two three')
    storage.replace = replace
    await typeRows(host, board, pat, ['four'])
    expect(storage.keys(SNAPSHOT)).toHaveLength(1)
    expect(textIn((await reopened(host)).board)).toBe('First one two three four')
  })

  test('taken while one of the room’s own edits is on its way does not lose it', async () => {
    const { host, board, pat, storage } = await startBoard()
    const own = board.document.propose((doc) => {
      createObjective(doc, { id: 'o-own', text: 'Made by the room' }, null)
      return true
    })
    if (!own) throw new Error('The edit was not made.')
    const row = board.store.entriesOf(own)
    await compact(host, board, pat, ['between'])
    await storage.write(row.entries)
    await storage.sync()
    row.stored()
    const { board: again } = await reopened(host)
    expect(readBoard(again.document.live).objectives.map(({ id }) => id)).toContain('o-own')
    expect(again.notices).toEqual([])
  })
})

describe('loading', () => {
  test('a log of any length is read page by page', async () => {
    const { host, board, pat, storage } = await startBoard()
    const { rows } = COMPACT_AFTER
    for (let at = 0; at < rows - 10; at++) {
      pat.write(board, (doc) =>
        createObjective(doc, { id: `o-long-${at}`, text: 'Words. '.repeat(100) }, null),
      )
      await host.pass(SAVE_WITHIN_MS)
    }
    expect(storage.keys(LOG).length).toBeGreaterThan(PARTS_AT_ONCE * 3)
    storage.largestAnswer = 0
    const { board: again } = await reopened(host)
    expect(storage.largestAnswer).toBe(PARTS_AT_ONCE)
    expect(readBoard(again.document.live)).toEqual(readBoard(board.document.live))
  })

  test('a document of several megabytes too, by the keys of its parts', async () => {
    const { host, board, pat, storage } = await startBoard()
    const words = Array.from({ length: 1_900 }, (_, at) => String.fromCharCode(97 + ((at * 7) % 26))).join('')
    pat.write(board, (doc) => {
      doc.transact(() => {
        for (let at = 0; at < 990; at++)
          createObjective(doc, { id: `o-big-${at}`, text: `${at}${words}` }, null)
      })
    })
    await compact(host, board, pat, ['x', 'y'])
    await host.pass(1_000)
    expect(storage.keys(SNAPSHOT).length).toBeGreaterThan(10)
    storage.largestAnswer = 0
    const listsBefore = storage.counts.list
    const { board: again } = await reopened(host)
    expect(readBoard(again.document.live)).toEqual(readBoard(board.document.live))
    expect(storage.largestAnswer).toBeLessThanOrEqual(PARTS_AT_ONCE)
    // Head, log, and what was damaged: the snapshot's parts are not listed.
    expect(storage.counts.list - listsBefore).toBeLessThanOrEqual(4)
  })

  test('rooms that were stored before there were two slots are read', async () => {
    const pat = new Writer()
    createObjective(pat.doc, { id: 'o-1', text: 'From before' }, null)
    const snapshot = Y.encodeStateAsUpdateV2(pat.doc)
    const later: Uint8Array[] = []
    pat.doc.on('update', (update: Uint8Array) => later.push(update))
    replaceText(pat.doc, 'o-1', 'From before, and later', null)
    const host = new MemoryHost()
    const head = JSON.stringify({ epoch: 1, snapshot: 3, snapshotBytes: snapshot.byteLength })
    await host.storage.write({
      ...writeRecord('doc/head', new TextEncoder().encode(head)),
      ...writeRecord('doc/snapshot/000000000003', snapshot),
      ...writeRecord('doc/log/000000000712', Y.mergeUpdates(later)),
    })
    await host.storage.sync()
    const board = await openBoard(host)
    expect(textIn(board)).toBe('From before, and later')
    expect(board.notices).toEqual([])
    pat.catchUp(board)
    await compact(host, board, pat, ['one', 'two'])
    const again = await reopened(host)
    expect(textIn(again.board)).toBe('From before, and later one. two.')
    expect(again.board.mustSyncAgain).toBe(false)
    expect(host.storage.keys(SNAPSHOT)).toEqual([
      'doc/snapshot/000000000004#0',
      'doc/snapshot/000000000005#0',
    ])
  })
})
