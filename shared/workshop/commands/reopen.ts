import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { FINALISED_IN, stageIdOfKind } from '../agenda.ts'
import { decided, defineCommand } from '../command.ts'
import { enterStage, stageChanged } from '../move-stage.ts'

/** Back from finalised to where it was finalised, to make the next revision. The published one stays as it is. */
export const reopen = defineCommand({
  schema: v.object({ type: v.literal('reopen') }),
  allowed: (visible) =>
    visible.publication.status === 'publishing'
      ? refuse('already-publishing', 'Wait until it is published, then re-open it.')
      : ok(null),
  decide(state, _command, _actor, nowMs) {
    const end = FINALISED_IN[state.visible.workshop.kind]
    const endId = end === null ? null : stageIdOfKind(state.visible, end)
    if (endId === null) return refuse('unknown-stage', 'The agenda has no stage to go back to.')
    const moved = enterStage(state, endId, nowMs)
    return decided(moved, [stageChanged(moved)])
  },
})
