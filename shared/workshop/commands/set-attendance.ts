import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'
import { changeParticipant } from '../roster.ts'

/** A person's tab was hidden or idle, or is looked at again. `gone` is the room's own to say. */
export const setAttendance = defineCommand({
  schema: v.object({ type: v.literal('set-attendance'), attendance: v.picklist(['here', 'away']) }),
  decide: (state, { attendance }, actor) =>
    decided(withVisible(state, { roster: changeParticipant(state.visible, actor.personId, { attendance }) })),
})
