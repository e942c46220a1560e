import * as v from 'valibot'
import { ok } from '../../result.ts'
import { decided, defineCommand } from '../command.ts'
import { requireKeyResult, requireRetro, withRetro } from '../retro-permission.ts'

/** Says which key result the room is at; `null`: at none. People may look at others all the same. */
export const showKeyResult = defineCommand({
  schema: v.object({ type: v.literal('show-key-result'), keyResultId: v.nullable(v.string()) }),
  allowed(visible, { keyResultId }) {
    if (keyResultId === null) return requireRetro(visible)
    const found = requireKeyResult(visible, keyResultId)
    return found.ok ? ok(null) : found
  },
  decide: (state, { keyResultId }) => decided(withRetro(state, () => ({ currentId: keyResultId }))),
})
