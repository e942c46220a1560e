import { expect, test } from 'vitest'
import { chooseCycle } from '../../../shared/okr/choose-cycle.ts'

const cycle = (name: string, startsOn: string, endsOn: string) => ({ name, startsOn, endsOn })
const FIRST = cycle('2027-Q1', '2027-01-01', '2027-03-31')
const THIRD = cycle('2027-Q3', '2027-07-01', '2027-09-30')
const FOURTH = cycle('2027-Q4', '2027-10-01', '2027-12-31')
const ALL = [THIRD, FIRST, FOURTH]

const chosen = (cycles: readonly ReturnType<typeof cycle>[], today: string) =>
  chooseCycle(cycles, today)?.name ?? null

test.each([
  ['the one that today is in', '2027-02-14', '2027-Q1'],
  ['on its first day', '2027-01-01', '2027-Q1'],
  ['on its last day', '2027-03-31', '2027-Q1'],
  ['between two, the next', '2027-04-01', '2027-Q3'],
  ['before the first, the first', '2026-11-21', '2027-Q1'],
  ['after the last, the last', '2028-02-01', '2027-Q4'],
])('%s', (_when, today, name) => {
  expect(chosen(ALL, today)).toBe(name)
  expect(chosen(ALL.toReversed(), today)).toBe(name)
})

test('of a year and a quarter in it, the quarter; of two that end together, the one that began later', () => {
  const year = cycle('2027', '2027-01-01', '2027-12-31')
  expect(chosen([year, ...ALL], '2027-02-14')).toBe('2027-Q1')
  expect(chosen([year, ...ALL], '2027-05-01')).toBe('2027')
  expect(chosen([year, ...ALL], '2027-11-11')).toBe('2027-Q4')
})

test('of the same days, by name; of none, none', () => {
  const [one, other] = [cycle('A', '2027-01-01', '2027-03-31'), cycle('B', '2027-01-01', '2027-03-31')]
  expect(chosen([other, one], '2027-02-14')).toBe('A')
  expect(chosen([one, other], '2027-02-14')).toBe('A')
  expect(chosen([], '2027-02-14')).toBeNull()
})
