import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../../../shared/okr/days.ts'
import { dayIn } from './day-arbitrary.ts'

describe('days of a calendar', () => {
  it.each([
    ['over the end of a year', '2026-12-31', 1, '2027-01-01'],
    ['over a leap day', '2028-02-28', 2, '2028-03-01'],
    ['backwards', '2027-03-01', -1, '2027-02-28'],
    ['over the day on which clocks go forward', '2027-03-27', 2, '2027-03-29'],
  ])('add up %s', (_, day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(days)
  })

  it('know their weekday', () => {
    expect(weekdayOf('2027-01-04')).toBe(1)
    expect(weekdayOf('2027-01-10')).toBe(7)
  })

  it('are as far apart as was added, and a week later the same weekday', () => {
    fc.assert(
      fc.property(dayIn(2000, 2100), fc.integer({ min: -4_000, max: 4_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(weekdayOf(addDays(day, 7 * days))).toBe(weekdayOf(day))
      }),
    )
  })
})
