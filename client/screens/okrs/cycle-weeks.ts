const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

export type CycleWeeks =
  | { readonly phase: 'before'; readonly weeks: number }
  | { readonly phase: 'during'; readonly week: number; readonly weeks: number }
  | { readonly phase: 'after'; readonly weeks: number }

/** Where the day `today` stands in a cycle of whole weeks from its first day; the last week may be short. */
export function findCycleWeek(cycle: { startsOn: string; endsOn: string }, today: string): CycleWeeks {
  const starts = dayMs(cycle.startsOn)
  const weeks = Math.max(1, Math.ceil((dayMs(cycle.endsOn) + DAY_MS - starts) / WEEK_MS))
  if (today < cycle.startsOn) return { phase: 'before', weeks }
  if (today > cycle.endsOn) return { phase: 'after', weeks }
  return { phase: 'during', week: Math.floor((dayMs(today) - starts) / WEEK_MS) + 1, weeks }
}

function dayMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
