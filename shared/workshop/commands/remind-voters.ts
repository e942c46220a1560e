import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { mayRunBallot } from '../ballot-permission.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { electorsOf } from '../electorate.ts'
import { findBallot } from '../find-ballot.ts'
import { remindVoters } from '../run-ballot.ts'
import { NO_SECRET, type Visible } from '../state.ts'

/** [BA10] Reminds those who have not voted, now; the room goes on to remind them by the clock where it was set to. */
export const remindVotersNow = defineCommand({
  schema: v.object({ type: v.literal('remind-voters'), ballotId: v.string() }),
  allowed: (visible, command) =>
    allOf(
      () => mayRunBallot(visible, command),
      () => {
        const ballot = findBallot(visible, command.ballotId)
        if (!ballot?.isAnnounced) return refuse('ballot-planned', 'This vote has not opened yet.')
        return missingCount(visible, ballot) > 0 ? ok(null) : NOBODY
      },
    ),
  decide(state, { ballotId }) {
    const ballot = findBallot(state.visible, ballotId)
    const reminder = ballot ? remindVoters(state, ballot) : null
    return reminder ? decided(state, [reminder]) : NOBODY
  },
})

const NOBODY = refuse('nobody-missing', 'Everybody has voted: there is nobody to remind.')

/** How many may vote and have not; those who voted and may no more count as neither. */
function missingCount(visible: Visible, ballot: Parameters<typeof electorsOf>[1]): number {
  return electorsOf(visible, ballot, NO_SECRET).length - visible.ballotCounts.voted
}
