import { expect, test } from 'vitest'
import { textsOf } from '../../../shared/workshop/run-ballot.ts'
import { boardOf, keyResult, objective, refusalOf, workshopAt } from './support.ts'

/** `o-1` and `k-1` are on the board; `k-2`, and `o-2` with `k-3` on it, are parked. */
const BOARD = {
  ...boardOf([objective('o-1', [keyResult('k-1')])]),
  parked: [
    { ...objective('o-2', [keyResult('k-3', { objectiveId: 'o-2' })]), parkedAt: 2 },
    keyResult('k-2', { parkedAt: 1 }),
  ],
}

test('[BA8] the words of a parked card are followed: it may have been parked while it is voted on', () => {
  const textNow = textsOf(BOARD)
  expect(['o-1', 'k-1', 'o-2', 'k-3', 'k-2'].map(textNow)).toEqual([
    'Objective o-1',
    'Key result k-1',
    'Objective o-2',
    'Key result k-3',
    'Key result k-2',
  ])
  expect(textNow('k-9')).toBeNull()
})

test('nothing of the set is asked of a parked card', () => {
  const ladder = (cardId: string) =>
    refusalOf(workshopAt('outcomes'), { type: 'open-ladder', cardId }, 'pat', BOARD)
  const accept = (keyResultId: string) =>
    refusalOf(workshopAt('commit'), { type: 'accept-ownership', keyResultId, accepted: true }, 'pat', BOARD)
  const dismiss = (cardId: string) =>
    refusalOf(
      workshopAt('outcomes'),
      { type: 'dismiss-finding', cardId, rule: 'KR1', reason: 'We know' },
      'pat',
      BOARD,
    )
  for (const ask of [ladder, accept, dismiss]) {
    expect(['k-1', 'k-2', 'k-3'].map(ask)).toEqual(['done', 'unknown-card', 'unknown-card'])
  }
})
