import * as v from 'valibot'
import { allOf, decided, defineCommand, withVisible } from '../command.ts'
import { pauseTimer, resumeTimer } from '../run-timer.ts'
import { mayChangeClock, requireMinutes } from '../timer-permission.ts'

/** Stops the clock where it is. */
export const pauseStageTimer = defineCommand({
  schema: v.object({ type: v.literal('pause-timer') }),
  allowed: (visible, _command, _actor, nowMs) =>
    allOf(
      () => mayChangeClock(visible, nowMs, ['running']),
      () => requireMinutes(visible.timer),
    ),
  decide(state, _command, _actor, nowMs) {
    const { timer } = state.visible
    return decided(withVisible(state, { timer: timer && pauseTimer(timer, nowMs) }))
  },
})

/** Lets the clock go on from where it was paused. */
export const resumeStageTimer = defineCommand({
  schema: v.object({ type: v.literal('resume-timer') }),
  allowed: (visible, _command, _actor, nowMs) => mayChangeClock(visible, nowMs, ['paused']),
  decide(state, _command, _actor, nowMs) {
    const { timer } = state.visible
    return decided(withVisible(state, { timer: timer && resumeTimer(timer, nowMs) }))
  },
})
