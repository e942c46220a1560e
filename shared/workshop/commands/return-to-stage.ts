import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { requireNoLiveVote } from '../ballot-permission.ts'
import { allOf, decided, defineCommand, requireCapability } from '../command.ts'
import { enterStage } from '../move-stage.ts'
import { STAGE_IDS } from '../stages.ts'

/** Back to an earlier or skipped stage. Everything made since is kept. */
export const returnToStage = defineCommand({
  schema: v.object({ type: v.literal('return-to-stage'), stageId: v.picklist(STAGE_IDS) }),
  allowed: (visible, { stageId }, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'lead-workshop'),
      () => requireNoLiveVote(visible),
      () =>
        visible.stageId === 'finalised'
          ? refuse('wrong-stage', 'The OKRs are finalised. Re-open them to go back.')
          : ok(null),
      () =>
        STAGE_IDS.indexOf(stageId) < STAGE_IDS.indexOf(visible.stageId)
          ? ok(null)
          : refuse('wrong-stage', 'Only an earlier stage can be gone back to.'),
    ),
  decide: (state, { stageId }, _actor, nowMs) =>
    decided(enterStage(state, stageId, nowMs), [
      { type: 'emit', payload: { type: 'stage-changed', stageId } },
    ]),
})
