import * as v from 'valibot'

/** What the end of a timer brings about by itself. Nothing, unless a facilitator asked for it. */
export const TIMER_ENDS = ['nothing', 'reveal', 'advance'] as const
export type TimerEnd = (typeof TIMER_ENDS)[number]

const DurationMsSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * The clock of the stage that the room is at. All times are the room's: a client shows what is left by its measured offset, so
 * that clocks which are wrong show the same.
 */
export const TimerSchema = v.object({
  stageId: v.string(),
  /** What it was started with, and what was added since, in ms: the whole ring. */
  totalMs: DurationMsSchema,
  /** When it ends, while it runs; `null` while it is paused. */
  endsAtMs: v.nullable(v.number()),
  /** What was left when it was paused, in ms; `null` while it runs or is over. */
  leftMs: v.nullable(DurationMsSchema),
  /** When it was over: people have been told. */
  endedAtMs: v.nullable(v.number()),
  atEnd: v.picklist(TIMER_ENDS),
  /** Set as a day and an hour rather than minutes: shown as such. */
  isDeadline: v.boolean(),
})
export type Timer = v.InferOutput<typeof TimerSchema>

export type TimerPhase = 'running' | 'paused' | 'over'

/** Where a timer stands. It is over at its very end, whether anybody looked or not. */
export function timerPhase(timer: Timer, nowMs: number): TimerPhase {
  if (timer.endedAtMs !== null) return 'over'
  if (timer.endsAtMs === null) return 'paused'
  return nowMs >= timer.endsAtMs ? 'over' : 'running'
}

/** What is left at `nowMs`, in ms, never below zero. */
export function timerLeftMs(timer: Timer, nowMs: number): number {
  if (timer.endedAtMs !== null) return 0
  if (timer.endsAtMs === null) return timer.leftMs ?? 0
  return Math.max(0, timer.endsAtMs - nowMs)
}
