import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  applyToHeld,
  changeAtCaret,
  type DeltaStep,
  holdText,
  moveSelection,
  releaseText,
} from '../../client/models/text-merge.ts'
import { editText, type TextChange } from '../../shared/board/text-change.ts'

const apply = (text: string, { index, remove, insert }: TextChange) =>
  text.slice(0, index) + insert + text.slice(index + remove)

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', 'é'), maxLength: 12 })

describe('changeAtCaret', () => {
  it('turns one text into the other, wherever the caret is', () => {
    fc.assert(
      fc.property(words, words, fc.nat(40), (before, after, caret) => {
        const change = changeAtCaret(before, after, Math.min(caret, after.length))
        if (change === null) expect(after).toBe(before)
        else expect(apply(before, change)).toBe(after)
      }),
    )
  })

  it('puts a letter where it was typed, among others like it', () => {
    expect(changeAtCaret('aaa', 'aaaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' })
    expect(changeAtCaret('aaa', 'aaaa', 4)).toEqual({ index: 3, remove: 0, insert: 'a' })
  })

  it('never parts a surrogate pair', () => {
    fc.assert(
      fc.property(words, words, fc.nat(40), (before, after, caret) => {
        const change = changeAtCaret(before, after, Math.min(caret, after.length))
        if (change !== null) expect(change.insert.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('moveSelection', () => {
  it('keeps the caret before the same character', () => {
    expect(moveSelection({ start: 5, end: 5 }, [{ insert: 'abc' }])).toEqual({ start: 8, end: 8 })
    expect(moveSelection({ start: 5, end: 8 }, [{ retain: 6 }, { delete: 1 }])).toEqual({ start: 5, end: 7 })
    expect(moveSelection({ start: 2, end: 2 }, [{ delete: 10 }])).toEqual({ start: 0, end: 0 })
    expect(moveSelection({ start: 2, end: 2 }, [{ retain: 2 }, { insert: 'x' }])).toEqual({
      start: 2,
      end: 2,
    })
  })

  it('stays with its character through any change that keeps it', () => {
    fc.assert(
      fc.property(words, words, fc.nat(), (before, after, seed) => {
        const text = new Y.Doc().getText()
        text.insert(0, `${before}z|`)
        const caret = before.length + 1
        let moved = caret
        text.observe((event) => {
          moved = moveSelection({ start: caret, end: caret }, event.delta).start
        })
        const cut = before.length === 0 ? 0 : seed % (before.length + 1)
        text.doc?.transact(() => {
          text.delete(0, cut)
          text.insert(0, after)
        })
        expect(text.toString().charAt(moved)).toBe('|')
      }),
    )
  })
})

describe('a held text', () => {
  it('merges with what others did meanwhile: nothing of either is lost', () => {
    fc.assert(
      fc.property(words, words, fc.array(words, { maxLength: 4 }), (base, composed, remoteTexts) => {
        const text = new Y.Doc().getText()
        text.insert(0, base)
        let held = holdText(base)
        text.observe((event) => {
          const delta: readonly DeltaStep[] = event.delta
          held = applyToHeld(held, delta)
        })
        for (const remote of remoteTexts) editText(text, remote)
        const remoteOnly = text.toString()
        expect(held.origins).toHaveLength(remoteOnly.length)

        const changes = releaseText(held, composed, composed.length)
        const merged = changes.reduce(apply, remoteOnly)
        const mine = changeAtCaret(base, composed, composed.length)
        if (remoteTexts.length === 0) expect(merged).toBe(composed)
        if (mine === null) expect(merged).toBe(remoteOnly)
        else {
          expect(merged).toContain(mine.insert)
          // Everything that others put in is still there, in its order.
          const theirs = [...held.origins.keys()].filter((at) => held.origins[at] === null)
          let from = 0
          for (const at of theirs) {
            const found = merged.indexOf(remoteOnly.charAt(at), from)
            expect(found).toBeGreaterThanOrEqual(from)
            from = found + 1
          }
        }
      }),
    )
  })

  it('removes only what the person removed, when another has typed into the middle of it', () => {
    const held = applyToHeld(holdText('one two three'), [{ retain: 5 }, { insert: 'XY' }])
    const merged = releaseText(held, 'one three', 4).reduce(apply, 'one tXYwo three')
    expect(merged).toBe('one XYthree')
  })
})
