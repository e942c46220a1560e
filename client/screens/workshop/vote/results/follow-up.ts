import { type Follows, openTieOf } from '../../../../../shared/ballot/ballot.ts'
import type { BallotSettings } from '../../../../../shared/ballot/settings.ts'
import type { Command } from '../../../../../shared/workshop/decide.ts'
import type { ClosedBallot } from './result-view.ts'

/*
 * The votes that follow from a closed one, each in one press. They open now and are closed by a facilitator: who wants hours
 * or other settings uses the set-up.
 */

type OpenBallot = Extract<Command, { readonly type: 'open-ballot' }>

/**
 * [BA7] A run-off between the tied, with the settings of the vote; `null` without a tie to settle. With dots everybody has one
 * for each place that is left: who could back all of the tied alike would decide nothing.
 */
export function runOffOf(ballot: ClosedBallot): OpenBallot | null {
  const tie = openTieOf(ballot)
  if (tie === null) return null
  const { settings } = ballot
  const own = settings.method === 'dots' ? { ...settings, budget: tie.places, capPerItem: 1 } : settings
  return followUp(ballot, 'run-off', tie.itemIds, own)
}

/** [BA8] The same vote again, with the words that the proposals have now. */
export function newRoundOf(ballot: ClosedBallot): OpenBallot {
  return followUp(ballot, 'new-round', idsOf(ballot), ballot.settings)
}

/**
 * A fist of five on some of the proposals, after they were talked about: who votes and how secretly stays as it was. Where
 * confidence was asked for from 0 to 10, it is asked so again, to be compared.
 */
export function confidenceVoteOf(ballot: ClosedBallot, itemIds: readonly string[]): OpenBallot {
  const { anonymous, electorIds, reasons, quorumPercent } = ballot.settings
  return followUp(ballot, 'after-discussion', itemIds, {
    method: ballot.settings.method === 'confidence' ? 'confidence' : 'fist',
    ...{ anonymous, electorIds, quorumPercent },
    // They were just talked about.
    reasons: reasons === 'required' ? 'optional' : reasons,
    ...{ cutLine: null, tieRule: 'keep-both' as const, remindBeforeMs: null },
  })
}

function followUp(
  { ballotId }: ClosedBallot,
  why: Follows['why'],
  itemIds: readonly string[],
  settings: BallotSettings,
): OpenBallot {
  return {
    type: 'open-ballot',
    // Without a deadline there is nothing to be reminded of.
    settings: { ...settings, remindBeforeMs: null },
    itemIds: [...itemIds],
    ...{ opensAtMs: null, closesAtMs: null, follows: { ballotId, why } },
  }
}

function idsOf({ items }: ClosedBallot): readonly string[] {
  return items.map(({ id }) => id)
}
