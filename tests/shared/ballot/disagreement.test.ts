import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findContested, measureDisagreement } from '../../../shared/ballot/disagreement.ts'

const SCALE = { min: 1, max: 5 }
const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 40 })

describe('[BA6] how far apart a room is', () => {
  test.each([
    ['all the same', [4, 4, 4], 0],
    ['split down the middle', [1, 1, 5, 5], 1],
    ['one step apart', [3, 4], 0.25],
    ['one of four far away', [5, 5, 5, 1], Math.sqrt(3) / 2],
  ])('%s', (_what, given, measure) => {
    expect(measureDisagreement(given, SCALE)).toBeCloseTo(measure, 10)
  })

  test('is not known of one answer, nor on a scale of one value', () => {
    expect(measureDisagreement([3], SCALE)).toBeNull()
    expect(measureDisagreement([1, 1], { min: 1, max: 1 })).toBeNull()
  })

  test('is between 0 and 1, and the same whatever the order, the side and the scale’s start', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const measure = measureDisagreement(given, SCALE)
        expect(measure).toBeGreaterThanOrEqual(0)
        expect(measure).toBeLessThanOrEqual(1)
        expect(measureDisagreement(given.toReversed(), SCALE)).toBe(measure)
        const turned = given.map((answer) => 6 - answer)
        expect(measureDisagreement(turned, SCALE)).toBeCloseTo(measure ?? Number.NaN, 10)
        const moved = given.map((answer) => answer - 1)
        expect(measureDisagreement(moved, { min: 0, max: 4 })).toBeCloseTo(measure ?? Number.NaN, 10)
      }),
    )
  })

  test('grows when the highest answer rises', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const highest = Math.max(...given)
        fc.pre(highest < 5 && highest > Math.min(...given))
        const at = given.indexOf(highest)
        const wider = given.with(at, highest + 1)
        expect(measureDisagreement(wider, SCALE)).toBeGreaterThan(measureDisagreement(given, SCALE) ?? 0)
      }),
    )
  })
})

describe('[BA6] what is flagged', () => {
  const item = (id: string, disagreement: number | null, count = 5) => ({
    id,
    disagreement,
    answers: count,
  })

  test('is the third that the room is furthest apart about, and nothing that it agrees on', () => {
    const items = [
      item('a', 0.9),
      item('b', 0.6),
      item('c', 0.7),
      item('d', 0.2),
      item('e', 0.1),
      item('f', null),
    ]
    expect([...findContested(items)].sort()).toEqual(['a', 'c'])
    expect(findContested([item('a', 0.4), item('b', 0.1)]).size).toBe(0)
  })

  test('needs three answers', () => {
    expect(findContested([item('a', 1, 2)]).size).toBe(0)
    expect(findContested([item('a', 1, 3)]).size).toBe(1)
  })

  test('takes in whatever is as contested as the last', () => {
    const items = [item('a', 0.8), item('b', 0.8), item('c', 0.8)]
    expect([...findContested(items)].sort()).toEqual(['a', 'b', 'c'])
  })
})
