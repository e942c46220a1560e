import type { Ballot } from '../../../shared/ballot/ballot.ts'
import { dotSettings } from '../../support/ballots.ts'

/** A live vote of dots on nothing, open from the beginning of time; with what a test changes. */
export function madeBallot(change: Partial<Ballot> = {}): Ballot {
  return {
    ballotId: 'b-1',
    round: 1,
    settings: dotSettings(),
    items: [],
    wordingVersion: 0,
    follows: null,
    openedAtMs: 0,
    isAnnounced: true,
    closesAtMs: null,
    closedAtMs: null,
    isReminded: false,
    quorumAtMs: null,
    result: null,
    settledIds: null,
    isCutApplied: false,
    ...change,
  }
}
