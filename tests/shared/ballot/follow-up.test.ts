import { describe, expect, it } from 'vitest'
import type { Ballot } from '../../../shared/ballot/ballot.ts'
import { followUpOf } from '../../../shared/ballot/follow-up.ts'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import { tallyBallots } from '../../../shared/ballot/tally.ts'
import { dotSettings, dots, fistSettings } from '../../support/ballots.ts'

/** A closed vote on three proposals in which `b` and `c` tie for the one place that `a` leaves. */
function tied(settings: BallotSettings): Ballot {
  const items = ['a', 'b', 'c'].map((id) => ({
    ...{ id, kind: 'keyResult' as const, text: id.toUpperCase(), rewordedTo: null, rewordedIn: 0 },
  }))
  const ballots = [{ personId: 'p', choice: dots({ a: 2, b: 1, c: 1 }), staleItemIds: [] }]
  return {
    ...{ ballotId: 'first', round: 1, settings, items, wordingVersion: 0, follows: null },
    ...{ openedAtMs: 0, isAnnounced: true, closesAtMs: null, closedAtMs: 1, isReminded: false },
    ...{ quorumAtMs: null, settledIds: null, isCutApplied: false },
    result: tallyBallots({ settings, items, ballots, eligible: 1, seed: 's' }),
  }
}

describe('[BA7] what comes after a vote', () => {
  it('a run-off is on the tied alone, with a dot for each place that is left', () => {
    const settings = dotSettings({ cutLine: 2, tieRule: 'run-off' })
    expect(followUpOf(tied(settings), 'run-off')).toEqual({
      itemIds: ['b', 'c'],
      settings: { ...settings, cutLine: 1, tieRule: 'facilitator', budget: 1, capPerItem: 1 },
      follows: { ballotId: 'first', why: 'run-off' },
    })
  })

  it('there is none where the tie is settled, or was none', () => {
    const settings = dotSettings({ cutLine: 2, tieRule: 'run-off' })
    expect(followUpOf({ ...tied(settings), settledIds: ['b'] }, 'run-off')).toBeNull()
    expect(followUpOf(tied(dotSettings()), 'run-off')).toBeNull()
  })

  it('another round is as the first one was', () => {
    const ballot = tied(fistSettings({ quorumPercent: 50, reasons: 'required' }))
    for (const why of ['new-round', 'after-discussion'] as const) {
      expect(followUpOf(ballot, why)).toEqual({
        itemIds: ['a', 'b', 'c'],
        settings: ballot.settings,
        follows: { ballotId: 'first', why },
      })
    }
  })
})
