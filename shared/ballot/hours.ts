import { instantOf, zonedParts } from '../time/zoned-time.ts'

/** Deadlines that are offered when a vote is set up, in this order. Each is a working day's end in the team's zone. */
export const DEADLINES = ['tomorrow', 'in-three-days', 'friday', 'in-a-week'] as const
export type DeadlineId = (typeof DEADLINES)[number]

export type SuggestedDeadline = { readonly id: DeadlineId; readonly atMs: number }

const END_OF_WORK = '17:00'
const FRIDAY = 5
const DAY_MS = 24 * 60 * 60_000

/**
 * [BA10] Suggested deadlines, soonest first: 17:00 in the team's zone tomorrow, in three days, on Friday (not today) and in a
 * week. Those at a weekend are left out, and of two at the same time the first in the list stands.
 */
export function suggestDeadlines(nowMs: number, zone: string): readonly SuggestedDeadline[] {
  const today = zonedParts(nowMs, zone)
  const daysUntil = {
    tomorrow: 1,
    'in-three-days': 3,
    friday: (FRIDAY - today.weekday + 7) % 7 || 7,
    'in-a-week': 7,
  } as const satisfies Record<DeadlineId, number>
  const suggested: SuggestedDeadline[] = []
  for (const id of DEADLINES) {
    const date = dayAfter(today.date, daysUntil[id])
    const at = instantOf({ date, time: END_OF_WORK }, zone)
    if (at === null || zonedParts(at.atMs, zone).weekday > FRIDAY) continue
    if (!suggested.some(({ atMs }) => atMs === at.atMs)) suggested.push({ id, atMs: at.atMs })
  }
  return suggested.toSorted((left, right) => left.atMs - right.atMs)
}

/** Days are counted on the calendar: where the clocks change a day does not have 24 hours. */
function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
