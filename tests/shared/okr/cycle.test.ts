import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { CycleSchema, nextQuarter } from '../../../shared/okr/cycle.ts'
import { isInside } from '../../../shared/okr/inside-cycle.ts'

describe('a cycle', () => {
  it.each([
    ['2026-11-20', { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' }],
    ['2027-01-01', { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' }],
    ['2027-06-30', { name: '2027-Q3', startsOn: '2027-07-01', endsOn: '2027-09-30' }],
    ['2027-09-30', { name: '2027-Q4', startsOn: '2027-10-01', endsOn: '2027-12-31' }],
  ])('the quarter after %s is suggested', (today, cycle) => {
    expect(nextQuarter(today)).toEqual(cycle)
    expect(v.is(CycleSchema, cycle)).toBe(true)
  })

  it('must end after it starts, and says so at its end', () => {
    const result = v.safeParse(CycleSchema, { name: 'x', startsOn: '2027-03-31', endsOn: '2027-01-01' })
    expect(result.issues?.[0]?.path?.[0]?.key).toBe('endsOn')
  })

  it('holds its first and last day', () => {
    const cycle = { startsOn: '2027-01-01', endsOn: '2027-03-31' }
    expect(
      ['2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01'].map((day) => isInside(cycle, day)),
    ).toEqual([false, true, true, false])
  })
})
