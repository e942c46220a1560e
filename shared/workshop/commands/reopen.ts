import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, requireCapability, requireStage } from '../command.ts'
import { enterStage } from '../move-stage.ts'

/** Back from finalised to review, to make the next revision. The published one stays as it is. */
export const reopen = defineCommand({
  schema: v.object({ type: v.literal('reopen') }),
  allowed: (visible, _command, actor) =>
    allOf(
      () => requireCapability(visible, actor, 'lead-workshop'),
      () => requireStage(visible, 'finalised'),
      () =>
        visible.publication.status === 'publishing'
          ? refuse('already-publishing', 'Wait until the OKRs are published, then re-open them.')
          : ok(null),
    ),
  decide: (state, _command, _actor, nowMs) =>
    decided(enterStage(state, 'review', nowMs), [
      { type: 'emit', payload: { type: 'stage-changed', stageId: 'review' } },
    ]),
})
