import { ok, type Result, refuse } from '../result.ts'
import { currentKind } from './agenda.ts'
import { type Actor, allOf, type RefusalCode, requireCapability } from './command.ts'
import type { Visible } from './state.ts'
import { type Timer, type TimerPhase, timerPhase } from './timer.ts'

/** Whether a person may give the stage that the room is at a clock. */
export function mayLeadClock(visible: Visible, actor: Actor): Result<null, RefusalCode> {
  return allOf(
    () => requireCapability(visible, actor, 'lead-workshop'),
    () =>
      currentKind(visible) === 'finalised'
        ? refuse('wrong-stage', 'The OKRs are finalised: there is nothing to wait for.')
        : ok(null),
  )
}

/** Whether a person may change the clock that there is, standing as one of `phases`. */
export function mayChangeClock(
  visible: Visible,
  actor: Actor,
  nowMs: number,
  phases: readonly TimerPhase[] = ['running', 'paused', 'over'],
): Result<null, RefusalCode> {
  return allOf(
    () => mayLeadClock(visible, actor),
    () => {
      const { timer } = visible
      if (timer === null) return refuse('no-timer', 'There is no timer. Start one first.')
      const phase = timerPhase(timer, nowMs)
      return phases.includes(phase) ? ok(null) : refuse('no-timer', NOT_SO[phase])
    },
  )
}

const NOT_SO = {
  running: 'The timer is running.',
  paused: 'The timer is paused.',
  over: 'The timer is over. Add time to start it again.',
} as const satisfies Record<TimerPhase, string>

/** Of minutes: a day and an hour is moved, not stopped. */
export function requireMinutes(timer: Timer | null): Result<null, RefusalCode> {
  return timer?.isDeadline === true
    ? refuse('wrong-time', 'A deadline cannot be paused. Set another one.')
    : ok(null)
}
