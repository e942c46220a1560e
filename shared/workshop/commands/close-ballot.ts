import * as v from 'valibot'
import { tallyDots } from '../../ballot/dots.ts'
import { can } from '../../identity/roles.ts'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, requireCapability, withVisible } from '../command.ts'
import { openBallotOf } from '../state.ts'

/**
 * [BA6] Closes the open ballot and tallies it. [BA9] The choices are emptied: what stays is the result, whose spread
 * carries no names.
 */
export const closeBallot = defineCommand({
  schema: v.object({ type: v.literal('close-ballot'), ballotId: v.string() }),
  allowed: (visible, { ballotId }, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'lead-workshop'),
      () =>
        openBallotOf(visible)?.ballotId === ballotId
          ? ok(null)
          : refuse('no-open-ballot', 'This vote is already closed.'),
    ),
  decide(state, _command, _actor, nowMs) {
    const ballot = openBallotOf(state.visible)
    if (!ballot) return refuse('no-open-ballot', 'This vote is already closed.')
    const { ballotId, round, settings, items, openedAtMs, voterIds } = ballot
    const mayVote = Object.entries(state.visible.roster).filter(
      ([personId, { role, removed }]) =>
        (can(role, 'cast-ballot') && !removed) || voterIds.includes(personId),
    )
    const itemIds = items.map(({ id }) => id)
    const result = tallyDots(Object.values(state.secret.choices), settings, itemIds, mayVote.length)
    const ballots = [...state.visible.ballots.slice(0, -1), { ...ballot, closedAtMs: nowMs, result }]
    return decided({ ...withVisible(state, { ballots }), secret: { ...state.secret, choices: {} } }, [
      {
        type: 'emit',
        payload: {
          type: 'ballot-closed',
          ballotId,
          round,
          settings,
          items,
          openedAtMs,
          closedAtMs: nowMs,
          result,
        },
      },
    ])
  },
})
