import { expect, test } from 'vitest'
import { missingVoters } from '../../../shared/workshop/missing-voters.ts'
import { currentBallotOf, type RoomState } from '../../../shared/workshop/state.ts'
import { ABSTAIN, castOf, dotSettings, openOf } from '../../support/ballots.ts'
import { done, workshopAt } from './support.ts'

const opened = (change: Parameters<typeof dotSettings>[0]) =>
  done(workshopAt('vote'), openOf(['k-1', 'k-2'], dotSettings(change))).state
const missingIn = ({ visible }: RoomState) => {
  const ballot = currentBallotOf(visible)
  return ballot && missingVoters(visible, ballot)
}
const voted = (state: RoomState, personId: string) =>
  done(state, castOf(currentBallotOf(state.visible)?.ballotId ?? '', ABSTAIN), personId).state

test('[BA10] those who have not voted are named; observers are not missing', () => {
  const state = opened({ anonymous: false })
  expect(missingIn(state)).toEqual({ missing: 3, names: ['Faye', 'Pat', 'Mika'] })
  expect(missingIn(voted(state, 'pat'))).toEqual({ missing: 2, names: ['Faye', 'Mika'] })
  const asObserver = done(voted(state, 'pat'), {
    type: 'set-role',
    personId: 'pat',
    role: 'observer',
  } as const).state
  expect(missingIn(asObserver)).toEqual({ missing: 2, names: ['Faye', 'Mika'] })
  const all = ['faye', 'pat', 'mika'].reduce(voted, state)
  expect(missingIn(all)).toEqual({ missing: 0, names: [] })
})

test('[BA9] in an anonymous vote of few only their number is told, once somebody has voted', () => {
  const state = opened({ anonymous: true })
  expect(missingIn(voted(state, 'pat'))).toEqual({ missing: 2, names: [] })
})

test('only those are missing whom the vote lists', () => {
  expect(missingIn(opened({ anonymous: false, electorIds: ['mika', 'ola'] }))).toEqual({
    missing: 1,
    names: ['Mika'],
  })
})
