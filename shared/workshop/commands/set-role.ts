import * as v from 'valibot'
import { can, RoleSchema } from '../../identity/roles.ts'
import { decided, defineCommand, withVisible } from '../command.ts'
import { withCurrentProgress } from '../electorate.ts'
import { leaderWithout } from '../leading.ts'
import { changeParticipant, requireChangeable, rosterChanged } from '../roster.ts'

/** Makes someone facilitator, participant or observer, at once and without reconnecting. */
export const setRole = defineCommand({
  schema: v.object({ type: v.literal('set-role'), personId: v.string(), role: RoleSchema }),
  allowed: (visible, { personId, role }) => requireChangeable(visible, personId, role),
  decide(state, { personId, role }) {
    const roster = changeParticipant(state.visible, personId, { role })
    const leader = can(role, 'lead-workshop') ? {} : leaderWithout(state.visible, personId)
    const next = withCurrentProgress(withVisible(state, { roster, ...leader }))
    return decided(next, [{ type: 'emit', payload: rosterChanged(next.visible, [personId]) }])
  },
})
