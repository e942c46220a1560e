import { describe, expect, test } from 'vitest'
import type { KeyResultType } from '../../../../shared/coach/classification.ts'
import { classifyKeyResult } from '../../../../shared/coach/key-result/classify-key-result.ts'

function reads(type: KeyResultType, texts: readonly string[]): void {
  test.each(texts)('%s', (text) => expect(classifyKeyResult(text).type).toBe(type))
}

describe('[KR1] an output', () => {
  describe('a task', () =>
    reads('output', ['Launch the loyalty card', 'Draft the water strategy', 'Replace the old queue']))
  describe('something in place', () =>
    reads('output', [
      'All services migrated to the new stack',
      'The shop is live',
      'Churn dashboard in place',
    ]))
  describe('a capability', () =>
    reads('output', ['Users can export invoices', 'Enable tenants to book online']))
  describe('a deliverable by its name', () =>
    reads('output', ['Partner portal v2', 'Volunteer handbook in plain language']))
})

describe('[KR2] an activity metric', () => {
  describe('a number of what we make or do', () =>
    reads('activity_metric', [
      'Publish 12 posts',
      '30 code reviews a week',
      'Hire 6 nurses',
      'Repair 300 bicycles',
    ]))
  describe('a share of our own plan', () =>
    reads('activity_metric', ['90% of planned audits done', 'Document 100% of the endpoints']))
  describe('exposure', () =>
    reads('activity_metric', ['10,000 page views', 'LinkedIn followers 2k → 5k', 'Number of likes']))
})

describe('an outcome', () => {
  describe('a measure that moves', () =>
    reads('outcome', [
      'Churn falls from 5% to 3%',
      'Reduce waiting time',
      'MTTR 4h → 45min',
      'Keep errors below 1%',
    ]))
  describe('the bare name of a measure', () =>
    reads('outcome', ['Churn rate', 'Average length of stay', 'Time to first value']))
  describe('what others do', () =>
    reads('outcome', [
      'Residents sort their waste at home',
      '70% of nurses use the planner',
      'Guests come back',
    ]))
  describe('a task that goes on to a measured result', () =>
    reads('outcome', [
      'Rebuild the sign-up so that activation rises by 10 points',
      'Ship the new pricing page, taking visitor-to-trial from 3% to 4.5%',
      'Build trust so that churn falls from 5% to 3%',
    ]))
  describe('less of our own trouble', () =>
    reads('outcome', ['Flaky tests: 120 → 20', 'Reduce the number of escalations']))
})

describe('the head decides', () => {
  test('a number does not make an outcome', () => {
    expect(classifyKeyResult('Run ten sessions so that customers get started').type).toBe('activity_metric')
  })

  test('an aim without a number does not make one either', () => {
    expect(classifyKeyResult('Launch a card to win back lapsed shoppers').type).toBe('output')
  })

  test('the words that decided are pointed at', () => {
    const text = 'By June, deploy feature X to everybody'
    const { typeSpan, reason } = classifyKeyResult(text)
    expect(reason).toBe('does-a-task')
    expect(text.slice(typeSpan?.start, typeSpan?.end)).toBe('deploy feature X')
  })
})
