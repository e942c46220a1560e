import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Measure, meanProgress, progressOf } from '../../../shared/okr/progress.ts'

const FALLING: Measure = { direction: 'decrease', baseline: 48, target: 24 }
const BAND: Measure = { direction: 'maintain', baseline: 99.5, target: 100 }
const NUMBER = fc.double({ min: -1e9, max: 1e9, noNaN: true })

describe('progress', () => {
  it.each([
    ['a decrease at its start', FALLING, 48, 0],
    ['a decrease half way', FALLING, 36, 0.5],
    ['a decrease that went the wrong way', FALLING, 60, 0],
    ['a decrease beyond its target', FALLING, 10, 1],
    ['an increase half way', { direction: 'increase', baseline: 20, target: 40 }, 30, 0.5],
    ['an increase from below zero', { direction: 'increase', baseline: -10, target: 10 }, 0, 0.5],
    ['inside the band', BAND, 99.7, 1],
    ['at the edge of the band', BAND, 99.5, 1],
    ['half a band outside of it', BAND, 99.25, 0.5],
    ['a band above it', BAND, 100.5, 0],
    ['a band named from above', { direction: 'maintain', baseline: 100, target: 99.5 }, 99.7, 1],
    [
      'near a number that is kept without a band',
      { direction: 'maintain', baseline: 50, target: 50 },
      50.4,
      1,
    ],
    ['far from it', { direction: 'maintain', baseline: 50, target: 50 }, 60, 0],
    ['a milestone that is reached', { direction: 'milestone', baseline: null, target: null }, 1, 1],
    ['a milestone that is open', { direction: 'milestone', baseline: null, target: null }, 0, 0],
    ['before the first value', FALLING, null, null],
    ['without a direction', { ...FALLING, direction: null }, 30, null],
    ['without a target', { ...FALLING, target: null }, 30, null],
    ['on a way from nobody knows where', { ...FALLING, baseline: 'unknown' }, 30, null],
    ['arrived from nobody knows where', { ...FALLING, baseline: 'unknown' }, 24, 1],
    ['equal ends that were stored, not there', { ...FALLING, baseline: 24 }, 30, 0],
    ['equal ends that were stored, there', { ...FALLING, baseline: 24 }, 24, 1],
  ] as const)('[CH2] of %s', (_, measure, value, expected) => {
    const progress = progressOf(measure, value)
    if (expected === null) expect(progress).toBeNull()
    else expect(progress).toBeCloseTo(expected, 9)
  })

  it('[CH2] is 0 at the start, 1 at the target, never outside of the two, and never less for being nearer', () => {
    fc.assert(
      fc.property(NUMBER, NUMBER, NUMBER, NUMBER, (baseline, target, one, other) => {
        fc.pre(Math.abs(target - baseline) > 1e-6)
        const measure: Measure = { direction: target > baseline ? 'increase' : 'decrease', baseline, target }
        expect(progressOf(measure, baseline)).toBe(0)
        expect(progressOf(measure, target)).toBe(1)
        const [behind, ahead] = target > baseline === one < other ? [one, other] : [other, one]
        const [less, more] = [progressOf(measure, behind) ?? -1, progressOf(measure, ahead) ?? -1]
        expect(less).toBeGreaterThanOrEqual(0)
        expect(more).toBeLessThanOrEqual(1)
        expect(more).toBeGreaterThanOrEqual(less)
      }),
    )
  })

  it('[CH2] of what is kept is whole inside its band, and falls with the distance to either side', () => {
    fc.assert(
      fc.property(NUMBER, NUMBER, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, share) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const measure: Measure = { direction: 'maintain', baseline: one, target: other }
        const inside = Math.min(high, Math.max(low, low + share * (high - low)))
        expect(progressOf(measure, inside)).toBe(1)
        const width = high - low
        fc.pre(width > 1e-3)
        expect(progressOf(measure, high + share * width)).toBeCloseTo(1 - share, 3)
        expect(progressOf(measure, low - share * width)).toBeCloseTo(1 - share, 3)
      }),
    )
  })

  it('of an objective is the mean of what is known', () => {
    expect(meanProgress([0.5, null, 1])).toBe(0.75)
    expect(meanProgress([null])).toBeNull()
    expect(meanProgress([])).toBeNull()
  })
})
