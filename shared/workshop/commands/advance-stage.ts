import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { requireNoLiveVote } from '../ballot-permission.ts'
import { allOf, decided, defineCommand } from '../command.ts'
import { enterStage, stageChanged } from '../move-stage.ts'
import { neighbourStage } from '../stages.ts'
import type { Visible } from '../state.ts'

/**
 * The next stage. `from` is the stage the sender saw, so that two facilitators who press Next at once move the room
 * one stage, not two.
 */
export const advanceStage = defineCommand({
  schema: v.object({ type: v.literal('advance-stage'), from: v.string() }),
  allowed: (visible, { from }) => mayMoveOn(visible, from),
  decide(state, { from }, _actor, nowMs) {
    const next = neighbourStage(state.visible.agenda, from, 1)
    if (next === null) return refuse('last-stage', 'This is the last stage. Finalise when the set is ready.')
    const moved = enterStage(state, next, nowMs)
    return decided(moved, [stageChanged(moved)])
  },
})

/** Leaves the current stage, marks it skipped and goes on. Going back to it is always possible. */
export const skipStage = defineCommand({
  schema: v.object({ type: v.literal('skip-stage'), from: v.string() }),
  allowed: (visible, { from }) => mayMoveOn(visible, from),
  decide(state, { from }, _actor, nowMs) {
    const next = neighbourStage(state.visible.agenda, from, 1)
    if (next === null) return refuse('last-stage', 'The last stage cannot be skipped.')
    const moved = enterStage(state, next, nowMs)
    const agenda = moved.visible.agenda.map((stage) =>
      stage.id === from ? { ...stage, skipped: true } : stage,
    )
    return decided({ ...moved, visible: { ...moved.visible, agenda } }, [stageChanged(moved)])
  },
})

function mayMoveOn(visible: Visible, from: string) {
  return allOf(
    () => (visible.stageId === from ? ok(null) : refuse('stage-moved-on', 'The room has already moved on.')),
    () => requireNoLiveVote(visible),
    () =>
      neighbourStage(visible.agenda, from, 1) === null
        ? refuse('last-stage', 'This is the last stage. Finalise when the set is ready.')
        : ok(null),
  )
}
