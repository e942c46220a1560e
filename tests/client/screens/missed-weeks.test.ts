import { describe, expect, it } from 'vitest'
import { missedWeeks } from '../../../client/screens/team/home/missed-weeks.ts'
import { DEFAULT_RHYTHM } from '../../../shared/okr/rhythm.ts'

/** Begins on a Friday: the Mondays of its weeks 2, 3, 4 … are 11, 18 and 25 January. */
const context = {
  rhythm: DEFAULT_RHYTHM,
  cycle: { startsOn: '2027-01-01', endsOn: '2027-03-31' },
  today: '2027-02-08',
}
const missed = (days: readonly string[], askedFrom = days[0] ?? '2027-01-01', today = context.today) =>
  missedWeeks({ trend: days.map((on) => ({ on })), askedFrom }, { ...context, today })

describe('[CH1] weeks without a check-in that was asked for', () => {
  it('are none while one comes each week, the day it is due included', () => {
    expect(missed(['2027-01-11', '2027-01-18', '2027-01-25', '2027-02-01'])).toEqual([])
  })

  it('are those whose day passed without one', () => {
    expect(missed(['2027-01-11', '2027-02-01'])).toEqual([3, 4])
  })

  it('do not hold a check-in that came a day early against the day it counts for', () => {
    expect(missed(['2027-01-11', '2027-01-17', '2027-01-25', '2027-02-01'])).toEqual([])
  })

  it('begin when it was asked for first, and end before today', () => {
    expect(missed([], '2027-01-25', '2027-02-01')).toEqual([4])
    expect(missed([], '2027-02-08')).toEqual([])
  })
})
