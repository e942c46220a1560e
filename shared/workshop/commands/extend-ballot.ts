import * as v from 'valibot'
import { checkHours } from '../../ballot/settings.ts'
import { ok, refuse } from '../../result.ts'
import { mayRunBallot } from '../ballot-permission.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { findBallot } from '../find-ballot.ts'
import { withBallot } from '../run-ballot.ts'

/** [BA10] Moves the deadline of a vote to a later time, or gives it one. Those who were reminded are reminded again. */
export const extendBallot = defineCommand({
  schema: v.object({ type: v.literal('extend-ballot'), ballotId: v.string(), closesAtMs: v.number() }),
  allowed: (visible, command, _actor, nowMs) =>
    allOf(
      () => mayRunBallot(visible, command),
      () => {
        const ballot = findBallot(visible, command.ballotId)
        if (!ballot) return refuse('no-open-ballot', 'This vote is already closed.')
        if (ballot.closesAtMs !== null && command.closesAtMs <= ballot.closesAtMs) {
          return refuse('wrong-hours', 'Choose a later deadline. To end it earlier, close the vote.')
        }
        return checkHours({ opensAtMs: ballot.openedAtMs, closesAtMs: command.closesAtMs }, nowMs)
      },
      () => {
        const closesAtMs = findBallot(visible, command.ballotId)?.closesAtMs ?? null
        return closesAtMs !== null && nowMs >= closesAtMs
          ? refuse('ballot-closed', 'This vote closed at its deadline. Open a new round instead.')
          : ok(null)
      },
    ),
  decide(state, { ballotId, closesAtMs }) {
    const ballot = findBallot(state.visible, ballotId)
    if (!ballot) return refuse('no-open-ballot', 'This vote is already closed.')
    return decided(withBallot(state, { ...ballot, closesAtMs, isReminded: false }), [
      { type: 'emit', payload: { type: 'ballot-extended', ballotId, closesAtMs } },
    ])
  },
})
