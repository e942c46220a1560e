import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { COMPACT_AFTER, DAMAGE_TOLD_MS, MAX_DAMAGED_ENTRIES, SAVE_WITHIN_MS } from '../../party/limits.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createObjective } from '../../shared/board/write.ts'
import { MemoryHost } from './support/memory-host.ts'
import { type OpenBoard, openBoard, Writer } from './support/stored-board.ts'

const LOG = 'doc/log/'
const SNAPSHOT = 'doc/snapshot/'
const HEAD = 'doc/head'

const textIn = ({ document }: OpenBoard) => textOf(document.live, 'o-1')?.toString()

const say = (board: OpenBoard, writer: Writer, text: string) =>
  writer.write(board, (doc) => textOf(doc, 'o-1')?.insert(textOf(doc, 'o-1')?.length ?? 0, text))

/** A board with a card of `words`, each in a row of its own, by Pat and Mika by turns. */
async function boardOf(words: readonly string[]) {
  const host = new MemoryHost()
  const board = await openBoard(host)
  const writers = [new Writer(), new Writer()] as const
  writers[0].write(board, (doc) => createObjective(doc, { id: 'o-1', text: '' }, null))
  await host.pass(SAVE_WITHIN_MS * 2)
  for (const [at, word] of words.entries()) {
    const writer = writers[at % 2] ?? writers[0]
    writer.catchUp(board)
    say(board, writer, ` ${word}`)
    await host.pass(SAVE_WITHIN_MS * 2)
  }
  for (const writer of writers) writer.catchUp(board)
  const [pat, mika] = writers
  return { host, board, pat, mika, storage: host.storage }
}

/** Another start on the same storage, `laterMs` later. */
async function reopen(host: MemoryHost, laterMs = 0) {
  const next = new MemoryHost(host.storage)
  await next.pass(host.nowMs() - next.nowMs() + laterMs)
  await next.storage.sync()
  next.storage.crash()
  return { host: next, board: await openBoard(next) }
}

async function compact(host: MemoryHost, board: OpenBoard, writer: Writer, word: string) {
  writer.catchUp(board)
  await host.pass(COMPACT_AFTER.ageMs)
  say(board, writer, ` ${word}`)
  await host.pass(SAVE_WITHIN_MS * 2)
}

function nth(keys: readonly string[], at: number): string {
  const key = keys.at(at)
  if (!key) throw new Error(`There is no key ${at}.`)
  return key
}

describe('a damaged log row', () => {
  test('is put aside and told, and what does not build on it stays', async () => {
    const { host, storage, pat } = await boardOf(['one', 'two'])
    // A row that nothing builds on, and one that much does.
    const { host: second, board } = await reopen(host)
    pat.write(board, (doc) => createObjective(doc, { id: 'o-lost', text: 'Lost' }, null))
    await second.pass(1_000)
    const lost = nth(storage.keys(LOG), -1)
    new Writer().write(board, (doc) => createObjective(doc, { id: 'o-other', text: 'Other' }, null))
    await second.pass(1_000)
    storage.damage(lost)

    const { host: third, board: again } = await reopen(second)
    expect(
      readBoard(again.document.live)
        .objectives.map(({ id }) => id)
        .sort(),
    ).toEqual(['o-1', 'o-other'])
    expect(textIn(again)).toBe(' one two')
    expect(again.notices).toEqual(['board-damaged'])
    expect(again.mustSyncAgain).toBe(true)
    expect(third.reports.join()).toContain(`${lost.split('#')[0]} is changed`)
    expect(storage.keys(LOG)).not.toContain(lost)
    expect(storage.keys('damaged/').map((key) => key.split('/').slice(2).join('/'))).toEqual([lost])

    // The next start finds a sound log, and still tells people for a day.
    const { host: fourth, board: next } = await reopen(third)
    expect(fourth.reports).toEqual([])
    expect(next.notices).toEqual(['board-damaged'])
    expect(next.mustSyncAgain).toBe(false)
    expect((await reopen(fourth, DAMAGE_TOLD_MS + 1)).board.notices).toEqual([])
  })

  test('whoever has what was in it brings it back, and what built on it', async () => {
    const { host, storage, board, pat, mika } = await boardOf(['one', 'two', 'three', 'four', 'five', 'six'])
    const whole = textIn(board)
    storage.damage(nth(storage.keys(LOG), 3))

    const { host: second, board: again } = await reopen(host)
    expect(whole?.startsWith(textIn(again) ?? '-')).toBe(true)
    expect(textIn(again)).not.toBe(whole)
    expect(again.document.live.store.pendingStructs).toBeNull()
    // Somebody who has nothing of it writes, and is not refused for what others lost.
    const ola = new Writer()
    ola.catchUp(again)
    expect(ola.write(again, (doc) => createObjective(doc, { id: 'o-2', text: 'New' }, null))).toEqual([
      'applied',
    ])

    // Mika's tab was open all the time: its next edit builds on what is lost, and waits for their step 2.
    expect(say(again, mika, ' seven')).toEqual(['incomplete'])
    expect(mika.bringBack(again)).toBe('applied')
    expect(textIn(again)).toBe(`${whole} seven`)
    await second.pass(1_000)
    expect(again.saved).toBeGreaterThan(0)
    const { host: third, board: last } = await reopen(second)
    expect(textIn(last)).toBe(`${whole} seven`)
    expect(readBoard(last.document.live).objectives).toHaveLength(2)
    expect(last.mustSyncAgain).toBe(false)
    expect(pat.bringBack(last)).toBe('applied')
    for (const word of ['almost', 'end']) await compact(third, last, pat, word)
    expect(storage.keys('doc/aside')).toEqual([])
  })

  test('what built on it is kept aside through snapshots, and comes back with what it waits for', async () => {
    const { host, storage, board, pat, mika } = await boardOf(['one', 'two', 'three', 'four'])
    const whole = textIn(board)
    // Mika's edits can be brought back by Mika alone: Pat has not seen the last.
    const patsUpdate = Y.encodeStateAsUpdate(pat.doc)
    mika.catchUp(board)
    mika.write(board, (doc) => textOf(doc, 'o-1')?.insert(textOf(doc, 'o-1')?.length ?? 0, ' five'))
    await host.pass(1_000)
    storage.damage(nth(storage.keys(LOG), 2))

    const { host: second, board: holed } = await reopen(host)
    const ola = new Writer()
    ola.catchUp(holed)
    for (const word of ['A', 'B', 'C']) {
      ola.write(holed, (doc) => createObjective(doc, { id: `o-${word}`, text: word }, null))
      await second.pass(COMPACT_AFTER.ageMs)
    }
    expect(storage.keys('doc/aside')).toHaveLength(1)
    expect(storage.keys(SNAPSHOT)).toHaveLength(2)

    const { host: third, board: again } = await reopen(second)
    expect(textIn(again)).not.toContain('five')
    expect(again.receive(patsUpdate)).toBe('applied')
    await third.pass(1_000)
    // What was aside joins in at the next start; those who are connected then are asked to come in again.
    const { host: fourth, board: last } = await reopen(third)
    expect(textIn(last)).toBe(`${whole} five`)
    expect(last.mustSyncAgain).toBe(true)
    ola.catchUp(last)
    ola.write(last, (doc) => createObjective(doc, { id: 'o-D', text: 'D' }, null))
    await fourth.pass(1_000)
    const { board: healed } = await reopen(fourth)
    expect(textIn(healed)).toBe(`${whole} five`)
    expect(healed.mustSyncAgain).toBe(false)
    expect(storage.keys('doc/aside')).toEqual([])
  })

  test('with a right checksum that is no update is put aside like any other', async () => {
    const { host, storage } = await boardOf(['one', 'two'])
    const { writeRecord } = await import('../../party/storage/records.ts')
    const key = 'doc/log/000000000009'
    await storage.write(writeRecord(key, new Uint8Array([250, 3, 7, 255, 255, 255, 1])))
    await storage.sync()
    const { board } = await reopen(host)
    expect(textIn(board)).toBe(' one two')
    expect(board.notices).toEqual(['board-damaged'])
    expect(storage.keys(LOG)).not.toContain(`${key}#0`)
  })

  test('what is put aside is bounded', async () => {
    const { host, storage } = await boardOf(['one'])
    for (let at = 0; at < MAX_DAMAGED_ENTRIES + 50; at++) {
      await storage.write({ [`doc/log/${String(1_000 + at).padStart(12, '0')}#0`]: 'damaged' })
    }
    await storage.sync()
    const { board } = await reopen(host)
    expect(textIn(board)).toBe(' one')
    expect(storage.keys('damaged/')).toHaveLength(MAX_DAMAGED_ENTRIES)
    expect(storage.keys(LOG)).toHaveLength(2)
  })
})

describe('a damaged snapshot', () => {
  test.each([
    ['the first', 1],
    ['a later one', 3],
  ])('%s costs nothing: the one before and its log are still there', async (_, compactions) => {
    const { host, storage, board, pat } = await boardOf(['one', 'two', 'three'])
    for (let at = 0; at < compactions; at++) {
      await compact(host, board, pat, `snapshot-${at}`)
      say(board, pat, ' and')
      await host.pass(1_000)
    }
    const whole = textIn(board)
    storage.damage(nth(storage.keys(SNAPSHOT), -1))
    const { host: second, board: again } = await reopen(host)
    expect(textIn(again)).toBe(whole)
    expect(second.reports.join()).toContain('stored data is damaged')
    expect(storage.keys('damaged/')).toHaveLength(1)
    // A new snapshot follows at the next edit, and everything is as it was.
    pat.catchUp(again)
    say(again, pat, ' more')
    await second.pass(1_000)
    const { host: third, board: last } = await reopen(second)
    expect(textIn(last)).toBe(`${whole} more`)
    expect(third.reports).toEqual([])
    storage.damage(nth(storage.keys(SNAPSHOT), -1))
    expect(textIn((await reopen(third)).board)).toBe(`${whole} more`)
  })

  test('both of them: the board is what the log gives, people are told, and who has it brings it back', async () => {
    const { host, storage, board, pat, mika } = await boardOf(['one'])
    for (const word of ['two', 'three', 'four']) await compact(host, board, pat, word)
    mika.catchUp(board)
    mika.write(board, (doc) => createObjective(doc, { id: 'o-2', text: 'In the log' }, null))
    const ola = new Writer()
    ola.write(board, (doc) => createObjective(doc, { id: 'o-3', text: 'In the log too' }, null))
    await host.pass(1_000)
    for (const key of storage.keys(SNAPSHOT)) storage.damage(key)
    const { host: second, board: again } = await reopen(host)
    expect(readBoard(again.document.live).objectives.map(({ id }) => id)).toContain('o-3')
    expect(textIn(again)).not.toBe(textIn(board))
    expect(again.notices).toEqual(['board-damaged'])
    expect(second.reports.join()).toContain('No snapshot can be read')
    expect(pat.bringBack(again)).toBe('applied')
    expect(mika.bringBack(again)).toBe('applied')
    await second.pass(1_000)
    const { board: last } = await reopen(second)
    expect(readBoard(last.document.live)).toEqual(readBoard(board.document.live))
    expect(last.mustSyncAgain).toBe(false)
  })

  test('a damaged head is as good as none: the other one, or the newest snapshot there is', async () => {
    for (const slots of [[-1], [0], [0, 1]]) {
      const { host, storage, board, pat } = await boardOf(['one'])
      for (const word of ['two', 'three', 'four']) await compact(host, board, pat, word)
      say(board, pat, ' five')
      await host.pass(1_000)
      const keys = storage.keys(HEAD)
      expect(keys).toHaveLength(2)
      for (const slot of slots) storage.damage(nth(keys, slot))
      const { host: second, board: again } = await reopen(host)
      expect(textIn(again)).toBe(textIn(board))
      pat.catchUp(again)
      for (const word of ['six', 'seven', 'eight']) await compact(second, again, pat, word)
      const { host: third, board: last } = await reopen(second)
      expect(textIn(last)).toBe(textIn(again))
      expect(third.reports).toEqual([])
    }
  })
})
