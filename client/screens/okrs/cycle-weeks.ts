import { weekOfCycle } from '../../../shared/okr/cycle-week.ts'

export type CycleWeeks =
  | { readonly phase: 'before'; readonly weeks: number }
  | { readonly phase: 'during'; readonly week: number; readonly weeks: number }
  | { readonly phase: 'after'; readonly weeks: number }

/** Where the day `today` stands in a cycle of whole weeks from its first day; the last week may be short. */
export function findCycleWeek(cycle: { startsOn: string; endsOn: string }, today: string): CycleWeeks {
  const weeks = Math.max(1, weekOfCycle(cycle, cycle.endsOn))
  if (today < cycle.startsOn) return { phase: 'before', weeks }
  if (today > cycle.endsOn) return { phase: 'after', weeks }
  return { phase: 'during', week: weekOfCycle(cycle, today), weeks }
}
