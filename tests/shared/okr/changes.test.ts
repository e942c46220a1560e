import { expect, test } from 'vitest'
import type { LivingKeyResult } from '../../../shared/api/living-okrs.ts'
import { inOrderOfNews, newsOf } from '../../../shared/okr/changes.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'

function keyResult(
  id: string,
  levels: readonly number[],
  change: Partial<LivingKeyResult> = {},
): LivingKeyResult {
  return {
    id,
    objectiveId: 'o1',
    text: id,
    fields: { ...EMPTY_KEY_RESULT_FIELDS, direction: 'increase', baseline: 10, target: 50, confidence: 7 },
    owner: null,
    accepted: true,
    original: null,
    dropped: null,
    state: 'on-track',
    progress: null,
    expected: null,
    forecast: null,
    due: { status: 'done', dueOn: null, daysLate: 0 },
    trend: levels.map((confidence, at) => ({ on: `2027-01-0${at + 1}`, value: 10 + at, confidence })),
    lastCheckIn: null,
    initiatives: [],
    ...change,
  }
}

test('[CH1] drops come first, the largest in front; then what nobody knows; then what is not on course', () => {
  const order = inOrderOfNews([
    keyResult('steady', [7, 7]),
    keyResult('risky', [5, 5], { state: 'at-risk' }),
    keyResult('fell a little', [7, 6]),
    keyResult('stale', [7, 7], { due: { status: 'stale', dueOn: '2027-01-04', daysLate: 9 } }),
    keyResult('rose', [3, 9]),
    keyResult('fell far', [9, 3]),
    keyResult('never', [], { state: 'pending' }),
    keyResult('dropped', [9, 1], { dropped: { reason: 'Not ours', atMs: 0 } }),
  ])
  expect(order.map((news) => news.keyResult.id)).toEqual([
    'fell far',
    'fell a little',
    'stale',
    'never',
    'risky',
    'steady',
    'rose',
  ])
})

test('the first check-in is compared with what was said at commit', () => {
  expect(newsOf(keyResult('first', [4]))).toMatchObject({
    confidence: { before: 7, now: 4 },
    value: { before: 10, now: 10 },
    fell: 3,
  })
  expect(newsOf(keyResult('none', []))).toMatchObject({ confidence: { before: 7, now: null }, fell: 0 })
})
