import { assertNever } from '../result.ts'
import { type Ballot, type Follows, openTieOf } from './ballot.ts'
import type { BallotSettings } from './settings.ts'

/** A vote that comes after another one, ready to be opened. */
export type FollowUp = {
  readonly itemIds: readonly string[]
  readonly settings: BallotSettings
  readonly follows: Follows
}

/**
 * The vote that is offered after a closed one: everything as it was, or for a run-off the tied proposals alone, with a dot for
 * each place that is left (BA7). `null` for a run-off where there is no tie to settle.
 */
export function followUpOf(ballot: Ballot, why: Follows['why']): FollowUp | null {
  const follows = { ballotId: ballot.ballotId, why }
  const { settings } = ballot
  switch (why) {
    case 'new-round':
    case 'after-discussion':
      return { itemIds: ballot.items.map(({ id }) => id), settings, follows }
    case 'run-off': {
      const tie = openTieOf(ballot)
      if (tie === null) return null
      const places = { cutLine: tie.places, tieRule: 'facilitator' as const }
      return {
        itemIds: tie.itemIds,
        settings:
          settings.method === 'dots'
            ? { ...settings, ...places, budget: tie.places, capPerItem: 1 }
            : { ...settings, ...places },
        follows,
      }
    }
    default:
      return assertNever(why)
  }
}
