import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkBoard, inspectUpdate } from '../../../shared/board/guard.ts'
import { KEY } from '../../../shared/board/layout.ts'
import { allCards, findCard, readBoard } from '../../../shared/board/read.ts'
import { createUndo } from '../../../shared/board/undo.ts'
import {
  createKeyResult,
  createObjective,
  deleteCard,
  moveCard,
  parkCards,
  replaceText,
  restoreCard,
  setKeyResultFields,
  unparkCard,
} from '../../../shared/board/write.ts'
import { exchangeAll, ME, makeBoardDoc, replicaOf, updateOf } from './board-kit.ts'

const idsOf = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => id)

/** What is on the board, in order. */
function order(doc: Y.Doc): readonly string[] {
  return readBoard(doc).objectives.flatMap((card) => [card.id, ...idsOf(card.keyResults)])
}

describe('parking', () => {
  test('a key result leaves the set with all that it has, and comes back to its place', () => {
    const doc = makeBoardDoc()
    setKeyResultFields(doc, 'k1', { unit: 'min', target: 10 }, ME)
    expect(parkCards(doc, ['k1'], 5_000, ME)).toBe(true)
    const board = readBoard(doc)
    expect(order(doc)).toEqual(['o1', 'k2'])
    expect(board.loose).toEqual({ keyResults: [], initiatives: [] })
    expect(board.deleted).toEqual([])
    expect(board.cardCount).toBe(4)
    expect(board.parked).toMatchObject([
      {
        id: 'k1',
        objectiveId: 'o1',
        parkedAt: 5_000,
        fields: { unit: 'min', target: 10 },
        initiatives: [{ id: 'i1' }],
      },
    ])
    expect(unparkCard(doc, 'k1', ME)).toBe(true)
    expect(order(doc)).toEqual(['o1', 'k1', 'k2'])
    expect(findCard(readBoard(doc), 'k1')).toMatchObject({ parkedAt: null, fields: { unit: 'min' } })
  })

  test('an objective takes its key results along, except those that were parked themselves', () => {
    const doc = makeBoardDoc()
    createKeyResult(doc, { id: 'k3', objectiveId: 'o1', text: 'Dropped' }, ME)
    deleteCard(doc, 'k3', 500, ME)
    parkCards(doc, ['k2'], 1_000, ME)
    parkCards(doc, ['o1'], 2_000, ME)
    const board = readBoard(doc)
    expect(board.objectives).toEqual([])
    expect(board.loose.keyResults).toEqual([])
    expect(board.parked).toMatchObject([
      { id: 'o1', keyResults: [{ id: 'k1', initiatives: [{ id: 'i1' }] }] },
      { id: 'k2' },
    ])
    expect(idsOf(allCards(board)).toSorted()).toEqual(['i1', 'k1', 'k2', 'k3', 'o1'])
    unparkCard(doc, 'o1', ME)
    expect(order(doc)).toEqual(['o1', 'k1'])
  })

  test('a key result taken back while its objective is parked is on that one’s card', () => {
    const doc = makeBoardDoc()
    parkCards(doc, ['o1', 'k2'], 1_000, ME)
    expect(unparkCard(doc, 'k2', ME)).toBe(true)
    const { objectives, loose, parked } = readBoard(doc)
    expect([objectives, loose.keyResults]).toEqual([[], []])
    expect(parked).toMatchObject([{ id: 'o1', keyResults: [{ id: 'k1' }, { id: 'k2' }] }])
  })

  test('a key result taken back when its objective is gone is loose', () => {
    const doc = makeBoardDoc()
    parkCards(doc, ['k2'], 1_000, ME)
    deleteCard(doc, 'o1', 2_000, ME)
    expect(idsOf(readBoard(doc).loose.keyResults)).toEqual(['k1'])
    unparkCard(doc, 'k2', ME)
    expect(idsOf(readBoard(doc).loose.keyResults)).toEqual(['k1', 'k2'])
  })

  test('the last parked comes first, and parking again keeps the time of then', () => {
    const doc = makeBoardDoc()
    parkCards(doc, ['k1'], 1_000, ME)
    parkCards(doc, ['k2'], 2_000, ME)
    parkCards(doc, ['k1', 'o1'], 3_000, ME)
    expect(readBoard(doc).parked.map(({ id, parkedAt }) => [id, parkedAt])).toEqual([
      ['o1', 3_000],
      ['k2', 2_000],
      ['k1', 1_000],
    ])
  })

  test('a parked card that is deleted is only deleted, and restored it is parked again', () => {
    const doc = makeBoardDoc()
    parkCards(doc, ['k1'], 1_000, ME)
    deleteCard(doc, 'k1', 2_000, ME)
    expect(readBoard(doc).parked).toEqual([])
    expect(idsOf(readBoard(doc).deleted)).toEqual(['k1'])
    restoreCard(doc, 'k1', ME)
    expect(idsOf(readBoard(doc).parked)).toEqual(['k1'])
  })

  test('is all or nothing, and refused for what is not there, deleted, or never in the set', () => {
    const doc = makeBoardDoc()
    deleteCard(doc, 'k2', 1_000, ME)
    const before = Y.encodeStateVector(doc)
    for (const ids of [['k1', 'nobody'], ['k1', 'k2'], ['i1'], []]) {
      expect(parkCards(doc, ids, 2_000, ME)).toBe(false)
    }
    expect(parkCards(doc, ['k1'], Number.NaN, ME)).toBe(false)
    for (const id of ['k1', 'i1', 'nobody']) expect(unparkCard(doc, id, ME)).toBe(false)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  test('what makes no sense as a time reads as in the set, and can be parked', () => {
    for (const value of [true, 'soon', -1, 0.5, Number.NaN, [1], undefined]) {
      const doc = makeBoardDoc()
      const card = doc.getMap('keyResults').get('k1')
      if (!(card instanceof Y.Map)) throw new Error('no key result k1')
      card.set(KEY.parkedAt, value)
      expect(order(doc)).toEqual(['o1', 'k1', 'k2'])
      expect(parkCards(doc, ['k1'], 1_000, ME)).toBe(true)
      expect(order(doc)).toEqual(['o1', 'k2'])
    }
  })
})

describe('parking among others', () => {
  test('words, values and a new place given meanwhile are kept', () => {
    const mine = makeBoardDoc()
    createObjective(mine, { id: 'o2', text: 'Expand into the European market' }, ME)
    const theirs = replicaOf(mine, 2)
    parkCards(mine, ['k1'], 1_000, ME)
    replaceText(theirs, 'k1', 'Reduce deployment time by 60%', 'them')
    moveCard(theirs, { id: 'k1', parentId: 'o2', after: null }, 'them')
    exchangeAll([mine, theirs])
    expect(readBoard(mine)).toEqual(readBoard(theirs))
    expect(readBoard(mine).parked).toMatchObject([
      { id: 'k1', objectiveId: 'o2', text: 'Reduce deployment time by 60%' },
    ])
    unparkCard(theirs, 'k1', 'them')
    expect(order(theirs)).toEqual(['o1', 'k2', 'o2', 'k1'])
  })

  test('both who park at once see it parked once', () => {
    const mine = makeBoardDoc()
    const theirs = replicaOf(mine, 2)
    parkCards(mine, ['k1'], 1_000, ME)
    parkCards(theirs, ['k1'], 2_000, 'them')
    exchangeAll([mine, theirs])
    expect(readBoard(mine)).toEqual(readBoard(theirs))
    expect(idsOf(readBoard(mine).parked)).toEqual(['k1'])
    unparkCard(mine, 'k1', ME)
    exchangeAll([mine, theirs])
    expect(order(theirs)).toEqual(['o1', 'k1', 'k2'])
  })

  test('an undo of mine takes a card back, but not one that another has parked since', () => {
    const mine = makeBoardDoc()
    const undo = createUndo(mine, ME)
    parkCards(mine, ['k1', 'k2'], 1_000, ME)
    undo.undo()
    expect(order(mine)).toEqual(['o1', 'k1', 'k2'])
    undo.redo()
    expect(order(mine)).toEqual(['o1'])
    const theirs = replicaOf(mine, 2)
    unparkCard(theirs, 'k1', 'them')
    parkCards(theirs, ['k1'], 2_000, 'them')
    exchangeAll([mine, theirs])
    undo.undo()
    exchangeAll([mine, theirs])
    expect(order(theirs)).toEqual(['o1', 'k2'])
    expect(readBoard(mine)).toEqual(readBoard(theirs))
  })

  test('the guard lets it in', () => {
    const doc = makeBoardDoc()
    for (const edit of [
      () => parkCards(doc, ['o1', 'k1'], 1_000, ME),
      () => unparkCard(doc, 'k1', ME),
      () => parkCards(doc, ['k1'], 2_000, ME),
    ]) {
      expect(inspectUpdate(updateOf(doc, edit)).ok).toBe(true)
      expect(checkBoard(doc)).toEqual({ ok: true, value: null })
    }
  })

  test('no other kind of card can have the key', () => {
    const doc = makeBoardDoc()
    const card = doc.getMap('initiatives').get('i1')
    if (!(card instanceof Y.Map)) throw new Error('no initiative i1')
    card.set(KEY.parkedAt, 1_000)
    expect(checkBoard(doc)).toMatchObject({ ok: false, refusal: { code: 'wrong-type', cardId: 'i1' } })
  })
})
