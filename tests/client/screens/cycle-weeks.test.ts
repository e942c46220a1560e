import { expect, it } from 'vitest'
import { findCycleWeek } from '../../../client/screens/okrs/cycle-weeks.ts'

const QUARTER = { startsOn: '2027-01-01', endsOn: '2027-03-31' }

it.each([
  ['2026-12-31', { phase: 'before', weeks: 13 }],
  ['2027-01-01', { phase: 'during', week: 1, weeks: 13 }],
  ['2027-01-07', { phase: 'during', week: 1, weeks: 13 }],
  ['2027-01-08', { phase: 'during', week: 2, weeks: 13 }],
  // Clocks change on 28 March in many places: days are counted without a place.
  ['2027-03-31', { phase: 'during', week: 13, weeks: 13 }],
  ['2027-04-01', { phase: 'after', weeks: 13 }],
] as const)('%s in a quarter', (today, place) => {
  expect(findCycleWeek(QUARTER, today)).toEqual(place)
})

it('counts a short last week', () => {
  expect(findCycleWeek({ startsOn: '2027-01-01', endsOn: '2027-01-08' }, '2027-01-08')).toEqual({
    phase: 'during',
    week: 2,
    weeks: 2,
  })
})
