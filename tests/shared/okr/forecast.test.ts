import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../shared/okr/days.ts'
import { expectedProgress, forecastOf, type ValueOn } from '../../../shared/okr/forecast.ts'
import type { Measure } from '../../../shared/okr/progress.ts'

const START = '2027-01-01'
const DUE = '2027-03-31'
const RISING: Measure = { direction: 'increase', baseline: 0, target: 100 }

/** A value each week from the start on. */
function weekly(values: readonly number[]): ValueOn[] {
  return values.map((value, week) => ({ on: addDays(START, week * 7), value }))
}

describe('the forecast', () => {
  it('[CH4] follows the line of recent values to the due date', () => {
    // 10 a week: at the due date, 89 days after the start, 127.
    const forecast = forecastOf(RISING, weekly([0, 10, 20, 30]), DUE)
    expect(forecast).toMatchObject({ progress: 1, misses: false, reachesOn: addDays(START, 70) })
    expect(forecast?.value).toBeCloseTo((89 / 7) * 10, 6)
  })

  it('[CH4] says by how much it misses', () => {
    const forecast = forecastOf(RISING, weekly([0, 5, 10, 15]), DUE)
    expect(forecast).toMatchObject({ misses: true, reachesOn: null })
    expect(forecast?.progress).toBeCloseTo(((89 / 7) * 5) / 100, 6)
  })

  it('[CH4] goes by the four newest days: how it began does not matter any more', () => {
    const slowing = forecastOf(RISING, weekly([0, 20, 40, 41, 42, 43]), DUE)
    expect(slowing?.value).toBeCloseTo(43 + daysBetween(addDays(START, 35), DUE) / 7, 1)
    expect(slowing?.misses).toBe(true)
  })

  it('[CH4] counts the last value of a day, and days in their order', () => {
    const [first, second, third] = weekly([0, 10, 20])
    if (!first || !second || !third) throw new Error('three values')
    const twice = [first, { ...second, value: 90 }, third, second]
    expect(forecastOf(RISING, twice, DUE)).toEqual(forecastOf(RISING, [first, second, third], DUE))
  })

  it.each([
    ['two days of values', RISING, weekly([0, 10])],
    ['two values of one of two days', RISING, [...weekly([0, 10]), ...weekly([0, 12])]],
    ['no values', RISING, []],
    ['a milestone', { direction: 'milestone', baseline: null, target: null }, weekly([0, 0, 0])],
    ['no target', { ...RISING, target: null }, weekly([0, 1, 2])],
    ['no direction', { ...RISING, direction: null }, weekly([0, 1, 2])],
  ] as const)('[CH4] is not made from %s', (_, measure, points) => {
    expect(forecastOf(measure, points, DUE)).toBeNull()
  })

  it.each([
    ['stands still before its target', RISING, [50, 50, 50], true, null],
    ['stands still at its target', RISING, [100, 100, 100], false, addDays(START, 14)],
    ['falls back from its target', RISING, [140, 120, 100], true, null],
    ['is beyond its target', RISING, [100, 110, 120], false, addDays(START, 14)],
    [
      'stays in its band',
      { direction: 'maintain', baseline: 99, target: 100 },
      [99.5, 99.4, 99.6],
      false,
      null,
    ],
    ['leaves its band', { direction: 'maintain', baseline: 99, target: 100 }, [99.9, 99.6, 99.3], true, null],
    [
      'is kept without a band',
      { direction: 'maintain', baseline: 50, target: 50 },
      [50, 50, 50],
      false,
      null,
    ],
    [
      'arrives from nobody knows where',
      { direction: 'increase', baseline: 'unknown', target: 40 },
      [10, 20, 30],
      false,
      addDays(START, 21),
    ],
    ['does not, from nobody knows where', { ...RISING, baseline: 'unknown' }, [10, 11, 12], true, null],
  ] as const)('[CH4] of a number that %s', (_, measure, values, misses, reachesOn) => {
    expect(forecastOf(measure, weekly(values), DUE)).toMatchObject({ misses, reachesOn })
  })

  it('[CH4] after the due date is where it stood', () => {
    const forecast = forecastOf(RISING, weekly([70, 80, 90]), addDays(START, 10))
    expect(forecast).toMatchObject({ value: 90, progress: 0.9, misses: true })
  })

  it('[CH4] of a straight line to the target does not miss, whatever rounding does, and no line that ends short of it hits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        (baseline, way, rises, gaps, daysLeft) => {
          const target = baseline + (rises ? way : -way)
          const days = [0]
          for (const gap of gaps) days.push((days.at(-1) ?? 0) + gap)
          const total = (days.at(-1) ?? 0) + daysLeft
          const due = addDays(START, total)
          const measure: Measure = { direction: rises ? 'increase' : 'decrease', baseline, target }
          const line = (share: number) =>
            days.map((day) => ({
              on: addDays(START, day),
              value: baseline + (target - baseline) * share * (day / total),
            }))
          const exact = forecastOf(measure, line(1), due)
          expect(exact).toMatchObject({ misses: false, progress: 1 })
          expect(exact?.reachesOn).not.toBeNull()
          expect(exact?.reachesOn?.localeCompare(due)).toBeLessThanOrEqual(0)
          // Far from where the way is lost among the digits of where it begins.
          fc.pre(way > Math.abs(baseline) * 1e-6)
          expect(forecastOf(measure, line(0.99), due)).toMatchObject({ misses: true, reachesOn: null })
        },
      ),
    )
  })

  it('[CH4] says the same whatever unit a number is counted in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100, max: 200 }), { minLength: 3, maxLength: 8 }),
        fc.constantFrom(0.25, 2, 1024),
        (values, factor) => {
          const one = forecastOf(RISING, weekly(values), DUE)
          const scaled: Measure = { ...RISING, target: 100 * factor }
          const other = forecastOf(scaled, weekly(values.map((value) => value * factor)), DUE)
          expect(other?.misses).toBe(one?.misses)
          expect(other?.progress).toBeCloseTo(one?.progress ?? Number.NaN, 9)
          expect(other?.reachesOn).toBe(one?.reachesOn)
        },
      ),
    )
  })
})

describe('the expected line', () => {
  const way = { startsOn: START, dueOn: '2027-01-11' }
  it.each([
    ['before the start', RISING, '2026-12-01', 0],
    ['on the first day', RISING, START, 0],
    ['half way', RISING, '2027-01-06', 0.5],
    ['on the due date', RISING, '2027-01-11', 1],
    ['after it', RISING, '2027-02-01', 1],
    ['of what is kept', { ...RISING, direction: 'maintain' }, START, 1],
    ['of a milestone', { ...RISING, direction: 'milestone' }, '2027-01-06', null],
    ['of nobody knows what', { ...RISING, direction: null }, '2027-01-06', null],
  ] as const)('is where it should be %s', (_, measure, today, expected) => {
    expect(expectedProgress(measure, way, today)).toBe(expected)
  })

  it('is whole where the due date is the first day', () => {
    expect(expectedProgress(RISING, { startsOn: START, dueOn: START }, START)).toBe(1)
  })
})
