import * as v from 'valibot'
import { ok, refuse } from '../../result.ts'
import { allOf, decided, defineCommand, withVisible } from '../command.ts'
import { extendTimer, MAX_DEADLINE_MS, MAX_TIMER_MS, MIN_TIMER_MS } from '../run-timer.ts'
import { timerLeftMs } from '../timer.ts'
import { mayChangeClock } from '../timer-permission.ts'

/** Gives the clock more time. One that is over starts again. */
export const addTime = defineCommand({
  schema: v.object({
    type: v.literal('add-time'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(MIN_TIMER_MS), v.maxValue(MAX_TIMER_MS)),
  }),
  allowed: (visible, { ms }, _actor, nowMs) =>
    allOf(
      () => mayChangeClock(visible, nowMs),
      () => {
        const { timer } = visible
        if (timer === null) return ok(null) // Refused above.
        const mostMs = timer.isDeadline ? MAX_DEADLINE_MS : MAX_TIMER_MS
        return timerLeftMs(timer, nowMs) + ms <= mostMs
          ? ok(null)
          : refuse('wrong-time', 'That is more than a timer takes. Set a deadline instead.')
      },
    ),
  decide(state, { ms }, _actor, nowMs) {
    const { timer } = state.visible
    return decided(withVisible(state, { timer: timer && extendTimer(timer, ms, nowMs) }))
  },
})
