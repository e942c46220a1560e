import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { ProcessAnswersSchema } from '../../retro/process-pulse.ts'
import { findStage } from '../agenda.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { requireEntered } from '../private-permission.ts'
import { requireRetro } from '../retro-permission.ts'
import { withWritingProgress } from '../writing-progress.ts'

/**
 * Says how we worked, without names: replaceable until it is shown. After that nobody answers any more: shown a second time,
 * what is new would be the answer of whoever came late.
 */
export const giveProcessPulse = defineCommand({
  schema: v.object({
    type: v.literal('give-process-pulse'),
    stageId: v.string(),
    answers: v.pipe(
      ProcessAnswersSchema,
      v.check(
        (answers) => Object.values(answers).some((answer) => answer !== null),
        'Answer one of the statements at least.',
      ),
    ),
  }),
  allowed: (visible, { stageId }) => {
    const stage = findStage(visible, stageId)
    return allOf(
      () => requireRetro(visible),
      () => requireEntered(stage),
      () =>
        stage?.kind === 'process-pulse'
          ? ok(null)
          : refuse('wrong-stage', 'This stage does not ask how we worked.'),
      () =>
        Object.hasOwn(visible.retro?.processPulses ?? {}, stageId)
          ? refuse('pulse-shown', 'The answers have been shown already.')
          : ok(null),
    )
  },
  decide(state, { stageId, answers }, { personId }) {
    const { processAnswers } = state.secret.retro
    const given = { ...processAnswers[stageId], [personId]: answers }
    const retro = { ...state.secret.retro, processAnswers: { ...processAnswers, [stageId]: given } }
    return decided(withWritingProgress({ ...state, secret: { ...state.secret, retro } }, stageId))
  },
})
