import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepCorrections } from '../../../shared/board/keep-corrections.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { createKeyResult, createObjective, setKeyResultFields } from '../../../shared/board/write.ts'

function makeDoc() {
  const doc = new Y.Doc()
  createObjective(doc, { id: 'o-1', text: 'Make releases boring' }, 'test')
  createKeyResult(doc, { id: 'k-1', objectiveId: 'o-1', text: 'Deploy in 20 minutes' }, 'test')
  createKeyResult(doc, { id: 'k-2', objectiveId: 'o-1', text: 'Fail rarely' }, 'test')
  setKeyResultFields(doc, 'k-1', { target: 20, unit: 'min' }, 'test')
  return doc
}
const NOTHING = { isDropped: false, text: null, fields: {} }

test('[CH3] cards say what the record says of them, in one edit', () => {
  const doc = makeDoc()
  let updates = 0
  doc.on('update', () => updates++)
  const kept = [
    { ...NOTHING, cardId: 'k-1', text: 'Deploy in half an hour', fields: { target: 30 } },
    { ...NOTHING, cardId: 'o-1', text: 'Make every release boring' },
    { ...NOTHING, cardId: 'k-2', isDropped: true },
  ]
  expect(keepCorrections(doc, kept, 7, 'test')).toBe(true)
  expect(updates).toBe(1)
  const { objectives, deleted } = readBoard(doc)
  expect(objectives).toMatchObject([
    {
      text: 'Make every release boring',
      keyResults: [{ id: 'k-1', text: 'Deploy in half an hour', fields: { target: 30, unit: 'min' } }],
    },
  ])
  expect(deleted).toMatchObject([{ id: 'k-2', deletedAt: 7 }])
})

test('nothing is changed where one of them is not there', () => {
  const doc = makeDoc()
  const before = readBoard(doc)
  const kept = [
    { ...NOTHING, cardId: 'k-1', text: 'Other' },
    { ...NOTHING, cardId: 'gone', text: 'Other' },
  ]
  expect(keepCorrections(doc, kept, 7, 'test')).toBe(false)
  expect(readBoard(doc)).toEqual(before)
})
