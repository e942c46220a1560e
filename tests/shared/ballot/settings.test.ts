import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  BallotSettingsSchema,
  checkHours,
  normaliseSettings,
  suggestBudget,
  votesForQuorum,
} from '../../../shared/ballot/settings.ts'
import { dotSettings } from '../../support/ballots.ts'

const DAY_MS = 24 * 3_600_000

describe('[BA3] the suggested budget', () => {
  test.each([
    [0, 3],
    [1, 3],
    [9, 3],
    [10, 3],
    [11, 4],
    [12, 4],
    [30, 10],
  ])('for %i items is %i', (items, budget) => {
    expect(suggestBudget(items)).toBe(budget)
  })
})

test('[BA1] a cap above the budget is the budget', () => {
  expect(normaliseSettings(dotSettings({ capPerItem: 50 }))).toEqual(dotSettings({ capPerItem: 5 }))
})

test('settings that were stored before there was a choice are dots with nothing else', () => {
  const stored = { method: 'dots', budget: 5, capPerItem: 3, anonymous: true, cutLine: null }
  expect(v.parse(BallotSettingsSchema, stored)).toEqual(dotSettings())
})

describe('[BA10] the quorum', () => {
  test.each([
    [null, 10, null],
    [50, 10, 5],
    [50, 11, 6],
    [67, 3, 3],
    [100, 7, 7],
    [1, 200, 2],
    [60, 0, 0],
  ])('of %s % of %i is %s votes', (quorumPercent, eligible, needed) => {
    expect(votesForQuorum(dotSettings({ quorumPercent }), eligible)).toBe(needed)
  })
})

describe('[BA10] hours', () => {
  test.each([
    ['now until somebody closes it', null, null, 'ok'],
    ['now for a day', null, DAY_MS, 'ok'],
    ['from tomorrow', DAY_MS, 3 * DAY_MS, 'ok'],
    ['an opening in the past, which is now', -DAY_MS, DAY_MS, 'ok'],
    ['a deadline in the past', null, -1, 'wrong-hours'],
    ['less than a minute', null, 59_999, 'wrong-hours'],
    ['a deadline before the opening', DAY_MS, DAY_MS - 1, 'wrong-hours'],
    ['61 days', null, 61 * DAY_MS, 'wrong-hours'],
    ['an opening in 61 days', 61 * DAY_MS, null, 'wrong-hours'],
  ])('%s: %s, %s → %s', (_what, opensAtMs, closesAtMs, code) => {
    const checked = checkHours({ opensAtMs, closesAtMs }, 0)
    expect(checked.ok ? 'ok' : checked.refusal.code).toBe(code)
  })
})
