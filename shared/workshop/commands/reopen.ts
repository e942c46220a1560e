import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { stageIdOfKind } from '../agenda.ts'
import { decided, defineCommand } from '../command.ts'
import { enterStage, stageChanged } from '../move-stage.ts'

/** Back from finalised to review, to make the next revision. The published one stays as it is. */
export const reopen = defineCommand({
  schema: v.object({ type: v.literal('reopen') }),
  allowed: (visible) =>
    visible.publication.status === 'publishing'
      ? refuse('already-publishing', 'Wait until the OKRs are published, then re-open them.')
      : ok(null),
  decide(state, _command, _actor, nowMs) {
    const reviewId = stageIdOfKind(state.visible, 'review')
    if (reviewId === null) return refuse('unknown-stage', 'The agenda has no review to go back to.')
    const moved = enterStage(state, reviewId, nowMs)
    return decided(moved, [stageChanged(moved)])
  },
})
