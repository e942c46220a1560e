import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { decided, defineCommand, withVisible } from '../command.ts'
import { withCurrentProgress } from '../electorate.ts'
import { leaderWithout } from '../leading.ts'
import { changeParticipant, requireHere, rosterChanged } from '../roster.ts'

/** Somebody else leads from here on, and oneself takes part: one step, so that the room is never without a facilitator. */
export const handOver = defineCommand({
  schema: v.object({ type: v.literal('hand-over'), personId: v.string() }),
  allowed: (visible, { personId }, actor) => {
    const person = requireHere(visible, personId)
    if (!person.ok) return person
    return personId === actor.personId
      ? refuse('unknown-person', 'Choose somebody else to hand over to.')
      : ok(null)
  },
  decide(state, { personId }, actor) {
    const given = changeParticipant(state.visible, personId, { role: 'facilitator' })
    const visible = { ...state.visible, roster: given, ...leaderWithout(state.visible, actor.personId) }
    const roster = changeParticipant(visible, actor.personId, { role: 'participant' })
    const next = withCurrentProgress(withVisible({ ...state, visible }, { roster }))
    return decided(next, [{ type: 'emit', payload: rosterChanged(next.visible, [personId, actor.personId]) }])
  },
})
