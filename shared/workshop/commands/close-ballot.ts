import * as v from 'valibot'
import { phaseOf } from '../../ballot/ballot.ts'
import { ok, refuse } from '../../result.ts'
import { mayRunBallot } from '../ballot-permission.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { findBallot } from '../find-ballot.ts'
import { closeAndTally, followBoard, withdraw } from '../run-ballot.ts'

const GONE = refuse('no-open-ballot', 'This vote is already closed.')

/** [BA6] Closes the open ballot, before its deadline if it has one, and tallies it. */
export const closeBallot = defineCommand({
  schema: v.object({ type: v.literal('close-ballot'), ballotId: v.string() }),
  allowed: (visible, command, _actor, nowMs) =>
    allOf(
      () => mayRunBallot(visible, command),
      () => {
        const ballot = findBallot(visible, command.ballotId)
        return ballot && phaseOf(ballot, nowMs) === 'planned'
          ? refuse('ballot-planned', 'This vote has not opened yet. Withdraw it, or wait.')
          : ok(null)
      },
    ),
  decide(state, { ballotId }, _actor, nowMs, { readBoard, readNotes, ids: [seed = ''] }) {
    const followed = followBoard(state, { readBoard, readNotes }, nowMs)
    const ballot = findBallot(followed.visible, ballotId)
    if (!ballot) return GONE
    const closed = closeAndTally(followed, ballot, Math.min(nowMs, ballot.closesAtMs ?? nowMs), seed)
    return decided(closed.state, closed.effects)
  },
})

/** Calls a planned or open vote off: nobody learns what was voted. */
export const withdrawBallot = defineCommand({
  schema: v.object({ type: v.literal('withdraw-ballot'), ballotId: v.string() }),
  allowed: (visible, command) => mayRunBallot(visible, command),
  decide(state, { ballotId }) {
    const ballot = findBallot(state.visible, ballotId)
    if (!ballot) return GONE
    const withdrawn = withdraw(state, ballot)
    return decided(withdrawn.state, withdrawn.effects)
  },
})
