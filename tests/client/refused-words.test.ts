import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRefusedWords } from '../../client/models/refused-words.ts'
import { createObjective } from '../../shared/board/write.ts'
import { memoryStorage } from './support/memory-storage.ts'

function boardWith(...texts: string[]): Y.Doc {
  const doc = new Y.Doc()
  for (const [at, text] of texts.entries()) createObjective(doc, { id: `o-${at}`, text }, 'test')
  return doc
}

test('of a document that is gone everything is kept that the fresh one lacks', () => {
  const words = createRefusedWords(null, 'w-1')
  words.keepDifference(boardWith('Said on the train', 'Known to all'))
  words.compareWith(boardWith('Said', 'Known to all'))
  expect(words.edit.value?.texts).toEqual(['Said on the train'])
})

test('the same document, which catches up a moment before it is thrown away, is not the fresh one', () => {
  const words = createRefusedWords(null, 'w-1')
  const gone = boardWith('Said on the train')
  words.keepDifference(gone)
  words.compareWith(gone)
  words.compareWith(boardWith('Said'))
  expect(words.edit.value?.texts).toEqual(['Said on the train'])
})

test('it is compared once: what others delete later is nobody’s refused edit', () => {
  const words = createRefusedWords(null, 'w-1')
  words.keepDifference(boardWith('Said'))
  words.compareWith(boardWith('Said'))
  words.compareWith(boardWith())
  expect(words.edit.value).toBeNull()
})

test('what was not copied is there at the next visit of the same person, and of nobody else', () => {
  const storage = memoryStorage()
  const left = createRefusedWords(storage, 'w-1')
  left.keep('The board is locked.', ['Said while the page was left'])
  left.recall('ines')
  left.keep(null, ['And a moment later'])

  const ofAnother = createRefusedWords(storage, 'w-1')
  ofAnother.recall('tomasz')
  expect(ofAnother.edit.value).toBeNull()
  const elsewhere = createRefusedWords(storage, 'w-2')
  elsewhere.recall('ines')
  expect(elsewhere.edit.value).toBeNull()
  const next = createRefusedWords(storage, 'w-1')
  next.recall('ines')
  expect(next.edit.value).toEqual({
    message: 'The board is locked.',
    texts: ['Said while the page was left', 'And a moment later'],
  })
})

test('what was copied does not come again', () => {
  const storage = memoryStorage()
  const words = createRefusedWords(storage, 'w-1')
  words.recall('ines')
  words.keep('The board is locked.', ['Said'])
  words.letGo()
  expect(words.edit.value).toBeNull()
  const next = createRefusedWords(storage, 'w-1')
  next.recall('ines')
  expect(next.edit.value).toBeNull()
})

test('a browser that keeps nothing, or something else, shows them as long as the page is there', () => {
  const full = {
    ...memoryStorage(),
    setItem: () => {
      throw new Error('full')
    },
  }
  const words = createRefusedWords(full, 'w-1')
  words.recall('ines')
  words.keep('The board is locked.', ['Said'])
  expect(words.edit.value?.texts).toEqual(['Said'])
  const cutOff = { ...memoryStorage(), getItem: () => '{"message":' }
  const other = createRefusedWords(cutOff, 'w-1')
  other.recall('ines')
  expect(other.edit.value).toBeNull()
})
