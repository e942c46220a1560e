import { describe, expect, it } from 'vitest'
import { amountOf, numberInWords } from '../../../../shared/coach/ladder/amount.ts'

const spoken = (value: number, unit: string) => {
  const { number, tail } = amountOf(value, unit)
  return tail === '' ? number : `${number} ${tail}`
}

describe('amounts in words', () => {
  it.each([
    [20, '%', '20%'],
    [35, '% of weekly users', '35% of weekly users'],
    [35, 'percent', '35%'],
    [5, 'percentage points', '5 percentage points'],
    [400, '€k a month', '€400k a month'],
    [400, 'k€', '€400k'],
    [2.5, '$M', '$2.5m'],
    [310, '£', '£310'],
    [-3, '€', '-€3'],
    [25_000, '€ a month', '€25,000 a month'],
    [24, 'minutes', '24 minutes'],
    [1, 'minutes', '1 minute'],
    [1, 'hours a week', '1 hour a week'],
    [1, 'ms', '1 ms'],
    [5, 'minute', '5 minutes'],
    [5, '/week', '5 a week'],
    [5, 'per hour', '5 an hour'],
    [5, 'per day', '5 a day'],
    [5, 'forms/month', '5 forms a month'],
    [5, 'tickets per week', '5 tickets a week'],
    [400, 'k$ per month', '$400k a month'],
    [5, 'daily', '5 daily'],
    [4.5, '/5', '4.5 out of 5'],
    [4.5, 'of 5', '4.5 out of 5'],
    [20, 'k users', '20k users'],
    [3, 'm', '3 m'],
    [40, 'kWh', '40 kWh'],
    [40, 'kg a unit', '40 kg a unit'],
    [99, 'ms', '99 ms'],
    [7, '', '7'],
    [7, '  hours   a  week ', '7 hours a week'],
  ])('%s with the unit "%s" is "%s"', (value, unit, expected) => {
    expect(spoken(value, unit)).toBe(expected)
  })

  it.each([
    [1_900.5, '1,900.5'],
    [1_234_567, '1,234,567'],
    [-12_345, '-12,345'],
    [2_027, '2,027'],
    [999, '999'],
    [1e21, '1e+21'],
    [0.1, '0.1'],
  ])('writes %s as "%s"', (value, expected) => {
    expect(numberInWords(value)).toBe(expected)
  })
})
