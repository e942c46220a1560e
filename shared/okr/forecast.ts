import { addDays, daysBetween } from './days.ts'
import { clampShare, type Measure, progressOf } from './progress.ts'

/** A value as a check-in said it, on a day in the team's calendar. */
export type ValueOn = { readonly on: string; readonly value: number }

/** [CH4] Where the recent values lead, if things go on as they do. */
export type Forecast = {
  /** On the due date; of what is to be kept, as far ahead as the recent values reach back. */
  readonly value: number
  readonly progress: number
  readonly misses: boolean
  /** The first day on which the line is at the target, the last value's at the earliest; `null` when it misses, or keeps a band. */
  readonly reachesOn: string | null
}

/** Older values say how it began, not how it goes. */
const RECENT = 4

/** What rounding may move a line that ends exactly at its target, as a share of the numbers. */
const ROUNDING = 1e-9

/**
 * [CH4] A line through the recent values (least squares; the last one of a day counts), followed to the due date.
 * @param points in the order they were said; the baseline on the first day belongs to them
 * @returns `null` with fewer than three days of values, for a milestone, and where there is no target
 */
export function forecastOf(
  measure: Measure,
  points: readonly ValueOn[],
  dueOn: string | null,
): Forecast | null {
  const { direction, target } = measure
  if (direction === null || direction === 'milestone' || target === null || dueOn === null) return null
  const recent = lastOfEachDay(points).slice(-RECENT)
  const last = recent.at(-1)
  if (recent.length < 3 || last === undefined) return null
  const { valueAfter, slope } = fitLine(recent)
  const daysLeft = daysBetween(last.on, dueOn)
  // What is kept goes up and down inside its band: a slope of such waves says nothing of a day that is far away.
  const reach =
    direction === 'maintain' ? Math.min(daysLeft, daysBetween(recent[0]?.on ?? last.on, last.on)) : daysLeft
  const value = reach <= 0 ? last.value : snap(valueAfter(reach), [target, measure.baseline], recent)
  const progress = progressOf(measure, value)
  // From a baseline that is not known nobody can say how far it comes, only whether it arrives.
  const misses = progress !== 1
  if (misses) return { value, progress: progress ?? 0, misses, reachesOn: null }
  return {
    value,
    progress: 1,
    misses,
    reachesOn: direction === 'maintain' ? null : addDays(last.on, daysToTarget()),
  }

  function daysToTarget(): number {
    const start = valueAfter(0)
    if (target === null || slope === 0 || progressOf(measure, start) === 1) return 0
    return Math.max(0, Math.min(Math.ceil((target - start) / slope), daysLeft))
  }
}

/** An end of the way, where only rounding keeps the value from it. */
function snap(value: number, ends: readonly Measure['baseline'][], points: readonly ValueOn[]): number {
  const size = Math.max(...points.map((point) => Math.abs(point.value)))
  const near = ends.find((end) => typeof end === 'number' && Math.abs(value - end) <= ROUNDING * (size || 1))
  return typeof near === 'number' ? near : value
}

/** In the order of days: one that was said late for an earlier day is not where it stands now. */
function lastOfEachDay(points: readonly ValueOn[]): ValueOn[] {
  const byDay = new Map(points.map((point) => [point.on, point]))
  return [...byDay.values()].sort((one, other) => (one.on < other.on ? -1 : 1))
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
