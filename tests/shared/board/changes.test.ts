import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changesIn, type EntryChange } from '../../../shared/board/changes.ts'
import { KEY } from '../../../shared/board/layout.ts'
import { createKeyResult, moveCard, replaceText, setKeyResultFields } from '../../../shared/board/write.ts'
import { ME, makeBoardDoc, replicaOf, updateOf } from './board-kit.ts'

/** What a second replica sees change when the update of an edit reaches it. */
function changesOf(edit: (doc: Y.Doc) => unknown): readonly EntryChange[] {
  const doc = makeBoardDoc()
  const replica = replicaOf(doc, 2)
  const seen: EntryChange[] = []
  replica.on('afterTransaction', (transaction) => seen.push(...changesIn(transaction)))
  Y.applyUpdate(
    replica,
    updateOf(doc, () => edit(doc)),
  )
  return seen
}

test('a card that was made', () => {
  const changes = changesOf((doc) => createKeyResult(doc, { id: 'k3', objectiveId: 'o1', text: 'x' }, ME))
  expect(changes).toEqual([{ root: 'keyResults', id: 'k3', what: 'created', keys: [] }])
})

test('a card whose values and text changed, once, with the keys', () => {
  const changes = changesOf((doc) => {
    doc.transact(() => {
      setKeyResultFields(doc, 'k1', { unit: 'min', target: 10 }, ME)
      moveCard(doc, { id: 'k1', parentId: 'o1', after: null }, ME)
      replaceText(doc, 'k1', 'Reduce deployment time by 60%', ME)
      replaceText(doc, 'i1', '', ME)
    })
  })
  expect(changes).toEqual([
    { root: 'keyResults', id: 'k1', what: 'changed', keys: ['pos', 'target', 'text', 'unit'] },
    { root: 'initiatives', id: 'i1', what: 'changed', keys: ['text'] },
  ])
})

test('a card that was taken out of the document, or put over another', () => {
  expect(changesOf((doc) => doc.getMap('keyResults').delete('k1'))).toEqual([
    { root: 'keyResults', id: 'k1', what: 'removed', keys: [] },
  ])
  expect(
    changesOf((doc) => {
      const other = new Y.Map<unknown>()
      other.set(KEY.text, new Y.Text('mine now'))
      doc.getMap('keyResults').set('k1', other)
    }),
  ).toEqual([{ root: 'keyResults', id: 'k1', what: 'replaced', keys: [] }])
})

test('nothing, for what was seen before', () => {
  expect(changesOf(() => {})).toEqual([])
})
