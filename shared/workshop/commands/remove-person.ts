import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'
import { withCurrentProgress } from '../electorate.ts'
import { leaderWithout } from '../leading.ts'
import { withCurrentGraders } from '../retro-grades.ts'
import { requireChangeable, requireHere, rosterChanged, withoutHand, withParticipant } from '../roster.ts'

/** Sends someone out: their connections end and their tickets stop. What they wrote stays; of what is not shown yet, votes and grades of theirs do not count. */
export const removePerson = defineCommand({
  schema: v.object({ type: v.literal('remove-person'), personId: v.string() }),
  allowed: (visible, { personId }) => requireChangeable(visible, personId, null),
  decide(state, { personId }) {
    const lowered = requireHere(state.visible, personId)
    if (!lowered.ok) return lowered
    const gone = { ...withoutHand(lowered.value), removed: true, ready: false, attendance: 'gone' as const }
    const out = withParticipant(state, personId, gone)
    const unled = withVisible(out, leaderWithout(out.visible, personId))
    const next = withCurrentGraders(withCurrentProgress(unled))
    return decided(next, [
      { type: 'emit', payload: rosterChanged(next.visible, [personId]) },
      { type: 'disconnect', personId },
    ])
  },
})
