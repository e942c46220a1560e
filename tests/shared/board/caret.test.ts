import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { caretIndex, encodeCaret } from '../../../shared/board/caret.ts'
import { CaretSchema } from '../../../shared/protocol/messages.ts'

function makeText(words: string): { doc: Y.Doc; text: Y.Text } {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, words)
  return { doc, text }
}

test('a caret stays between its two letters whatever others type around it', () => {
  const { text } = makeText('Deploy Feature X')
  const caret = encodeCaret(text, 7)
  expect(v.is(CaretSchema, caret)).toBe(true)
  text.insert(0, 'Please ')
  expect(caretIndex(text, caret)).toBe(14)
  text.insert(text.length, ' soon')
  expect(caretIndex(text, caret)).toBe(14)
  text.delete(0, 7)
  expect(caretIndex(text, caret)).toBe(7)
})

test('it is found in another copy of the document', () => {
  const { doc, text } = makeText('Deploy Feature X')
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  expect(caretIndex(copy.getText('t'), encodeCaret(text, text.length))).toBe(16)
})

test('a caret of another text, or no caret at all, is nowhere', () => {
  const { doc, text } = makeText('Deploy Feature X')
  const other = doc.getText('other')
  other.insert(0, 'abc')
  expect(caretIndex(text, encodeCaret(other, 1))).toBeNull()
  fc.assert(
    fc.property(fc.string({ maxLength: 160 }), (letters) => {
      const index = caretIndex(text, letters)
      expect(index === null || (index >= 0 && index <= text.length)).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const letters = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
      const index = caretIndex(text, letters)
      expect(index === null || (index >= 0 && index <= text.length)).toBe(true)
    }),
  )
})
