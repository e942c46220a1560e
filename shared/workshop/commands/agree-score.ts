import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { ScoreSchema } from '../../retro/grade.ts'
import { mayHaveCause } from '../../retro/read-score.ts'
import { itemOf } from '../../retro/retro-state.ts'
import { decided, defineCommand } from '../command.ts'
import { withoutUncounted } from '../retro-grades.ts'
import { requireKeyResult, withItem } from '../retro-permission.ts'

/**
 * [GR1] What the room agrees on, after the reveal, or of a key result that nobody has graded. `null`: it is open again. With a
 * score that is no miss the cause goes, since it says why one was missed [RE4].
 */
export const agreeScore = defineCommand({
  schema: v.object({
    type: v.literal('agree-score'),
    keyResultId: v.string(),
    score: v.nullable(ScoreSchema),
  }),
  allowed(visible, { keyResultId }) {
    const found = requireKeyResult(visible, keyResultId)
    if (!found.ok) return found
    const { revealed, gradedIds } = itemOf(found.value.retro, keyResultId)
    return revealed !== null || gradedIds.length === 0
      ? ok(null)
      : refuse('grades-hidden', 'Reveal the grades first: the score is agreed on after that.')
  },
  decide(state, { keyResultId, score }) {
    const found = requireKeyResult(state.visible, keyResultId)
    if (!found.ok) return found
    const keepsCause = mayHaveCause(score, found.value.keyResult.commitment)
    // Left of grades is at most what somebody gave who was sent out since.
    const settled = score === null ? state : withoutUncounted(state, keyResultId)
    return decided(
      withItem(settled, keyResultId, { score, ...(keepsCause ? {} : { cause: null, causeNote: '' }) }),
    )
  },
})
