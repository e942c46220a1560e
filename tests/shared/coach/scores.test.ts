import { describe, expect, it } from 'vitest'
import {
  accuracy,
  bootstrapInterval,
  type Case,
  confusion,
  f1,
  macroF1,
  seededRandom,
  wilsonInterval,
} from '../../coach/scores.ts'

type Letter = 'a' | 'b' | 'c'

/** "ab" is a case that was expected to be a and answered as b. */
function cases(...pairs: readonly string[]): Case<string>[] {
  return pairs.map((pair) => ({ expected: pair[0] ?? '', answered: pair[1] ?? '' }))
}

describe('accuracy, F1 and the confusion matrix', () => {
  const some = cases('aa', 'aa', 'ab', 'ba', 'bb', 'cb')

  it('counts what agrees', () => {
    expect(accuracy(some)).toBe(0.5)
  })

  it('is the harmonic mean of precision 2/3 and recall 2/3', () => {
    expect(f1(some, 'a')).toBeCloseTo(2 / 3, 12)
  })

  it('is zero for a label that is expected and never answered', () => {
    expect(f1(some, 'c')).toBe(0)
  })

  it('is no number for a label that never occurs, and that label does not count in the mean', () => {
    expect(f1(some, 'd')).toBeNaN()
    const labels = ['a', 'b', 'c']
    expect(macroF1(some, labels)).toBeCloseTo((2 / 3 + 2 / 5 + 0) / 3, 12)
    expect(macroF1(some, [...labels, 'd'])).toBe(macroF1(some, labels))
  })

  it('has what was expected in rows and what was answered in columns', () => {
    const letters: readonly Letter[] = ['a', 'b', 'c']
    expect(confusion(some, letters)).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 1, 0],
    ])
  })
})

describe('intervals', () => {
  it("is Wilson's, as in his tables: 8 of 10", () => {
    const { low, high } = wilsonInterval(8, 10)
    expect(low).toBeCloseTo(0.4902, 4)
    expect(high).toBeCloseTo(0.9433, 4)
  })

  it('stays within 0 and 1, and says nothing about nothing', () => {
    expect(wilsonInterval(0, 20).low).toBe(0)
    expect(wilsonInterval(20, 20).high).toBeCloseTo(1, 12)
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })

  it('draws the same for the same seed and something near Wilson for a proportion', () => {
    const items = Array.from({ length: 200 }, (_, at) => at % 4 === 0)
    const figure = (drawn: readonly boolean[]) => drawn.filter(Boolean).length / drawn.length
    const drawn = bootstrapInterval(items, figure, { seed: 7, rounds: 2_000 })
    expect(bootstrapInterval(items, figure, { seed: 7, rounds: 2_000 })).toEqual(drawn)
    const wilson = wilsonInterval(50, 200)
    expect(drawn.low).toBeCloseTo(wilson.low, 1)
    expect(drawn.high).toBeCloseTo(wilson.high, 1)
  })

  it('has even random numbers below 1', () => {
    const random = seededRandom(1)
    const numbers = Array.from({ length: 10_000 }, random)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    expect(numbers.reduce((sum, number) => sum + number, 0) / 10_000).toBeCloseTo(0.5, 1)
  })
})
