import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { buildRetroRecord } from '../../retro/build-retro-record.ts'
import { findRetroProblems } from '../../retro/retro-problems.ts'
import { RetroRecordSchema } from '../../retro/retro-record.ts'
import { stageIdOfKind } from '../agenda.ts'
import { allOf, decided, defineCommand, withVisible } from '../command.ts'
import { enterStage, stageChanged } from '../move-stage.ts'
import { NO_RETRO, requireRetro } from '../retro-permission.ts'
import { revealStage } from '../reveal.ts'
import { currentBallotOf } from '../state.ts'

/**
 * Closes the retro: what it says goes to the record as its next revision. Every key result that was pursued to the end needs a
 * score and a decision, a miss its cause [RE4] [RE5], an action its owner and date [RE7].
 */
export const finaliseRetro = defineCommand({
  schema: v.object({ type: v.literal('finalise-retro') }),
  allowed: (visible) =>
    allOf(
      () => requireRetro(visible),
      () =>
        visible.publication.status === 'publishing'
          ? refuse('already-publishing', 'The retro is on its way already.')
          : ok(null),
      () =>
        currentBallotOf(visible) ? refuse('ballot-open', 'Close the vote first, or withdraw it.') : ok(null),
    ),
  decide(given, _command, actor, nowMs, { readBoard, newId }) {
    const [problem] = findRetroProblems(given.visible)
    if (problem) return refuse('gates-not-met', problem.message)
    // Answers that nobody has shown yet were given to be counted.
    const pulseIds = given.visible.agenda.flatMap(({ kind, id }) => (kind === 'process-pulse' ? [id] : []))
    const inputs = { readBoard, newId, seed: newId() }
    const state = pulseIds.reduce((shown, id) => revealStage(shown, id, nowMs, inputs).state, given)
    const { visible } = state
    if (visible.retro === null) return NO_RETRO
    const { processPulses } = visible.retro
    const lastPulseId = pulseIds.findLast((id) => Object.hasOwn(processPulses, id)) ?? null
    const retro = buildRetroRecord(visible.retro, lastPulseId)
    // A hostile client can leave in a command what no client of ours sends.
    if (!v.is(RetroRecordSchema, retro)) {
      return refuse(
        'gates-not-met',
        'Something in this retro cannot be recorded. Reload the page and try again.',
      )
    }
    const finalisedId = stageIdOfKind(state.visible, 'finalised')
    if (finalisedId === null) return refuse('unknown-stage', 'The agenda has no end to go to.')
    const revision = state.visible.publishedRevision + 1
    const next = withVisible(enterStage(state, finalisedId, nowMs), {
      publication: { status: 'publishing', revision },
    })
    return decided(next, [
      stageChanged(next),
      { type: 'publish-retro', revision, retro, finalisedBy: actor.personId },
    ])
  },
})
