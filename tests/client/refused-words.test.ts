import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRefusedWords } from '../../client/models/refused-words.ts'
import { createObjective } from '../../shared/board/write.ts'

function boardWith(...texts: string[]): Y.Doc {
  const doc = new Y.Doc()
  for (const [at, text] of texts.entries()) createObjective(doc, { id: `o-${at}`, text }, 'test')
  return doc
}

test('of a document that is gone everything is kept that the fresh one lacks', () => {
  const words = createRefusedWords()
  words.keepDifference(boardWith('Said on the train', 'Known to all'))
  words.compareWith(boardWith('Said', 'Known to all'))
  expect(words.edit.value?.texts).toEqual(['Said on the train'])
})

test('the same document, which catches up a moment before it is thrown away, is not the fresh one', () => {
  const words = createRefusedWords()
  const gone = boardWith('Said on the train')
  words.keepDifference(gone)
  words.compareWith(gone)
  words.compareWith(boardWith('Said'))
  expect(words.edit.value?.texts).toEqual(['Said on the train'])
})

test('it is compared once: what others delete later is nobody’s refused edit', () => {
  const words = createRefusedWords()
  words.keepDifference(boardWith('Said'))
  words.compareWith(boardWith('Said'))
  words.compareWith(boardWith())
  expect(words.edit.value).toBeNull()
})
