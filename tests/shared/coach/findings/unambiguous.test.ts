import { describe, expect, it } from 'vitest'
import { AMBIGUOUS_MEASURES } from '../../../../shared/coach/findings/ambiguous-measures.ts'
import { ambiguityFindings } from '../../../../shared/coach/findings/unambiguous.ts'
import { fastestMs } from '../../../support/fastest.ts'

/** A sentence that leaves a measure open, and one that settles it; the measure's place in the list. */
const PAIRS = [
  [0, 'Active users rise from 2k to 4k', 'Monthly active users rise from 2k to 4k'],
  [0, 'Reach 10,000 happy users', 'Reach 10,000 paying users'],
  [1, 'Reduce P latency of payments by 30%', 'Reduce P99 latency of payments by 30%'],
  [2, 'Engagement with Feature X rises by 20%', 'Engagement score rises from 6 to 8'],
  [2, 'Adoption rises to 40%', 'Weekly adoption rises to 40%'],
  [3, 'Patients are more satisfied', 'Patients’ satisfaction score rises from 3.9 to 4.4'],
  [4, 'Churn falls from 5% to 3%', 'Monthly churn falls from 5% to 3%'],
  [5, 'Conversion rises from 2% to 3%', 'Conversion from visit to trial rises from 2% to 3%'],
  [6, 'Uptime of 99.9%', 'Uptime of 99.9% in each month'],
  [7, 'Revenue grows from 2M to 3M', 'Recurring revenue grows from 2M to 3M'],
  [8, 'Incidents fall from 9 to 3', 'Critical incidents fall from 9 to 3'],
  [8, 'Traffic doubles', 'Organic traffic doubles'],
  [8, 'Leads rise from 40 to 60', 'Qualified leads rise from 40 to 60'],
  [9, 'Market share rises to 12%', 'Market share by revenue in Spain rises to 12%'],
  [9, 'Productivity rises by 10%', 'Productivity in parcels per hour rises by 10%'],
] as const

it('has a pair for each measure', () => {
  expect(new Set(PAIRS.map(([place]) => place)).size).toBe(AMBIGUOUS_MEASURES.length)
})

describe.each(PAIRS)('[KR10] measure %d', (place, open, settled) => {
  it(`asks how it is counted: ${open}`, () => {
    expect(ambiguityFindings(open)).toMatchObject([
      { rule: 'KR10', verdict: 'hint', prompt: AMBIGUOUS_MEASURES[place]?.question },
    ])
  })

  it(`is settled: ${settled}`, () => {
    expect(ambiguityFindings(settled)).toEqual([])
  })
})

it('[KR10] points at the measure in the words', () => {
  const text = 'Bring churn down'
  const [finding] = ambiguityFindings(text)
  expect(text.slice(finding?.span?.start, finding?.span?.end)).toBe('churn')
  expect(finding?.reason).toMatch(/^“churn” can be counted in more than one way\./)
})

it.each([
  'Tickets fall from 120/month to 30/month',
  '90% of tickets are solved in a day',
  'Qualityland opens',
  'The leader of the north',
  '70% of users export their data',
  'Revenues-free',
])('[KR10] is silent where no such measure stands: %s', (text) => {
  expect(ambiguityFindings(text)).toEqual([])
})

it('[KR10] is quick on long texts that almost match', () => {
  const texts = ['1.', '1 a ', 'active ', 'time to ', '9 '].map((part) => part.repeat(10_000 / part.length))
  for (const text of texts) {
    expect(
      fastestMs(() => ambiguityFindings(text), 250),
      text.slice(0, 10),
    ).toBeLessThan(250)
  }
})
