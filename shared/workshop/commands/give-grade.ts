import * as v from 'valibot'
import { ok, type Result, refuse } from '../../result.ts'
import { ScoreSchema } from '../../retro/grade.ts'
import { itemOf } from '../../retro/retro-state.ts'
import { allOf, decided, defineCommand, type RefusalCode } from '../command.ts'
import { withGrade } from '../retro-grades.ts'
import { requireGrading, requireKeyResult } from '../retro-permission.ts'
import type { Visible } from '../state.ts'

/**
 * [RE1] Grades a key result alone; replaceable until the reveal. `null`: looked at it, and cannot say. It need not be the key
 * result that the room is at, nor the stage: what came late is not lost. Others learn that somebody graded, and never what.
 */
export const giveGrade = defineCommand({
  schema: v.object({
    type: v.literal('give-grade'),
    keyResultId: v.string(),
    grade: v.nullable(ScoreSchema),
  }),
  allowed: (visible, { keyResultId }) =>
    allOf(
      () => requireUnrevealed(visible, keyResultId),
      () => requireGrading(visible),
    ),
  decide: (state, { keyResultId, grade }, { personId }) =>
    decided(withGrade(state, keyResultId, personId, grade)),
})

/** Takes a grade of one's own back before the reveal: then one has not graded. Nothing where there was none. */
export const withdrawGrade = defineCommand({
  schema: v.object({ type: v.literal('withdraw-grade'), keyResultId: v.string() }),
  allowed: (visible, { keyResultId }) => {
    const found = requireKeyResult(visible, keyResultId)
    if (!found.ok) return found
    return itemOf(found.value.retro, keyResultId).revealed === null ? ok(null) : REVEALED
  },
  decide: (state, { keyResultId }, { personId }) =>
    decided(withGrade(state, keyResultId, personId, undefined)),
})

const REVEALED = refuse('grades-shown', 'The grades of this key result have been revealed.')

function requireUnrevealed(visible: Visible, keyResultId: string): Result<null, RefusalCode> {
  const found = requireKeyResult(visible, keyResultId)
  if (!found.ok) return found
  const { revealed, score } = itemOf(found.value.retro, keyResultId)
  if (revealed !== null) return REVEALED
  return score === null
    ? ok(null)
    : refuse('grades-shown', 'The room has agreed on a score of this key result without grades.')
}
