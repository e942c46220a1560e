import * as v from 'valibot'
import { decided, defineCommand, withVisible } from '../command.ts'
import { MAX_TIMER_MS, MIN_TIMER_MS, startTimer } from '../run-timer.ts'
import { TIMER_ENDS } from '../timer.ts'

/** Starts the clock of the stage that the room is at, in place of the one that runs. */
export const startStageTimer = defineCommand({
  schema: v.object({
    type: v.literal('start-timer'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(MIN_TIMER_MS), v.maxValue(MAX_TIMER_MS)),
    atEnd: v.optional(v.picklist(TIMER_ENDS), 'nothing'),
  }),
  decide: (state, command, _actor, nowMs) =>
    decided(withVisible(state, { timer: startTimer(state.visible.stageId, command, nowMs) })),
})
