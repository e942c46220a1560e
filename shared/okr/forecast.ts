import { addDays, daysBetween } from './days.ts'
import { clampShare, type Measure, progressOf } from './progress.ts'

/** A value as a check-in said it, on a day in the team's calendar. */
export type ValueOn = { readonly on: string; readonly value: number }

/** [CH4] Where the recent values lead, if things go on as they do. */
export type Forecast = {
  /** On the due date. */
  readonly value: number
  readonly progress: number
  readonly misses: boolean
  /** The first day on which the line is at the target; `null` when it is not by the due date. */
  readonly reachesOn: string | null
}

/** Older values say how it began, not how it goes. */
const RECENT = 4

/**
 * [CH4] A line through the recent values (least squares; the last one of a day counts), followed to the due date.
 * @param points oldest first; the baseline on the first day belongs to them
 * @returns `null` with fewer than three days of values, for a milestone, and where there is no target
 */
export function forecastOf(
  measure: Measure,
  points: readonly ValueOn[],
  dueOn: string | null,
): Forecast | null {
  const { direction, target } = measure
  if (direction === null || direction === 'milestone' || target === null || dueOn === null) return null
  const recent = [...new Map(points.map((point) => [point.on, point])).values()].slice(-RECENT)
  const last = recent.at(-1)
  if (recent.length < 3 || last === undefined) return null
  const { valueAfter, slope } = fitLine(recent)
  const daysLeft = daysBetween(last.on, dueOn)
  const value = daysLeft <= 0 ? last.value : valueAfter(daysLeft)
  const progress = progressOf(measure, value) ?? 0
  return { value, progress, misses: progress < 1, reachesOn: reachingDay() }

  function reachingDay(): string | null {
    if (last === undefined || direction === 'maintain' || target === null) return null
    if (progressOf(measure, last.value) === 1) return last.on
    const days = slope === 0 ? Number.POSITIVE_INFINITY : (target - valueAfter(0)) / slope
    return days >= 0 && days <= daysLeft ? addDays(last.on, Math.ceil(days)) : null
  }
}

/** The line through the points, by days after the last of them. */
function fitLine(points: readonly ValueOn[]) {
  const end = points.at(-1)?.on ?? ''
  const days = points.map(({ on }) => daysBetween(end, on))
  const meanDay = mean(days)
  const meanValue = mean(points.map(({ value }) => value))
  const spread = days.reduce((sum, day) => sum + (day - meanDay) ** 2, 0)
  const together = points.reduce(
    (sum, { value }, at) => sum + ((days[at] ?? 0) - meanDay) * (value - meanValue),
    0,
  )
  const slope = spread === 0 ? 0 : together / spread
  return { slope, valueAfter: (day: number) => meanValue + slope * (day - meanDay) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * The share of the way that should be behind us on a day if it went evenly from the cycle's start to the due date.
 * @returns 1 for what is to be kept; `null` for a milestone, which has no way between
 */
export function expectedProgress(
  { direction }: Measure,
  way: { readonly startsOn: string; readonly dueOn: string },
  today: string,
): number | null {
  if (direction === null || direction === 'milestone') return null
  if (direction === 'maintain') return 1
  const days = daysBetween(way.startsOn, way.dueOn)
  return days <= 0 ? 1 : clampShare(daysBetween(way.startsOn, today) / days)
}
