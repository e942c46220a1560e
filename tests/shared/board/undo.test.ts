import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { findCard, readBoard, textOf } from '../../../shared/board/read.ts'
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
import { exchangeAll, ME, makeBoardDoc, replicaOf } from './board-kit.ts'
import { SeededRandom } from './seeded-random.ts'

/** Steps that do not melt together because a test is faster than a person. */
function inSteps(undo: Y.UndoManager, ...edits: readonly (() => unknown)[]): void {
  for (const edit of edits) {
    undo.stopCapturing()
    edit()
  }
}

test('undoes my edits one by one and redoes them, leaving those of others', () => {
  const doc = makeBoardDoc()
  const undo = createUndo(doc, ME)
  const start = readBoard(doc)
  inSteps(
    undo,
    () => replaceText(doc, 'o1', 'Ship with calm', ME),
    () => moveCard(doc, { id: 'k2', parentId: 'o1', after: null }, ME),
    () => setKeyResultFields(doc, 'k1', { unit: 'min', target: 10 }, ME),
    () => deleteCard(doc, 'k1', 1_000, ME),
    () => parkCards(doc, ['o1', 'k2'], 2_000, ME),
    () => unparkCard(doc, 'k2', ME),
  )
  const end = readBoard(doc)
  setKeyResultFields(doc, 'k2', { unit: 'theirs' }, 'remote')

  while (undo.canUndo()) undo.undo()
  expect(findCard(readBoard(doc), 'k2')).toMatchObject({ fields: { unit: 'theirs' } })
  setKeyResultFields(doc, 'k2', { unit: '' }, 'remote')
  expect(readBoard(doc)).toEqual(start)
  while (undo.canRedo()) undo.redo()
  expect(readBoard(doc)).toEqual(end)
})

test('undoing a creation is a soft deletion: what another wrote in it can be restored', () => {
  const mine = makeBoardDoc()
  const undo = createUndo(mine, ME)
  createKeyResult(mine, { id: 'k3', objectiveId: 'o1', text: 'mine' }, ME)
  const theirs = replicaOf(mine, 2)
  replaceText(theirs, 'k3', 'mine and theirs', 'them')
  exchangeAll([mine, theirs])
  undo.undo()
  exchangeAll([mine, theirs])
  expect(readBoard(theirs).deleted).toMatchObject([{ id: 'k3', text: ' and theirs', deletedAt: 0 }])
  restoreCard(theirs, 'k3', 'them')
  exchangeAll([mine, theirs])
  expect(readBoard(mine).objectives[0]?.keyResults.map((card) => card.id)).toEqual(['k1', 'k2', 'k3'])
  expect(readBoard(mine)).toEqual(readBoard(theirs))
})

test('a creation that was undone comes back whole with redo, also when it was moved in the same step', () => {
  const doc = makeBoardDoc()
  const undo = createUndo(doc, ME)
  createObjective(doc, { id: 'o2', text: 'Expand into the European market' }, ME)
  createKeyResult(doc, { id: 'k3', objectiveId: 'o1', text: 'Two launches' }, ME)
  moveCard(doc, { id: 'k3', parentId: 'o2', after: null }, ME)
  const made = readBoard(doc)
  undo.undo()
  expect(readBoard(doc).objectives.map((card) => card.id)).toEqual(['o1'])
  expect(findCard(readBoard(doc), 'k3')).toMatchObject({ objectiveId: 'o2', deletedAt: 0 })
  undo.redo()
  expect(readBoard(doc)).toEqual(made)
})

test('an undone move does not take back a later move by another', () => {
  const mine = makeBoardDoc()
  const undo = createUndo(mine, ME)
  moveCard(mine, { id: 'k2', parentId: 'o1', after: null }, ME)
  const theirs = replicaOf(mine, 2)
  createObjective(theirs, { id: 'o2', text: '' }, 'them')
  moveCard(theirs, { id: 'k2', parentId: 'o2', after: null }, 'them')
  exchangeAll([mine, theirs])
  undo.undo()
  exchangeAll([mine, theirs])
  expect(findCard(readBoard(mine), 'k2')).toMatchObject({ objectiveId: 'o2' })
  expect(readBoard(mine)).toEqual(readBoard(theirs))
})

test('undo and redo at random never lose a card or leave one without its place', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = new SeededRandom(seed)
    const docs = [makeBoardDoc(1)]
    docs.push(replicaOf(docs[0] ?? makeBoardDoc(1), 2))
    const undos = docs.map((doc) => createUndo(doc, ME))
    const created = new Set(['o1', 'k1', 'k2', 'i1'])
    for (let step = 0; step < 40; step += 1) {
      const at = random.below(docs.length)
      const doc = docs[at]
      const undo = undos[at]
      if (doc === undefined || undo === undefined) continue
      if (random.below(2) === 0) undo.stopCapturing()
      const id = random.pick([...created]) ?? 'o1'
      const choices: readonly (() => unknown)[] = [
        () =>
          createKeyResult(doc, { id: `n${step}`, objectiveId: 'o1', text: 'new' }, ME) &&
          created.add(`n${step}`),
        () => replaceText(doc, id, `${textOf(doc, id)?.toString()} ${step}`, ME),
        () => moveCard(doc, { id, parentId: 'o1', after: null }, ME),
        () => deleteCard(doc, id, step, ME),
        () => parkCards(doc, [id], step, ME),
        () => unparkCard(doc, id, ME),
        () => undo.undo(),
        () => undo.undo(),
        () => undo.redo(),
        () => exchangeAll(docs),
      ]
      random.pick(choices)?.()
    }
    exchangeAll(docs)
    for (const doc of docs) {
      const lost = [...created].filter((id) => findCard(readBoard(doc), id) === null)
      expect(lost, `seed ${seed}`).toEqual([])
    }
  }
})
