import { ok, type Result, refuse } from '../result.ts'
import type { RefusalCode } from './command.ts'
import type { Visible } from './state.ts'
import { type Timer, type TimerPhase, timerPhase } from './timer.ts'

/** Whether there is a clock to change, standing as one of `phases`. */
export function mayChangeClock(
  visible: Visible,
  nowMs: number,
  phases: readonly TimerPhase[] = ['running', 'paused', 'over'],
): Result<null, RefusalCode> {
  const { timer } = visible
  if (timer === null) return refuse('no-timer', 'There is no timer. Start one first.')
  const phase = timerPhase(timer, nowMs)
  return phases.includes(phase) ? ok(null) : refuse('no-timer', NOT_SO[phase])
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
