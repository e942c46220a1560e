import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Timer, type TimerPhase, timerLeftMs, timerPhase } from '../../shared/workshop/timer.ts'

export const LAST_MINUTE_MS = 60_000
/** A timer that moved the room on is gone with its stage: so close to its end, it was its end. */
const GONE_AT_END_MS = 2_000
/** Two clocks of a device that are this far apart from where they were: one of them was set. */
const CLOCK_SET_MS = 100

export type ShownTimer = {
  readonly timer: Timer
  readonly phase: TimerPhase
  readonly leftMs: number
}

export type StageTimerPorts = {
  readonly timer: ReadonlySignal<Timer | null>
  /** The room's clock. */
  readonly clock: { readonly offsetMs: ReadonlySignal<number>; readonly nowMs: () => number }
  /** This device's clock was set: what is known of the room's is wrong. */
  readonly clockWasSet: () => void
  /** Called once for each timer that somebody watched getting there. */
  readonly onLastMinute: () => void
  readonly onEnd: () => void
}

/**
 * The clock of the stage as it is shown: it ticks at each whole second that is left, so that all devices change at the same
 * moment. What one comes to too late is not announced any more.
 */
export function createStageTimer(ports: StageTimerPorts) {
  const shown = signal<ShownTimer | null>(null)
  let before: ShownTimer | null = null
  let skewMs = Date.now() - performance.now()

  const show = (timer: Timer | null): number | null => {
    const nowMs = ports.clock.nowMs()
    const next: ShownTimer | null =
      timer === null ? null : { timer, phase: timerPhase(timer, nowMs), leftMs: timerLeftMs(timer, nowMs) }
    announce(before, next, ports)
    before = next
    shown.value = next
    return next?.phase === 'running' ? next.leftMs : null
  }

  const stop = effect(() => {
    const timer = ports.timer.value
    ports.clock.offsetMs.value // A clock that was measured anew is read anew.
    let pending: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      const leftMs = show(timer)
      if (leftMs === null) return
      const skewNowMs = Date.now() - performance.now()
      if (Math.abs(skewNowMs - skewMs) > CLOCK_SET_MS) ports.clockWasSet()
      skewMs = skewNowMs
      pending = setTimeout(tick, leftMs % 1_000 || 1_000)
    }
    tick()
    return () => clearTimeout(pending)
  })

  return { shown: shown as ReadonlySignal<ShownTimer | null>, dispose: stop }
}

function announce(
  before: ShownTimer | null,
  next: ShownTimer | null,
  { onLastMinute, onEnd }: Pick<StageTimerPorts, 'onLastMinute' | 'onEnd'>,
): void {
  if (before === null) return
  if (next === null) {
    const isAtEnd = before.phase === 'running' && before.leftMs <= GONE_AT_END_MS
    if (isAtEnd && before.timer.atEnd === 'advance') onEnd()
    return
  }
  if (next.timer.stageId !== before.timer.stageId) return
  if (next.phase === 'over' && before.phase !== 'over') onEnd()
  const wasLong = before.phase === 'running' && before.leftMs > LAST_MINUTE_MS
  if (next.phase === 'running' && wasLong && next.leftMs <= LAST_MINUTE_MS) onLastMinute()
}
