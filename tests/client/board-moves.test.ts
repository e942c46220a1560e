import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  type Destination,
  numberOf,
  parentsFor,
  placeBeside,
  stepFrom,
  wayBackOf,
} from '../../client/models/board-moves.ts'
import { BOARD_ROOT } from '../../shared/board/layout.ts'
import { readBoard } from '../../shared/board/read.ts'
import {
  createInitiative,
  createKeyResult,
  createObjective,
  deleteCard,
  moveCard,
  parkCards,
} from '../../shared/board/write.ts'

let doc: Y.Doc
const board = () => readBoard(doc)
/** "A: a b | B: c", the board in a line. */
const inWords = () =>
  board()
    .objectives.map(({ id, keyResults }) => `${id}: ${keyResults.map((card) => card.id).join(' ')}`.trim())
    .join(' | ')
const move = (id: string, to: Destination | null) => to !== null && moveCard(doc, { id, ...to }, 'test')

beforeEach(() => {
  doc = new Y.Doc()
  for (const id of ['A', 'B', 'C']) createObjective(doc, { id, text: id }, 'test')
  for (const [id, objectiveId] of [
    ['a', 'A'],
    ['b', 'A'],
    ['c', 'A'],
    ['d', 'B'],
  ] as const) {
    createKeyResult(doc, { id, objectiveId, text: id }, 'test')
  }
  createInitiative(doc, { id: 'i', keyResultId: 'a', text: 'i' }, 'test')
})

describe('a step by key', () => {
  it('goes one place up or down, and no further than the ends', () => {
    move('c', stepFrom(board(), 'c', 'up'))
    expect(inWords()).toBe('A: a c b | B: d | C:')
    move('a', stepFrom(board(), 'a', 'down'))
    expect(inWords()).toBe('A: c a b | B: d | C:')
    expect(stepFrom(board(), 'c', 'up')).toBeNull()
    expect(stepFrom(board(), 'b', 'down')).toBeNull()
  })

  it('takes a key result to the end of the objective beside its own', () => {
    move('b', stepFrom(board(), 'b', 'right'))
    expect(inWords()).toBe('A: a c | B: d b | C:')
    expect(stepFrom(board(), 'a', 'left')).toBeNull()
  })

  it('moves objectives sideways', () => {
    move('C', stepFrom(board(), 'C', 'left'))
    expect(inWords()).toBe('A: a b c | C: | B: d')
  })

  it('passes over what is deleted', () => {
    deleteCard(doc, 'b', 1, 'test')
    move('c', stepFrom(board(), 'c', 'up'))
    expect(inWords()).toBe('A: c a | B: d | C:')
  })
})

describe('a drop', () => {
  it('lands before or behind a card of its kind, in that card’s objective', () => {
    move('a', placeBeside(board(), 'a', 'd', 'before'))
    expect(inWords()).toBe('A: b c | B: a d | C:')
    move('d', placeBeside(board(), 'd', 'b', 'after'))
    expect(inWords()).toBe('A: b d c | B: a | C:')
  })

  it('lands inside what it may hang on, as the last', () => {
    move('a', placeBeside(board(), 'a', 'C', 'inside'))
    expect(inWords()).toBe('A: b c | B: d | C: a')
  })

  it('goes nowhere on itself, or where its kind cannot be', () => {
    expect(placeBeside(board(), 'a', 'a', 'before')).toBeNull()
    expect(placeBeside(board(), 'A', 'a', 'before')).toBeNull()
    expect(placeBeside(board(), 'i', 'A', 'inside')).toBeNull()
    expect(placeBeside(board(), 'A', 'B', 'after')).toEqual({ parentId: BOARD_ROOT, after: 'B' })
  })
})

describe('numbers', () => {
  it('count what is there, and name nothing that has no place', () => {
    expect(numberOf(board(), 'B')).toBe('2')
    expect(numberOf(board(), 'c')).toBe('1.3')
    expect(numberOf(board(), 'i')).toBe('1.1.1')
    deleteCard(doc, 'A', 1, 'test')
    expect(numberOf(board(), 'B')).toBe('1')
    expect(numberOf(board(), 'a')).toBeNull()
  })
})

describe('parked cards', () => {
  it('are passed over, have no number, and take nothing in', () => {
    parkCards(doc, ['b', 'B'], 1, 'test')
    move('c', stepFrom(board(), 'c', 'up'))
    expect(inWords()).toBe('A: c a | C:')
    move('a', stepFrom(board(), 'a', 'right'))
    expect(inWords()).toBe('A: c | C: a')
    expect(['b', 'B', 'd', 'C'].map((id) => numberOf(board(), id))).toEqual([null, null, null, '2'])
    expect(parentsFor(board(), 'keyResult').map(({ id }) => id)).toEqual(['A', 'C'])
    expect(placeBeside(board(), 'c', 'B', 'inside')).toBeNull()
  })

  it('come back to the board, to an objective that is parked itself, or to none', () => {
    parkCards(doc, ['a', 'B', 'd', 'c'], 1, 'test')
    deleteCard(doc, 'C', 1, 'test')
    move('c', { parentId: 'C', after: undefined })
    const ways = board().parked.map((card) => [card.id, wayBackOf(board(), card)])
    expect(Object.fromEntries(ways)).toEqual({ a: 'board', B: 'board', d: 'parked', c: 'loose' })
  })
})
