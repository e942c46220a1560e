import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { CauseSchema, RetroLineSchema } from '../../retro/grade.ts'
import { mayHaveCause } from '../../retro/read-score.ts'
import { itemOf } from '../../retro/retro-state.ts'
import { allOf, decided, defineCommand, requireBoardFree } from '../command.ts'
import { requireKeyResult, withItem } from '../retro-permission.ts'

/** [RE4] Why a key result was missed: the one cause that explains most of it, and a line if one likes. `null`: none said. */
export const nameCause = defineCommand({
  schema: v.object({
    type: v.literal('name-cause'),
    keyResultId: v.string(),
    cause: v.nullable(CauseSchema),
    note: v.optional(RetroLineSchema, ''),
  }),
  allowed: (visible, { keyResultId, cause }, actor) =>
    allOf(
      () => requireBoardFree(visible, actor),
      () => {
        const found = requireKeyResult(visible, keyResultId)
        if (!found.ok) return found
        const { score } = itemOf(found.value.retro, keyResultId)
        return cause === null || mayHaveCause(score, found.value.keyResult.commitment)
          ? ok(null)
          : refuse('not-a-miss', 'A cause is named of a miss. Agree on a score first.')
      },
    ),
  decide: (state, { keyResultId, cause, note }) =>
    decided(withItem(state, keyResultId, { cause, causeNote: cause === null ? '' : note })),
})
