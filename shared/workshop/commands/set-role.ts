import * as v from 'valibot'
import { can, RoleSchema } from '../../identity/roles.ts'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, requireCapability, withVisible } from '../command.ts'
import { changeParticipant, facilitatorCount, rosterChanged } from '../roster.ts'
import { participantOf } from '../state.ts'

/** Makes someone facilitator, participant or observer, at once and without reconnecting. */
export const setRole = defineCommand({
  schema: v.object({ type: v.literal('set-role'), personId: v.string(), role: RoleSchema }),
  allowed: (visible, { personId, role }, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'manage-people'),
      () => {
        const participant = participantOf(visible, personId)
        if (!participant || participant.removed)
          return refuse('unknown-person', 'That person is not in the workshop.')
        const stepsDown = can(participant.role, 'manage-people') && !can(role, 'manage-people')
        return stepsDown && facilitatorCount(visible) === 1
          ? refuse('last-facilitator', 'Make someone else facilitator first: the room needs one.')
          : ok(null)
      },
    ),
  decide(state, { personId, role }) {
    const next = withVisible(state, { roster: changeParticipant(state.visible, personId, { role }) })
    return decided(next, [{ type: 'emit', payload: rosterChanged(next.visible, [personId]) }])
  },
})
