import { addDays, daysBetween } from './days.ts'

const WEEK_DAYS = 7

/** The week of a cycle that a day is in: 1 from its first day on; 0 and below before it, and on after its end. */
export function weekOfCycle(cycle: { readonly startsOn: string }, day: string): number {
  return Math.floor(daysBetween(cycle.startsOn, day) / WEEK_DAYS) + 1
}

/** The first day of that week, which names it. */
export function startOfCycleWeek(cycle: { readonly startsOn: string }, day: string): string {
  return addDays(cycle.startsOn, (weekOfCycle(cycle, day) - 1) * WEEK_DAYS)
}
