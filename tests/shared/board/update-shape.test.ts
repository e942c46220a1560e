import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspectUpdate } from '../../../shared/board/guard.ts'
import { BOARD_LIMITS } from '../../../shared/board/layout.ts'
import { textOf } from '../../../shared/board/read.ts'
import { readUpdateShape } from '../../../shared/board/update-shape.ts'
import { createObjective, deleteCard, replaceText } from '../../../shared/board/write.ts'
import { fastestMs } from '../../support/fastest.ts'
import { ME, makeBoardDoc, makeDoc } from './board-kit.ts'

/** Numbers as the encoding writes them, and texts as strings. */
function bytesOf(...parts: readonly (number | string)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

function codeOf(update: Uint8Array): string {
  const shape = readUpdateShape(update)
  return shape.ok ? 'ok' : shape.refusal.code
}

function outlineOf(update: Uint8Array) {
  const shape = readUpdateShape(update)
  if (!shape.ok) return null
  const { structs, runs, deletedRanges } = shape.value
  const ends = runs.filter(({ end }) => end > 0).map(({ clientId, end }) => [clientId, end] as const)
  return { structs, ends: new Map(ends), ranges: deletedRanges }
}

/** What Yjs itself finds in an update: how many structs, and what each client id reaches. */
function asYjsReads(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update)
  const ends = new Map<number, number>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Skip)) ends.set(struct.id.client, struct.id.clock + struct.length)
  }
  const ranges = [...ds.clients.values()].reduce((sum, { length }) => sum + length, 0)
  return { structs: structs.length, ends, ranges }
}

describe('the outline of an update', () => {
  test('is what Yjs finds in it: edits, merged edits, differences and whole documents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.string({ unit: 'grapheme', maxLength: 12 })), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.nat(),
        (edits, pick) => {
          const docs = [makeDoc(1), makeDoc(2), makeDoc(2 ** 32 - 1), makeDoc(77_777)]
          const updates: Uint8Array[] = []
          for (const doc of docs) doc.on('update', (update: Uint8Array) => updates.push(update))
          for (const [at, what, text] of edits) {
            const doc = docs[at] ?? makeDoc()
            if (what === 0) createObjective(doc, { id: `o${updates.length}`, text }, ME)
            const [id = ''] = doc.getMap('objectives').keys()
            if (what === 1 || what === 2) textOf(doc, id)?.insert(0, text)
            if (what === 3) replaceText(doc, id, text, ME)
            if (what === 4) deleteCard(doc, id, 5, ME)
            if (what === 5) for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
          }
          const some = updates.filter((_, at) => (pick >> (at % 30)) & 1)
          const all = [...updates, ...docs.map((doc) => Y.encodeStateAsUpdate(doc))]
          if (some.length > 0) all.push(Y.mergeUpdates(some))
          for (const update of all) expect(outlineOf(update)).toEqual(asYjsReads(update))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('never throws at any bytes, and never sees another update in them than Yjs does', () => {
    const real = Y.encodeStateAsUpdate(makeBoardDoc())
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.nat(real.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, noise]) => {
        const broken = real.slice()
        broken.set(noise.slice(0, real.length - at), at)
        return broken
      }),
      fc.nat(real.length).map((length) => real.slice(0, length)),
    )
    fc.assert(
      fc.property(bytes, (update) => {
        const outline = outlineOf(update)
        if (outline !== null && inspectUpdate(update).ok) expect(outline).toEqual(asYjsReads(update))
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('what no client of ours writes', () => {
  const item = { text: 4, type: 7, any: 8, json: 2, bytes: 3, embed: 5, format: 6, document: 9 }
  const inRoot = (kind: number, ...content: readonly (number | string)[]) =>
    bytesOf(1, 1, 5, 0, kind, 1, 'objectives', ...content, 0)

  test.each<readonly [string, Uint8Array, string]>([
    ['more structs announced than there are', bytesOf(1, 2 ** 32, 5, 0, 0, 1, 0), 'too-many-changes'],
    ['more client ids than there are', bytesOf(2 ** 32, 1, 5, 0, 0, 1, 0), 'malformed'],
    ['a number without end', new Uint8Array(64).fill(255), 'malformed'],
    ['a struct without length', bytesOf(1, 1, 5, 0, 0, 0, 0), 'malformed'],
    ['a deleted run without length', bytesOf(1, 1, 5, 0, 1, 1, 'notes', 0, 0), 'malformed'],
    ['a clock beyond all counting', bytesOf(1, 1, 5, 2 ** 50, 0, 1, 0), 'malformed'],
    ['a length beyond all counting', bytesOf(1, 1, 5, 0, 0, 2 ** 50, 0), 'malformed'],
    ['two runs of one client id', bytesOf(2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0), 'malformed'],
    ['a run of nothing', bytesOf(1, 0, 5, 0, 0), 'malformed'],
    ['more behind the end', bytesOf(0, 0, 7), 'malformed'],
    ['ranges of deletions that overlap', bytesOf(0, 1, 5, 2, 0, 10, 5, 10), 'malformed'],
    ['ranges of deletions that go back', bytesOf(0, 1, 5, 2, 10, 1, 5, 1), 'malformed'],
    ['deletions of one client id twice', bytesOf(0, 2, 5, 1, 0, 1, 5, 1, 2, 1), 'malformed'],
    ['JSON', inRoot(item.json, 1, '[[[[]]]]'), 'wrong-type'],
    ['bytes', inRoot(item.bytes, 1, 7), 'wrong-type'],
    ['an embed', inRoot(item.embed, '{}'), 'wrong-type'],
    ['a format', inRoot(item.format, 'bold', 'true'), 'wrong-type'],
    ['a document in the document', inRoot(item.document, 'guid', 118, 0), 'wrong-type'],
    ['XML', inRoot(item.type, 3, 'p'), 'wrong-type'],
    ['an array', inRoot(item.type, 0), 'wrong-type'],
    ['an object', inRoot(item.any, 1, 118, 1, '__proto__', 126), 'wrong-type'],
    ['lists in lists', inRoot(item.any, 1, 117, 1, 117, 1, 126), 'wrong-type'],
  ])('%s', (_what, update, code) => {
    expect(codeOf(update)).toBe(code)
    expect(inspectUpdate(update).ok).toBe(false)
  })

  test('a million lists in each other, or structs of nothing, cost no more than reading the bytes', () => {
    const nested = new Uint8Array(1_000_000).fill(117)
    nested.set(inRoot(item.any, 1).subarray(0, -1))
    const tiny = new Uint8Array(1_000_000)
    tiny.set(bytesOf(1, 499_000, 5, 0))
    const refuse = () => {
      for (const update of [nested, tiny]) expect(codeOf(update)).not.toBe('ok')
    }
    expect(fastestMs(refuse, 500)).toBeLessThan(500)
  })

  test('as many structs as an update may have, and one more', () => {
    const gaps = (count: number) => {
      const structs = new Uint8Array(2 * count).map((_, at) => at % 2)
      return new Uint8Array([...bytesOf(1, count, 5, 0), ...structs, 0])
    }
    expect(codeOf(gaps(BOARD_LIMITS.maxStructsInUpdate))).toBe('ok')
    expect(codeOf(gaps(BOARD_LIMITS.maxStructsInUpdate + 1))).toBe('too-many-changes')
  })
})
