import * as v from 'valibot'
import { ok } from '../../result.ts'
import { RetroLineSchema, VerdictSchema } from '../../retro/grade.ts'
import { decided, defineCommand } from '../command.ts'
import { requireKeyResult, withItem } from '../retro-permission.ts'

/** [RE5] Keep, modify or drop, with one line of why. Nothing carries over by itself: what is kept is a candidate. */
export const decideKeyResult = defineCommand({
  schema: v.object({
    type: v.literal('decide-key-result'),
    keyResultId: v.string(),
    verdict: VerdictSchema,
    why: v.pipe(RetroLineSchema, v.minLength(1, 'Say why in one line.')),
  }),
  allowed(visible, { keyResultId }) {
    const found = requireKeyResult(visible, keyResultId)
    return found.ok ? ok(null) : found
  },
  decide: (state, { keyResultId, verdict, why }) => decided(withItem(state, keyResultId, { verdict, why })),
})
