import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { findStage } from '../agenda.ts'
import { requireNoLiveVote } from '../ballot-permission.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { enterStage, stageChanged } from '../move-stage.ts'

/** To any stage of the agenda, back or ahead. Everything made so far is kept; a stage that was skipped is no longer. */
export const goToStage = defineCommand({
  schema: v.object({ type: v.literal('go-to-stage'), stageId: v.string() }),
  allowed: (visible, { stageId }) =>
    allOf(
      () => requireNoLiveVote(visible),
      () => {
        const kind = findStage(visible, stageId)?.kind
        if (kind === undefined) return refuse('unknown-stage', 'That stage is not on the agenda any more.')
        if (kind === 'finalised') return refuse('wrong-stage', 'Finalise to get there.')
        return stageId === visible.stageId
          ? refuse('stage-moved-on', 'The room is at this stage already.')
          : ok(null)
      },
    ),
  decide(state, { stageId }, _actor, nowMs) {
    const moved = enterStage(state, stageId, nowMs)
    return decided(moved, [stageChanged(moved)])
  },
})
