import { describe, expect, it } from 'vitest'
import { addBaseline, type MeasureBeside } from '../../../../shared/coach/helps/add-baseline.ts'
import { classifyKeyResult } from '../../../../shared/coach/key-result/classify-key-result.ts'
import { checkOnAnyText } from './any-text.ts'

const EXAMPLES: readonly (readonly [string, MeasureBeside, string | null])[] = [
  [
    'Increase retention to 40% by launching a guided setup',
    { baseline: 30, target: 40, unit: '%' },
    'Increase retention from 30% to 40% by launching a guided setup',
  ],
  [
    'Reduce deployment time by 50%',
    { baseline: 48, target: 24, unit: 'minutes' },
    'Reduce deployment time by 50%, from 48 to 24 minutes',
  ],
  [
    'Increase user engagement by 15% with Feature X',
    { baseline: 20, target: null, unit: '%' },
    'Increase user engagement by 15% (from 20%) with Feature X',
  ],
  [
    'Reduce rollback rate to under 1%.',
    { baseline: 4.2, target: 1, unit: '%' },
    'Reduce rollback rate to under 1% (down from 4.2%).',
  ],
  [
    'Monthly churn below 3% by 31 March 2027',
    { baseline: 5, target: 3, unit: '%' },
    'Monthly churn below 3% (down from 5%) by 31 March 2027',
  ],
  [
    'Raise 400k in free income this year',
    { baseline: 300_000, target: 400_000, unit: '€' },
    'Raise 400k (up from 300k) in free income this year',
  ],
  [
    'Bring recovery time down to 45min by end of Q1',
    { baseline: 240, target: 45, unit: 'min' },
    'Bring recovery time down from 240min to 45min by end of Q1',
  ],
  ['CAC to $280', { baseline: 410, target: 280, unit: '$' }, 'CAC from $410 to $280'],
  [
    'Win 15 new customers in Spain',
    { baseline: 5, target: 15, unit: 'customers' },
    'Win 15 new customers (up from 5) in Spain',
  ],
  ['85% of readers say yes', { baseline: 60, target: 85, unit: '%' }, '85% (up from 60%) of readers say yes'],
  [
    'First reply in under 2 hours',
    { baseline: 6, target: 2, unit: 'hours' },
    'First reply in under 2 hours (down from 6)',
  ],
  [
    'Run 12 clinics per quarter',
    { baseline: 5, target: 12, unit: '' },
    'Run 12 clinics (up from 5) per quarter',
  ],
  [
    'The planner is used by 70% of nurses',
    { baseline: 35, target: 70, unit: '%' },
    'The planner is used by 70% (up from 35%) of nurses',
  ],
  ['Rating of 4.6+', { baseline: 4.1, target: 4.6, unit: '' }, 'Rating of 4.6+ (up from 4.1)'],
  [
    'Keep availability at 99.9%',
    { baseline: 99.9, target: 99.9, unit: '%' },
    'Keep availability at 99.9% (now 99.9%)',
  ],
  // The start is known already, or nobody knows it.
  ['Churn from 4% to 2%', { baseline: 4, target: 2, unit: '%' }, null],
  ['Churn to 2% (now 4%)', { baseline: 4, target: 2, unit: '%' }, null],
  ['Churn 4% → 2%', { baseline: 4, target: 2, unit: '%' }, null],
  ['Churn to 2%', { baseline: 'unknown', target: 2, unit: '%' }, null],
  ['Churn to 2%', { baseline: null, target: 2, unit: '%' }, null],
  // No target to put it beside, or more than one that it could be.
  ['Increase deployment frequency to daily', { baseline: 1, target: 7, unit: 'a week' }, null],
  ['Ship version 2.0 by 3 May 2027', { baseline: 1, target: null, unit: '' }, null],
  ['Make pages load 40% faster in Spain', { baseline: 5, target: 3, unit: 's' }, null],
  ['40% more coaches use the log', { baseline: 50, target: 70, unit: '' }, null],
  ['At least 9 in 10 graduates find work', { baseline: 7, target: 9, unit: '' }, null],
  ['Between 85 and 90% of them stay', { baseline: 70, target: 85, unit: '%' }, null],
  ['Files of up to 2 GB', { baseline: 1, target: 2, unit: 'GB' }, null],
  ['Cut cost 10% and waste 20%', { baseline: 1, target: null, unit: '%' }, null],
]

describe('adding a baseline', () => {
  it.each(EXAMPLES)('[KR5] %s', (text, measure, expected) => {
    expect(addBaseline(text, measure)).toBe(expected)
  })

  it.each(EXAMPLES.flatMap(([, , expected]) => expected ?? []))('[KR5] satisfies the coach: %s', (added) => {
    expect(classifyKeyResult(added)).toMatchObject({ measurable: true, hasBaseline: true })
  })

  checkOnAnyText('adds a baseline to', (text) => {
    const added = addBaseline(text, { baseline: 3, target: 5, unit: '%' })
    // Nothing is taken away: what was there is there in the same order.
    if (added !== null) {
      let at = 0
      for (const character of added) if (text.startsWith(character, at)) at += character.length
      expect(at).toBe(text.length)
    }
    return added
  })
})
