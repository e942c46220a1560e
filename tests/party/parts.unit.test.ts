import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BatchAssembly, readBatchMarker } from '../../party/connections/batch-frames.ts'
import { nestsDeeperThan } from '../../party/connections/frames.ts'
import { createRateLimit } from '../../party/connections/rate-limit.ts'
import { BoardDocument } from '../../party/document/board-document.ts'
import { FlushWindow } from '../../party/document/flush-window.ts'
import { bringsNothing, missesPredecessors } from '../../party/document/update-facts.ts'
import { deliveryRetryMs, flushWindowMs, LIMITS, saveRetryMs } from '../../party/limits.ts'
import { BOARD_LIMITS } from '../../shared/board/layout.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createObjective, replaceText } from '../../shared/board/write.ts'

const mayWrite = () => null

describe('the flush window', () => {
  function windowOf(windowMs: number) {
    let nowMs = 1_000
    let waiting: { atMs: number; task: () => void } | null = null
    const flushes: number[] = []
    const window = new FlushWindow({
      nowMs: () => nowMs,
      later: (delayMs, task) => {
        waiting = { atMs: nowMs + delayMs, task }
        return () => {
          waiting = null
        }
      },
      windowMs: () => windowMs,
      flush: () => flushes.push(nowMs),
    })
    const passTo = (atMs: number) => {
      nowMs = atMs
      const due = waiting
      if (due && due.atMs <= nowMs) due.task()
    }
    return { window, flushes, passTo }
  }

  test('flushes at once when it was quiet, else once the window is over', () => {
    const { window, flushes, passTo } = windowOf(20)
    window.touch()
    expect(flushes).toEqual([1_000])
    passTo(1_005)
    window.touch()
    window.touch()
    expect(flushes).toEqual([1_000])
    passTo(1_020)
    expect(flushes).toEqual([1_000, 1_020])
    passTo(1_100)
    window.touch()
    expect(flushes).toEqual([1_000, 1_020, 1_100])
  })

  test.each([
    [1, 0, 4],
    [10, 1_000, 4],
    [155, 0, 27],
    [155, 10_000, 33],
    [300, 0, 50],
    [500, 1_000_000, 50],
  ])('for %i readers and %i bytes is %i ms', (readers, bytes, ms) => {
    expect(flushWindowMs({ readers, bytes })).toBe(ms)
  })
})

describe('limits', () => {
  test('a rate allows its burst, then what time brings back', () => {
    const limit = createRateLimit({ perSecond: 10, burst: 3 })
    expect([0, 0, 0, 0].map((nowMs) => limit.take(nowMs))).toEqual([true, true, true, false])
    expect(limit.take(99)).toBe(false)
    expect(limit.take(200)).toBe(true)
    // A clock that is set back gives nothing for free.
    expect(limit.take(0)).toBe(true)
    expect(limit.take(0)).toBe(false)
  })

  test('retries wait longer and longer, up to a limit', () => {
    expect([1, 2, 3, 5, 99].map(saveRetryMs)).toEqual([500, 1_000, 2_000, 8_000, 8_000])
    expect([1, 2, 99].map((failures) => deliveryRetryMs(failures, 0.5))).toEqual([1_000, 2_000, 300_000])
    expect(deliveryRetryMs(1, 0)).toBe(750)
  })
})

describe('a text frame', () => {
  test('may nest as a command does, whatever brackets its words hold, and no deeper', () => {
    expect(nestsDeeperThan(3, '{"a":[{"b":"[[[[ \\" [[[["}]}')).toBe(false)
    expect(nestsDeeperThan(3, '[[],[],[[]],{},{},[]]')).toBe(false)
    expect(nestsDeeperThan(3, '[[[[]]]]')).toBe(true)
    expect(nestsDeeperThan(LIMITS.maxTextDepth, '['.repeat(100_000))).toBe(true)
  })
})

describe('frames in pieces', () => {
  test('are put together, unless something is missing or too much', () => {
    const start = readBatchMarker('y-pk-batch#{"id":"1","type":"start","size":3,"count":2}')
    if (!start) throw new Error('the marker is fine')
    const assembly = new BatchAssembly(start)
    expect(assembly.add(Uint8Array.of(1, 2))).toBe(true)
    expect(assembly.finish()).toBeNull()
    expect(assembly.add(Uint8Array.of(3))).toBe(true)
    expect(assembly.finish()).toEqual(Uint8Array.of(1, 2, 3))
    expect(assembly.add(Uint8Array.of(4))).toBe(false)
  })

  test.each(['y-pk-batch#', 'y-pk-batch#{', 'y-pk-batch#{"type":"middle","size":1,"count":1}'])(
    '%s is no marker',
    (text) => {
      expect(readBatchMarker(text)).toBeNull()
    },
  )

  test('nobody announces more than a document may hold', () => {
    const size = LIMITS.maxBatchBytes + 1
    expect(readBatchMarker(`y-pk-batch#${JSON.stringify({ type: 'start', size, count: 9 })}`)).toBeNull()
    expect(LIMITS.maxBatchBytes).toBeGreaterThan(BOARD_LIMITS.maxDocumentBytes)
  })
})

describe('facts about updates', () => {
  test('an update misses predecessors exactly when Yjs would keep part of it waiting', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(9)), { minLength: 1, maxLength: 25 }),
        fc.nat(),
        (edits, pick) => {
          const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
          const updates: Uint8Array[] = []
          for (const doc of docs)
            doc.on('update', (update: Uint8Array, origin: unknown) => origin || updates.push(update))
          for (const [at, what] of edits) {
            const doc = docs[at] ?? new Y.Doc()
            const text = doc.getText('t')
            if (what < 5) text.insert(what % (text.length + 1), 'ab')
            else if (what < 7 && text.length > 1) text.delete(0, 1)
            else for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'sync')
          }
          // Some of the updates are there, one comes now.
          const known = new Y.Doc()
          for (const [at, update] of updates.entries())
            if ((pick >> (at % 30)) & 1) Y.applyUpdate(known, update)
          if (known.store.pendingStructs || known.store.pendingDs) return
          for (const update of updates) {
            const tried = new Y.Doc()
            Y.applyUpdate(tried, Y.encodeStateAsUpdate(known))
            Y.applyUpdate(tried, update)
            const waits = tried.store.pendingStructs !== null || tried.store.pendingDs !== null
            expect(missesPredecessors(known, update)).toBe(waits)
          }
        },
      ),
    )
  })

  test('what brings nothing is told from what does', () => {
    const doc = new Y.Doc()
    createObjective(doc, { id: 'o-1', text: 'Ship' }, null)
    replaceText(doc, 'o-1', 'Sail', null)
    const whole = Y.encodeStateAsUpdate(doc)
    expect(bringsNothing(doc, whole)).toBe(true)
    expect(bringsNothing(new Y.Doc(), whole)).toBe(false)
    const behind = new Y.Doc()
    Y.applyUpdate(behind, whole)
    replaceText(doc, 'o-1', '', null)
    expect(bringsNothing(behind, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(behind)))).toBe(false)
  })
})

describe('the document and its shadow', () => {
  const updateOf = (edit: (doc: Y.Doc) => void, base?: BoardDocument) => {
    const doc = new Y.Doc()
    if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base.live))
    const before = Y.encodeStateVector(doc)
    edit(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }

  test('the room’s own edit is in the document only once it is settled, whatever comes between', () => {
    const document = new BoardDocument()
    const own = document.propose((doc) => createObjective(doc, { id: 'o-own', text: 'Own' }, null))
    if (!own) throw new Error('the edit can be made')
    document.receive(
      updateOf((doc) => createObjective(doc, { id: 'o-1', text: 'One' }, null)),
      mayWrite,
    )
    // A refused update has the shadow made anew; the proposed edit must not get lost on it.
    const refused = document.receive(
      updateOf((doc) => doc.getMap('smuggled').set('a', 1)),
      mayWrite,
    )
    expect(refused.outcome).toBe('refused')
    const tooLong = updateOf(
      (doc) => replaceText(doc, 'o-1', 'x', null) && doc.getMap('objectives'),
      document,
    )
    document.receive(tooLong, mayWrite)
    expect(document.propose((doc) => createObjective(doc, { id: 'o-own', text: 'Twice' }, null))).toBeNull()
    expect(readBoard(document.live).objectives.map(({ id }) => id)).toEqual(['o-1'])
    document.settle(own)
    expect(readBoard(document.live).objectives).toHaveLength(2)
  })

  test('after a refusal the next good update is taken', () => {
    const document = new BoardDocument()
    document.receive(
      updateOf((doc) => createObjective(doc, { id: 'o-1', text: 'One' }, null)),
      mayWrite,
    )
    const hardDelete = updateOf((doc) => doc.getMap('objectives').delete('o-1'), document)
    expect(document.receive(hardDelete, mayWrite)).toMatchObject({
      outcome: 'refused',
      code: 'card-removed',
      cardId: 'o-1',
    })
    const good = updateOf((doc) => replaceText(doc, 'o-1', 'One more', null), document)
    expect(document.receive(good, mayWrite)).toMatchObject({ outcome: 'applied' })
    expect(readBoard(document.live).objectives[0]?.text).toBe('One more')
  })
})
