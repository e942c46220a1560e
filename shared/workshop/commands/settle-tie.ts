import * as v from 'valibot'
import { openTieOf } from '../../ballot/ballot.ts'
import { ok, refuse } from '../../result.ts'
import { mayUseResult } from '../ballot-permission.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { findBallot } from '../find-ballot.ts'
import { settleTie } from '../run-ballot.ts'

const NO_TIE = refuse('no-tie', 'There is no tie to settle in this vote.')

/**
 * [BA7] A facilitator says which of the tied proposals are in, where that was the rule. A run-off that ties again is theirs to
 * decide, too.
 */
export const settleTieByHand = defineCommand({
  schema: v.object({ type: v.literal('settle-tie'), ballotId: v.string(), itemIds: v.array(v.string()) }),
  allowed: (visible, { ballotId, itemIds }) =>
    allOf(
      () => mayUseResult(visible, { ballotId }),
      () => {
        const ballot = findBallot(visible, ballotId)
        const tie = ballot === null ? null : openTieOf(ballot)
        if (tie === null) return NO_TIE
        if (ballot?.settings.tieRule !== 'facilitator') {
          return refuse('no-tie', 'It was agreed that a tie in this vote is run off. Open the run-off.')
        }
        const chosen = new Set(itemIds.filter((id) => tie.itemIds.includes(id)))
        return chosen.size === tie.places && itemIds.length === tie.places
          ? ok(null)
          : refuse('wrong-number-of-items', `Choose ${tie.places} of the tied proposals.`)
      },
    ),
  decide(state, { ballotId, itemIds }) {
    const ballot = findBallot(state.visible, ballotId)
    if (!ballot) return NO_TIE
    const settled = settleTie(state, ballot, itemIds)
    return decided(settled.state, settled.effects)
  },
})
