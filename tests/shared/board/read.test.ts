import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BOARD_LIMITS, BOARD_ROOTS, KEY } from '../../../shared/board/layout.ts'
import { allCards, findCard, readBoard, textOf } from '../../../shared/board/read.ts'
import { deleteCard, setKeyResultFields } from '../../../shared/board/write.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'
import { ME, makeBoardDoc, makeDoc } from './board-kit.ts'

const ids = fc.constantFrom(
  'o1',
  'k1',
  'k2',
  'i1',
  'board',
  '',
  '__proto__',
  'constructor',
  'x'.repeat(5_000),
)
const plain = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    NaN,
    Infinity,
    -1,
    0,
    1e308,
    'unknown',
    'ladder',
    '2027-03-31',
    '2027-99-99',
  ),
  fc.string(),
  ids,
  fc.tuple(ids, fc.string()),
  fc.tuple(ids, ids, ids),
  fc.object({ maxDepth: 1 }),
  fc.uint8Array({ maxLength: 4 }),
)
type Garbage =
  | { readonly type: 'plain'; readonly value: unknown }
  | { readonly type: 'text' | 'xml-text' | 'array' | 'xml' | 'doc' }
  | { readonly type: 'map'; readonly entries: readonly (readonly [string, unknown])[] }

const keys = fc.oneof(fc.constantFrom(...Object.values(KEY)), fc.string(), ids)
const leaf: fc.Arbitrary<Garbage> = fc.oneof(
  plain.map((value) => ({ type: 'plain' as const, value })),
  fc
    .constantFrom('text' as const, 'xml-text' as const, 'array' as const, 'xml' as const, 'doc' as const)
    .map((type) => ({ type })),
)
const entry: fc.Arbitrary<Garbage> = fc.oneof(
  leaf,
  fc.array(fc.tuple(keys, leaf), { maxLength: 12 }).map((entries) => ({ type: 'map' as const, entries })),
)

/** Makes of a description what a client could put in a document. */
function made(garbage: Garbage): unknown {
  switch (garbage.type) {
    case 'plain':
      return garbage.value
    case 'text':
      return new Y.Text('words')
    case 'xml-text':
      return new Y.XmlText('words')
    case 'array':
      return Y.Array.from(['board', 'a0'])
    case 'xml':
      return new Y.XmlElement('p')
    case 'doc':
      return new Y.Doc()
    case 'map': {
      const map = new Y.Map<unknown>()
      for (const [key, value] of garbage.entries) if (isGarbage(value)) map.set(key, made(value))
      return map
    }
  }
}

function isGarbage(value: unknown): value is Garbage {
  return typeof value === 'object' && value !== null && 'type' in value
}

function expectSound(doc: Y.Doc): void {
  const board = readBoard(doc)
  for (const card of allCards(board)) {
    expect(card.id.length).toBeGreaterThan(0)
    expect(card.id.length).toBeLessThanOrEqual(BOARD_LIMITS.maxIdLength)
    expect(card.deletedAt === null || Number.isFinite(card.deletedAt)).toBe(true)
    expect(textOf(doc, card.id)).not.toBeNull()
    if (card.kind === 'keyResult')
      expect(card.fields.target === null || Number.isFinite(card.fields.target)).toBe(true)
  }
  expect(board.cardCount).toBe(allCards(board).length)
}

describe('reading is total', () => {
  test('whatever is in the roots, reading yields sound cards and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...BOARD_ROOTS), ids, entry), { maxLength: 20 }),
        (rows) => {
          const doc = makeBoardDoc()
          for (const [root, id, garbage] of rows) doc.getMap(root).set(id, made(garbage))
          expectSound(doc)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('garbage in the keys of real cards leaves the card, with those values unset', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, leaf), { maxLength: 12 }), (rows) => {
        const doc = makeBoardDoc()
        const card = doc.getMap('keyResults').get('k2')
        if (!(card instanceof Y.Map)) throw new Error('no key result k2')
        for (const [key, garbage] of rows)
          if (key !== KEY.text && key !== KEY.pos) card.set(key, made(garbage))
        expectSound(doc)
        expect(findCard(readBoard(doc), 'k2')).not.toBeNull()
        expect(findCard(readBoard(doc), 'k1')).not.toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test('a whole card under an id that is none is skipped', () => {
    const doc = makeBoardDoc()
    for (const id of ['', 'x'.repeat(BOARD_LIMITS.maxIdLength + 1)]) {
      const card = new Y.Map<unknown>()
      card.set(KEY.text, new Y.Text('hidden'))
      card.set(KEY.pos, ['board', 'a0'])
      doc.getMap('objectives').set(id, card)
    }
    expectSound(doc)
    expect(readBoard(doc).cardCount).toBe(4)
  })

  test('a root that the document uses for another type reads as empty', () => {
    for (const root of BOARD_ROOTS) {
      const doc = makeDoc()
      doc.getText(root).insert(0, 'not a map')
      expect(readBoard(doc).cardCount).toBe(0)
    }
  })

  test('one bad value does not take its neighbours with it', () => {
    const doc = makeBoardDoc()
    setKeyResultFields(
      doc,
      'k1',
      { unit: 'minutes', target: 10, baseline: 'unknown', dueOn: '2027-03-31' },
      ME,
    )
    const card = doc.getMap('keyResults').get('k1')
    if (!(card instanceof Y.Map)) throw new Error('no key result k1')
    card.set(KEY.target, NaN)
    card.set(KEY.confidence, 11)
    expect(findCard(readBoard(doc), 'k1')).toMatchObject({
      fields: { unit: 'minutes', target: null, baseline: 'unknown', dueOn: '2027-03-31', confidence: null },
    })
  })
})

describe('the board', () => {
  test('nests cards in their order', () => {
    const board = readBoard(makeBoardDoc())
    expect(board.objectives.map((card) => card.id)).toEqual(['o1'])
    expect(board.objectives[0]?.keyResults.map((card) => card.id)).toEqual(['k1', 'k2'])
    expect(board.objectives[0]?.keyResults[0]?.initiatives.map((card) => card.id)).toEqual(['i1'])
    expect(board.objectives[0]?.keyResults[0]?.fields).toEqual(EMPTY_KEY_RESULT_FIELDS)
    expect(board.cardCount).toBe(4)
  })

  test('key results of a deleted objective are loose, initiatives of a deleted key result stay on it', () => {
    const doc = makeBoardDoc()
    deleteCard(doc, 'k1', 1_000, ME)
    deleteCard(doc, 'o1', 2_000, ME)
    const board = readBoard(doc)
    expect(board.objectives).toEqual([])
    expect(board.loose.keyResults.map((card) => card.id)).toEqual(['k2'])
    expect(board.deleted.map((card) => card.id)).toEqual(['o1', 'k1'])
    expect(
      allCards(board)
        .map((card) => card.id)
        .sort(),
    ).toEqual(['i1', 'k1', 'k2', 'o1'])
  })

  test('an initiative whose key result is not there is loose', () => {
    const doc = makeBoardDoc()
    doc.getMap('keyResults').delete('k1')
    expect(readBoard(doc).loose.initiatives.map((card) => card.id)).toEqual(['i1'])
  })
})
