import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBoard, textOf } from '../../../shared/board/read.ts'
import { textChange } from '../../../shared/board/text-change.ts'
import { replaceText } from '../../../shared/board/write.ts'
import { exchangeAll, ME, makeBoardDoc, replicaOf } from './board-kit.ts'

// Pairs that share their first half, and pairs that share their second.
const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '🚀', '🚁', '\u{10680}', '👩‍🚀', 'é', '日'),
  maxLength: 12,
})

/** A surrogate without its other half: with the `u` flag whole pairs do not match. */
const HALF_A_PAIR = /\p{Surrogate}/u

test('the change turns one text into the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = textChange(before, after)
      const made =
        change === null
          ? before
          : before.slice(0, change.index) + change.insert + before.slice(change.index + change.remove)
      expect(made).toBe(after)
    }),
    { numRuns: 2_000 },
  )
})

test('the change never cuts a surrogate pair', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = textChange(before, after)
      if (change === null) return
      expect(change.insert).not.toMatch(HALF_A_PAIR)
      expect(before.slice(0, change.index)).not.toMatch(HALF_A_PAIR)
      expect(before.slice(change.index + change.remove)).not.toMatch(HALF_A_PAIR)
    }),
    { numRuns: 2_000 },
  )
})

test('the change is the smallest: what is common before and behind stays', () => {
  expect(textChange('Reduce time by 50%', 'Reduce lead time by 50%')).toEqual({
    index: 7,
    remove: 0,
    insert: 'lead ',
  })
  expect(textChange('aa', 'aaa')).toEqual({ index: 2, remove: 0, insert: 'a' })
  expect(textChange('go 🚀', 'go 🚁')).toEqual({ index: 3, remove: 2, insert: '🚁' })
  expect(textChange('same', 'same')).toBeNull()
})

test('replacing a text gives exactly that text, and merges with what another typed elsewhere in it', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      const mine = makeBoardDoc()
      replaceText(mine, 'o1', first, ME)
      expect(replaceText(mine, 'o1', second, ME)).toBe(true)
      expect(textOf(mine, 'o1')?.toString()).toBe(second)
    }),
  )
  const mine = makeBoardDoc()
  const theirs = replicaOf(mine, 2)
  replaceText(mine, 'k1', 'Reduce deployment time by 60%', ME)
  replaceText(theirs, 'k1', 'Reduce median deployment time by 50%', ME)
  exchangeAll([mine, theirs])
  expect(textOf(mine, 'k1')?.toString()).toBe('Reduce median deployment time by 60%')
  expect(readBoard(mine)).toEqual(readBoard(theirs))
})
