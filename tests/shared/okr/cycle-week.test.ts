import { expect, test } from 'vitest'
import { startOfCycleWeek, weekOfCycle } from '../../../shared/okr/cycle-week.ts'

const QUARTER = { startsOn: '2027-01-01' }

test.each([
  ['2026-12-24', -1, '2026-12-18'],
  ['2026-12-25', 0, '2026-12-25'],
  ['2026-12-31', 0, '2026-12-25'],
  ['2027-01-01', 1, '2027-01-01'],
  ['2027-01-07', 1, '2027-01-01'],
  ['2027-01-08', 2, '2027-01-08'],
  // Clocks change on 28 March in many places: days are counted without a place.
  ['2027-03-31', 13, '2027-03-26'],
  ['2027-04-02', 14, '2027-04-02'],
])('%s is in week %i of the quarter, which starts on %s', (day, week, startsOn) => {
  expect(weekOfCycle(QUARTER, day)).toBe(week)
  expect(startOfCycleWeek(QUARTER, day)).toBe(startsOn)
})
