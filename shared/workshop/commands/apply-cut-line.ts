import * as v from 'valibot'
import { type Ballot, isIn, openTieOf } from '../../ballot/ballot.ts'
import { ok, refuse } from '../../result.ts'
import { mayUseResult } from '../ballot-permission.ts'
import { allOf, decided, defineCommand, requireBoardFree } from '../command.ts'
import { findBallot } from '../find-ballot.ts'
import { withBallot } from '../run-ballot.ts'

/**
 * [BA7] Parks what a vote left out. Parked cards are not deleted: they can be taken back at any time, and are left out of what
 * is published until somebody does.
 */
export const applyCutLine = defineCommand({
  schema: v.object({ type: v.literal('apply-cut-line'), ballotId: v.string() }),
  allowed: (visible, { ballotId }, actor) =>
    allOf(
      () => mayUseResult(visible, { ballotId }),
      () => requireBoardFree(visible, actor),
      () => {
        const ballot = findBallot(visible, ballotId)
        if (!ballot || outIdsOf(ballot).length === 0) {
          return refuse('no-cut', 'This vote left nothing out.')
        }
        if (ballot.items.every(({ kind }) => kind === 'note')) {
          return refuse('no-cut', 'What people wrote stays on the board: the vote says what to talk about.')
        }
        return openTieOf(ballot) === null
          ? ok(null)
          : refuse('tie-open', 'Settle the tie first: it lies across the cut line.')
      },
    ),
  decide(state, { ballotId }, _actor, _nowMs, { readBoard }) {
    const ballot = findBallot(state.visible, ballotId)
    const outIds = ballot ? outIdsOf(ballot) : []
    const cardIds = readBoard()
      .objectives.flatMap((objective) => [objective, ...objective.keyResults])
      .map(({ id }) => id)
      .filter((id) => outIds.includes(id))
    if (!ballot || cardIds.length === 0) {
      return refuse('nothing-to-park', 'What this vote left out is not on the board any more.')
    }
    return decided(withBallot(state, { ...ballot, isCutApplied: true }), [
      { type: 'edit-board', edit: { edit: 'park-cards', cardIds } },
    ])
  },
})

function outIdsOf(ballot: Ballot): readonly string[] {
  return ballot.items.map(({ id }) => id).filter((id) => !isIn(ballot, id))
}
