import * as v from 'valibot'
import { can } from '../../identity/roles.ts'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, requireCapability, withVisible } from '../command.ts'
import { changeParticipant, facilitatorCount, rosterChanged } from '../roster.ts'
import { participantOf } from '../state.ts'

/** Sends someone out: their connections end and their tickets stop. What they wrote stays. */
export const removePerson = defineCommand({
  schema: v.object({ type: v.literal('remove-person'), personId: v.string() }),
  allowed: (visible, { personId }, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'manage-people'),
      () => {
        const participant = participantOf(visible, personId)
        if (!participant || participant.removed)
          return refuse('unknown-person', 'That person is not in the workshop.')
        return can(participant.role, 'manage-people') && facilitatorCount(visible) === 1
          ? refuse('last-facilitator', 'Make someone else facilitator first: the room needs one.')
          : ok(null)
      },
    ),
  decide(state, { personId }) {
    const roster = changeParticipant(state.visible, personId, {
      removed: true,
      ready: false,
      attendance: 'gone',
    })
    const next = withVisible(state, { roster })
    return decided(next, [
      { type: 'emit', payload: rosterChanged(next.visible, [personId]) },
      { type: 'disconnect', personId },
    ])
  },
})
