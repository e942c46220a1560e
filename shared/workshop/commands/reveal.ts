import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { findStage } from '../agenda.ts'
import { allOf, defineCommand } from '../command.ts'
import { isAnythingWaiting } from '../private-permission.ts'
import { revealStage } from '../reveal.ts'

const NOTHING = refuse('nothing-to-reveal', 'Nobody has written anything here since the last reveal.')

/** Shows what was written alone in a stage: to all, at once, in an order of its own. May be done again for what came since. */
export const reveal = defineCommand({
  schema: v.object({ type: v.literal('reveal'), stageId: v.string() }),
  allowed: (visible, { stageId }) =>
    allOf(
      () =>
        findStage(visible, stageId) === null
          ? refuse('unknown-stage', 'That stage is not on the agenda any more.')
          : ok(null),
      () => (isAnythingWaiting(visible, stageId) ? ok(null) : NOTHING),
    ),
  decide(state, { stageId }, _actor, nowMs, { readBoard, newId }) {
    // The seed is used here and kept nowhere.
    const decision = revealStage(state, stageId, nowMs, { readBoard, newId, seed: newId() })
    return decision.state === state ? NOTHING : ok(decision)
  },
})
