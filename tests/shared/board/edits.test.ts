import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CardKind } from '../../../shared/board/cards.ts'
import { BOARD_LIMITS, BOARD_ROOT, entryOf, KEY } from '../../../shared/board/layout.ts'
import { findCard, readBoard, textOf } from '../../../shared/board/read.ts'
import {
  createInitiative,
  createKeyResult,
  createObjective,
  deleteCard,
  moveCard,
  parkCards,
  replaceText,
  restoreCard,
  setInitiativeOwner,
  setKeyResultFields,
  setObjectiveCommitment,
  setPartners,
  unparkCard,
} from '../../../shared/board/write.ts'
import { ME, makeBoardDoc, makeDoc } from './board-kit.ts'

function order(doc: Y.Doc): readonly string[] {
  return readBoard(doc).objectives.flatMap((card) => [card.id, ...card.keyResults.map((each) => each.id)])
}

describe('creating', () => {
  test('lands last, first, or behind a sibling', () => {
    const doc = makeDoc()
    expect(createObjective(doc, { id: 'b', text: '' }, ME)).toBe(true)
    expect(createObjective(doc, { id: 'd', text: '', after: 'not there' }, ME)).toBe(true)
    expect(createObjective(doc, { id: 'a', text: '', after: null }, ME)).toBe(true)
    expect(createObjective(doc, { id: 'c', text: '', after: 'b' }, ME)).toBe(true)
    expect(order(doc)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('is refused, changing nothing, for a taken id, a missing parent, a bad id and too long a text', () => {
    const doc = makeBoardDoc()
    const before = Y.encodeStateVector(doc)
    const long = 'x'.repeat(BOARD_LIMITS.maxTextLength + 1)
    expect(createObjective(doc, { id: 'o1', text: 'again' }, ME)).toBe(false)
    expect(createObjective(doc, { id: 'k1', text: 'an id of another kind' }, ME)).toBe(false)
    expect(createKeyResult(doc, { id: 'k9', objectiveId: 'o9', text: '' }, ME)).toBe(false)
    expect(createKeyResult(doc, { id: 'k9', objectiveId: 'k1', text: '' }, ME)).toBe(false)
    expect(createInitiative(doc, { id: 'i9', keyResultId: 'o1', text: '' }, ME)).toBe(false)
    expect(createObjective(doc, { id: '', text: '' }, ME)).toBe(false)
    expect(createObjective(doc, { id: 'o2', text: long }, ME)).toBe(false)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  test('each edit is one transaction with the given origin', () => {
    const doc = makeBoardDoc()
    const origins: unknown[] = []
    doc.on('afterTransaction', (transaction) => {
      if (transaction.changed.size > 0) origins.push(transaction.origin)
    })
    const edits: readonly (() => boolean)[] = [
      () => createObjective(doc, { id: 'o2', text: 'Expand into the European market' }, 'a'),
      () => createKeyResult(doc, { id: 'k3', objectiveId: 'o2', text: 'x' }, 'b'),
      () => createInitiative(doc, { id: 'i2', keyResultId: 'k3', text: 'y' }, 'c'),
      () => setKeyResultFields(doc, 'k3', { unit: '%', target: 35, baseline: 20 }, 'd'),
      () => moveCard(doc, { id: 'k3', parentId: 'o1', after: null }, 'e'),
      () => replaceText(doc, 'k3', 'z', 'f'),
      () => deleteCard(doc, 'k3', 1_000, 'g'),
      () => restoreCard(doc, 'k3', 'h'),
      () => setObjectiveCommitment(doc, 'o2', 'committed', 'i'),
      () => setInitiativeOwner(doc, 'i2', 'p1', 'j'),
      () => parkCards(doc, ['o2', 'k3'], 1_000, 'k'),
      () => unparkCard(doc, 'o2', 'l'),
    ]
    for (const edit of edits) expect(edit()).toBe(true)
    expect(origins.join('')).toBe('abcdefghijkl')
  })
})

describe('setting values', () => {
  test('sets the fields of a key result and leaves the others', () => {
    const doc = makeBoardDoc()
    setKeyResultFields(doc, 'k1', { direction: 'decrease', unit: 'min', baseline: 'unknown', target: 10 }, ME)
    setKeyResultFields(doc, 'k1', { ownerId: 'p1', confidence: 5 }, ME)
    expect(findCard(readBoard(doc), 'k1')).toMatchObject({
      fields: {
        direction: 'decrease',
        unit: 'min',
        baseline: 'unknown',
        target: 10,
        ownerId: 'p1',
        confidence: 5,
      },
    })
  })

  test('one invalid value refuses the whole patch', () => {
    const doc = makeBoardDoc()
    expect(setKeyResultFields(doc, 'k1', { unit: 'min', target: NaN }, ME)).toBe(false)
    expect(setKeyResultFields(doc, 'k1', { unit: 'min', dueOn: 'soon' }, ME)).toBe(false)
    expect(setKeyResultFields(doc, 'k1', { unit: 'x'.repeat(2_001) }, ME)).toBe(false)
    expect(findCard(readBoard(doc), 'k1')).toMatchObject({ fields: { unit: '', dueOn: null } })
    expect(setKeyResultFields(doc, 'o1', { unit: 'min' }, ME)).toBe(false)
  })

  test('sets the commitment of an objective and the owner of an initiative', () => {
    const doc = makeBoardDoc()
    setObjectiveCommitment(doc, 'o1', 'aspirational', ME)
    setInitiativeOwner(doc, 'i1', 'p1', ME)
    expect(findCard(readBoard(doc), 'o1')).toMatchObject({ commitment: 'aspirational' })
    expect(findCard(readBoard(doc), 'i1')).toMatchObject({ ownerId: 'p1' })
    expect(setObjectiveCommitment(doc, 'k1', null, ME)).toBe(false)
    expect(setInitiativeOwner(doc, 'i9', null, ME)).toBe(false)
  })

  test('[SE7] sets the teams that share an objective, without the rows that name none', () => {
    const doc = makeBoardDoc()
    const rows = [
      { team: ' Data ', brings: ' the events pipeline' },
      { team: '  ', brings: 'nobody’s' },
      { team: 'Legal', brings: '' },
    ]
    expect(findCard(readBoard(doc), 'o1')).toMatchObject({ partners: [] })
    expect(setPartners(doc, 'o1', rows, ME)).toBe(true)
    const kept = [
      { team: 'Data', brings: 'the events pipeline' },
      { team: 'Legal', brings: '' },
    ]
    expect(findCard(readBoard(doc), 'o1')).toMatchObject({ partners: kept })
    expect(setPartners(doc, 'o1', new Array(9).fill({ team: 'Data', brings: '' }), ME)).toBe(false)
    expect(setPartners(doc, 'o1', [{ team: 'x'.repeat(81), brings: '' }], ME)).toBe(false)
    expect(setPartners(doc, 'k1', rows, ME)).toBe(false)
    expect(findCard(readBoard(doc), 'o1')).toMatchObject({ partners: kept })
  })

  test('[SE7] what a hostile client leaves in their place reads as none', () => {
    const doc = makeBoardDoc()
    for (const value of [[{ team: 7 }], ['Data'], ['x'.repeat(81), ''], 'Data', [7, 8]]) {
      entryOf(doc, 'objectives', 'o1')?.set(KEY.partners, value)
      expect(findCard(readBoard(doc), 'o1')).toMatchObject({ partners: [] })
    }
  })
})

describe('moving', () => {
  test('within a parent and to another one', () => {
    const doc = makeBoardDoc()
    createObjective(doc, { id: 'o2', text: 'Expand into the European market' }, ME)
    expect(moveCard(doc, { id: 'k2', parentId: 'o1', after: null }, ME)).toBe(true)
    expect(order(doc)).toEqual(['o1', 'k2', 'k1', 'o2'])
    expect(moveCard(doc, { id: 'k1', parentId: 'o2', after: null }, ME)).toBe(true)
    expect(moveCard(doc, { id: 'k2', parentId: 'o2', after: 'k1' }, ME)).toBe(true)
    expect(moveCard(doc, { id: 'o2', parentId: BOARD_ROOT, after: null }, ME)).toBe(true)
    expect(order(doc)).toEqual(['o2', 'k1', 'k2', 'o1'])
  })

  test('is refused to a parent of the wrong kind or none', () => {
    const doc = makeBoardDoc()
    expect(moveCard(doc, { id: 'k1', parentId: 'k2', after: null }, ME)).toBe(false)
    expect(moveCard(doc, { id: 'k1', parentId: BOARD_ROOT, after: null }, ME)).toBe(false)
    expect(moveCard(doc, { id: 'o1', parentId: 'o1', after: null }, ME)).toBe(false)
    expect(moveCard(doc, { id: 'nobody', parentId: 'o1', after: null }, ME)).toBe(false)
  })

  test('works behind a sibling whose place is no key', () => {
    const doc = makeBoardDoc()
    const card = doc.getMap('keyResults').get('k1')
    if (!(card instanceof Y.Map)) throw new Error('no key result k1')
    card.set(KEY.pos, ['o1', '!!'])
    createKeyResult(doc, { id: 'k3', objectiveId: 'o1', text: '', after: 'k1' }, ME)
    expect(order(doc)).toEqual(['o1', 'k1', 'k3', 'k2'])
  })
})

describe('deleting', () => {
  test('is soft: the card comes back to its place with its text', () => {
    const doc = makeBoardDoc()
    createKeyResult(doc, { id: 'k3', objectiveId: 'o1', text: 'last' }, ME)
    expect(deleteCard(doc, 'k2', 5_000, ME)).toBe(true)
    expect(order(doc)).toEqual(['o1', 'k1', 'k3'])
    expect(readBoard(doc).deleted).toMatchObject([{ id: 'k2', deletedAt: 5_000 }])
    expect(restoreCard(doc, 'k2', ME)).toBe(true)
    expect(order(doc)).toEqual(['o1', 'k1', 'k2', 'k3'])
    expect(findCard(readBoard(doc), 'k2')?.text).toBe('Reduce rollback rate to under 1%')
  })

  test('every kind can be deleted, and nothing that is not there', () => {
    const doc = makeBoardDoc()
    for (const id of ['o1', 'k1', 'i1']) deleteCard(doc, id, 1, ME)
    const kinds: readonly CardKind[] = readBoard(doc).deleted.map((card) => card.kind)
    expect([...kinds].sort()).toEqual(['initiative', 'keyResult', 'objective'])
    expect(deleteCard(doc, 'nobody', 1, ME)).toBe(false)
    expect(restoreCard(doc, 'nobody', ME)).toBe(false)
    expect(deleteCard(doc, 'k2', NaN, ME)).toBe(false)
  })
})

test('a text over the limit is not written', () => {
  const doc = makeBoardDoc()
  expect(replaceText(doc, 'o1', 'x'.repeat(2_001), ME)).toBe(false)
  expect(replaceText(doc, 'nobody', 'x', ME)).toBe(false)
  expect(textOf(doc, 'o1')?.toString()).toBe('Establish a world-class CI/CD pipeline')
})
