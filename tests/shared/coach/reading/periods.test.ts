import { describe, expect, test } from 'vitest'
import { classifyKeyResult } from '../../../../shared/coach/key-result/classify-key-result.ts'

describe('[KR8] says by when, or over which period', () => {
  test.each([
    'Open the shop by 31 March',
    'Open the shop on 2027-03-31',
    'Open the shop before the end of the year',
    'Open the shop in Q3',
    'Open the shop in the first half',
    'Open the shop by mid-October',
    'Open the shop this quarter',
    'Open the shop by EOY',
    'Open the shop before Christmas',
    'Within 90 days, open the shop',
    'Sell 900 tickets over the next two months',
    'Twice as many guests as last year',
    'Emissions: 62 g in 2024, 55 g in 2026',
    'H1: finish the clean-up',
    'Open the shop by the 1st of May',
  ])('%s', (text) => expect(classifyKeyResult(text).timeBound).toBe(true))

  test.each([
    ['a rate', 'Close 30 tickets a week'],
    ['a service level', 'Answer letters within 24 hours'],
    ['a frequency', 'Inspect the lifts every quarter'],
    ['an event', 'At launch the help pages exist in Polish'],
    ['a length of time that is measured', 'Members come back within 90 days'],
    ['the name of a plan', 'Publish the Q3 roadmap'],
    ['the months that define a group', 'Of those who gave in the last twelve months, 20% give monthly'],
    ['a verb that is a month’s name', 'Parents may book a talk'],
  ])('but not %s: “%s”', (_what, text) => expect(classifyKeyResult(text).timeBound).toBe(false))

  test('points at the words', () => {
    const text = 'KR2: Open the shop by 31 March 2027, with a party.'
    const { timeSpan } = classifyKeyResult(text)
    expect(text.slice(timeSpan?.start, timeSpan?.end)).toBe('31 March 2027')
  })
})
