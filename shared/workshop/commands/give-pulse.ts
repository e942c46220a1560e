import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { findStage } from '../agenda.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { requireEntered } from '../private-permission.ts'
import { PulseAnswerSchema } from '../writing.ts'
import { withWritingProgress } from '../writing-progress.ts'

/**
 * Says how one is: 1 to 5 and a word, replaceable until it is shown. After that nobody answers any more: shown a second time,
 * what is new would be the answer of whoever came late.
 */
export const givePulse = defineCommand({
  schema: v.object({
    type: v.literal('give-pulse'),
    stageId: v.string(),
    score: PulseAnswerSchema.entries.score,
    word: v.optional(PulseAnswerSchema.entries.word, ''),
  }),
  allowed: (visible, { stageId }) => {
    const stage = findStage(visible, stageId)
    return allOf(
      () => requireEntered(stage),
      () =>
        stage?.kind === 'pulse' ? ok(null) : refuse('wrong-stage', 'This stage does not ask how you are.'),
      () =>
        Object.hasOwn(visible.pulses, stageId)
          ? refuse('pulse-shown', 'The answers have been shown already.')
          : ok(null),
    )
  },
  decide(state, { stageId, score, word }, { personId }) {
    const { pulses } = state.secret
    const answers = { ...pulses[stageId], [personId]: { score, word } }
    const secret = { ...state.secret, pulses: { ...pulses, [stageId]: answers } }
    return decided(withWritingProgress({ ...state, secret }, stageId))
  },
})
