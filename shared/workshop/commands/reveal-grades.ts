import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { decided, defineCommand } from '../command.ts'
import { revealGrades as reveal, waitingForReveal } from '../retro-grades.ts'
import { requireKeyResult, requireRetro } from '../retro-permission.ts'

/** [RE1] Shows the grades of a key result, or with `null` of all that wait: at once, to all, and without names. */
export const revealGrades = defineCommand({
  schema: v.object({ type: v.literal('reveal-grades'), keyResultId: v.nullable(v.string()) }),
  allowed(visible, { keyResultId }) {
    const found = keyResultId === null ? requireRetro(visible) : requireKeyResult(visible, keyResultId)
    if (!found.ok) return found
    const waiting = waitingForReveal(visible)
    return waiting.length > 0 && (keyResultId === null || waiting.includes(keyResultId))
      ? ok(null)
      : refuse('nothing-to-reveal', 'Nobody has given a grade here that is not revealed yet.')
  },
  decide: (state, { keyResultId }, _actor, nowMs) =>
    decided(reveal(state, keyResultId === null ? waitingForReveal(state.visible) : [keyResultId], nowMs)),
})
