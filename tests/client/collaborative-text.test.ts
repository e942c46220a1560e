import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindText } from '../../client/models/collaborative-text.ts'
import { BOARD_LIMITS } from '../../shared/board/layout.ts'
import { FakeField } from './fake-field.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** Two people at one text; what one does reaches the other when `sync` is called. */
function pair(words: string) {
  const [a, b] = [person(), person()]
  a.text.insert(0, words)
  const sync = () => {
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)))
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)))
  }
  sync()
  return { a, b, sync }
}

function person() {
  const doc = new Y.Doc()
  const text = doc.getText()
  const field = new FakeField()
  const binding = bindText(field, text, {
    edit: (change) => doc.transact(change, 'mine'),
    hasFocus: () => true,
  })
  cleanups.push(binding.release)
  return { doc, text, field, binding }
}

describe('a field on a shared text', () => {
  it('sends what is typed and shows what others type', () => {
    const { a, b, sync } = pair('Deploy')
    a.field.caret(6)
    a.field.type(' often')
    sync()
    expect(b.field.value).toBe('Deploy often')
  })

  it('keeps the caret and the selection at their words when others type before them', () => {
    const { a, b, sync } = pair('one two')
    a.field.setSelectionRange(4, 7)
    b.field.caret(0)
    b.field.type('zero ')
    sync()
    expect(a.field.value).toBe('zero one two')
    expect([a.field.selectionStart, a.field.selectionEnd]).toEqual([9, 12])
  })

  it('merges two people typing at once: both have the same, and all of it', () => {
    const { a, b, sync } = pair('European market')
    a.field.caret(0)
    a.field.type('Win the ')
    b.field.caret(15)
    b.field.type(' by spring')
    sync()
    expect(a.field.value).toBe('Win the European market by spring')
    expect(b.field.value).toBe(a.field.value)
  })

  it('leaves the field alone while an input method composes, and merges both when it is done', () => {
    const { a, b, sync } = pair('Short')
    a.field.caret(5)
    a.field.startComposition()
    a.field.compose('に')
    b.field.caret(0)
    b.field.type('Very ')
    sync()
    a.field.compose('にほ')
    expect(a.field.value).toBe('Shortにほ')
    expect(a.text.toString()).toBe('Very Short')
    a.field.endComposition('日本')
    sync()
    expect(a.field.value).toBe('Very Short日本')
    expect(b.field.value).toBe('Very Short日本')
    expect(a.field.selectionStart).toBe(12)
  })

  it('keeps a text that is too long in the field, unsent, and sends it once it is short enough', () => {
    const { a, b, sync } = pair('Start ')
    const limit = BOARD_LIMITS.maxTextLength
    a.field.caret(6)
    a.field.type('x'.repeat(limit))
    expect(a.binding.tooLongBy.value).toBe(6)
    expect(a.text.toString()).toBe('Start ')
    b.field.caret(0)
    b.field.type('Re')
    sync()
    expect(a.field.value).toHaveLength(limit + 6)
    a.field.setSelectionRange(6, 26)
    a.field.type('')
    sync()
    expect(a.binding.tooLongBy.value).toBe(0)
    expect(b.field.value).toBe(`ReStart ${'x'.repeat(limit - 20)}`)
  })

  it('sends what was composed so far when the field goes away', () => {
    const { a, b, sync } = pair('')
    a.field.startComposition()
    a.field.compose('日')
    a.binding.release()
    sync()
    expect(b.field.value).toBe('日')
  })
})
