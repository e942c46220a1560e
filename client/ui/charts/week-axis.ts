import { scaleLinear } from 'd3-scale'
import { daysBetween } from '../../../shared/okr/days.ts'

export type Span = { readonly startsOn: string; readonly endsOn: string }

/** Where a day stands between the first and the last of a span; outside it stays at the edge. */
export function dayScale({ startsOn, endsOn }: Span, from: number, to: number): (day: string) => number {
  const days = Math.max(1, daysBetween(startsOn, endsOn))
  const scale = scaleLinear([0, days], [from, to]).clamp(true)
  return (day) => scale(daysBetween(startsOn, day))
}

/** The number of whole or begun weeks of a span. */
export function weeksOf({ startsOn, endsOn }: Span): number {
  return Math.max(1, Math.ceil((daysBetween(startsOn, endsOn) + 1) / 7))
}

/** Which week of a span a day is in, from 1; below and above are the first and the last. */
export function weekOf(span: Span, day: string): number {
  const week = Math.floor(daysBetween(span.startsOn, day) / 7) + 1
  return Math.min(weeksOf(span), Math.max(1, week))
}
