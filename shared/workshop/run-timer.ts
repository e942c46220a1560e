import { MAX_STAGE_MINUTES } from './stages.ts'
import { type Timer, type TimerEnd, timerLeftMs, timerPhase } from './timer.ts'

/*
 * What becomes of the clock of a stage. Commands decide whether; this is what. The time is the room's, handed in.
 */

const MINUTE_MS = 60_000

export const MIN_TIMER_MS = 1_000
/** As long as a stage may be planned for. What takes longer has a deadline. */
export const MAX_TIMER_MS = MAX_STAGE_MINUTES * MINUTE_MS
export const MAX_DEADLINE_MS = 60 * 24 * 60 * MINUTE_MS

/** A clock that starts now. */
export function startTimer(
  stageId: string,
  { ms, atEnd }: { readonly ms: number; readonly atEnd: TimerEnd },
  nowMs: number,
): Timer {
  const endsAtMs = nowMs + ms
  return { stageId, totalMs: ms, endsAtMs, leftMs: null, endedAtMs: null, atEnd, isDeadline: false }
}

/** A clock that ends at a day and an hour. */
export function startDeadline(
  stageId: string,
  { endsAtMs, atEnd }: { readonly endsAtMs: number; readonly atEnd: TimerEnd },
  nowMs: number,
): Timer {
  return { ...startTimer(stageId, { ms: endsAtMs - nowMs, atEnd }, nowMs), isDeadline: true }
}

export function pauseTimer(timer: Timer, nowMs: number): Timer {
  return { ...timer, endsAtMs: null, leftMs: timerLeftMs(timer, nowMs) }
}

export function resumeTimer(timer: Timer, nowMs: number): Timer {
  return { ...timer, endsAtMs: nowMs + (timer.leftMs ?? 0), leftMs: null }
}

/** More time. One that is over starts again with it. */
export function extendTimer(timer: Timer, ms: number, nowMs: number): Timer {
  switch (timerPhase(timer, nowMs)) {
    case 'running':
      return { ...timer, totalMs: timer.totalMs + ms, endsAtMs: (timer.endsAtMs ?? nowMs) + ms }
    case 'paused':
      return { ...timer, totalMs: timer.totalMs + ms, leftMs: (timer.leftMs ?? 0) + ms }
    case 'over':
      return startTimer(timer.stageId, { ms, atEnd: timer.atEnd }, nowMs)
  }
}

/** Time is up: people are told. */
export function endTimer(timer: Timer, atMs: number): Timer {
  return { ...timer, endsAtMs: null, leftMs: null, endedAtMs: atMs }
}
