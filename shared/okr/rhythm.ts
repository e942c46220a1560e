import * as v from 'valibot'
import type { Cycle } from './cycle.ts'
import { addDays, daysBetween, weekdayOf } from './days.ts'

/** [CH1] When a team checks in. Bold numbers of the method are defaults that a team may change. */
export const RhythmSchema = v.object({
  /** Every week or two. */
  everyWeeks: v.picklist([1, 2], 'Check in every week or every two weeks.'),
  /** 1 is Monday, 7 is Sunday. */
  weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
  /** Overdue by more than this many days is stale. */
  staleAfterDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(28)),
})
export type Rhythm = v.InferOutput<typeof RhythmSchema>

export const DEFAULT_RHYTHM: Rhythm = { everyWeeks: 1, weekday: 1, staleAfterDays: 3 }

/** [CH1] How a key result stands with its check-ins: none asked for yet, made, due today, overdue, or overdue for too long. */
export const DUE_STATUSES = ['not-yet', 'done', 'due', 'overdue', 'stale'] as const
export type DueStatus = (typeof DUE_STATUSES)[number]

export type Due = {
  readonly status: DueStatus
  /** The day that is asked for: the open one, or the next to come; `null` when none comes in this cycle any more. */
  readonly dueOn: string | null
  /** Days since an open one was due; 0 where none is open. */
  readonly daysLate: number
}

/**
 * [CH1] What is due on a day. A check-in counts for the check-in day at the end of the time it was made in, so one that
 * comes a day early is not asked for again.
 * @param since the day from which it is asked for: the cycle's first, or when it was published
 * @param lastOn the day of the newest check-in, or `null`
 */
export function dueOn(
  rhythm: Rhythm,
  cycle: Pick<Cycle, 'startsOn' | 'endsOn'>,
  since: string,
  lastOn: string | null,
  today: string,
): Due {
  const stepDays = rhythm.everyWeeks * 7
  const first = firstDueDay(rhythm, since > cycle.startsOn ? since : cycle.startsOn)
  const passed = Math.floor(daysBetween(first, earlier(today, cycle.endsOn)) / stepDays)
  if (passed < 0) return next(first, lastOn === null ? 'not-yet' : 'done')
  const latest = addDays(first, passed * stepDays)
  const isMade = lastOn !== null && lastOn > addDays(latest, -stepDays)
  if (isMade) return next(addDays(latest, stepDays), 'done')
  const daysLate = daysBetween(latest, today)
  // The one that was missed longest says how stale it is.
  const missedOn = firstMissed(first, stepDays, lastOn)
  const daysMissed = daysBetween(missedOn, today)
  if (daysMissed > rhythm.staleAfterDays) return { status: 'stale', dueOn: latest, daysLate: daysMissed }
  return { status: daysLate === 0 ? 'due' : 'overdue', dueOn: latest, daysLate: daysMissed }

  function next(day: string, status: DueStatus): Due {
    return { status, dueOn: day <= cycle.endsOn ? day : null, daysLate: 0 }
  }
}

/** The check-in days of a whole cycle, for a calendar. */
export function checkInDays(rhythm: Rhythm, cycle: Pick<Cycle, 'startsOn' | 'endsOn'>): string[] {
  const days: string[] = []
  for (
    let day = firstDueDay(rhythm, cycle.startsOn);
    day <= cycle.endsOn;
    day = addDays(day, rhythm.everyWeeks * 7)
  ) {
    days.push(day)
  }
  return days
}

/** The first check-in day with a whole round of days behind it: nobody has news on the second day. */
function firstDueDay({ everyWeeks, weekday }: Rhythm, since: string): string {
  const earliest = addDays(since, everyWeeks * 7)
  return addDays(earliest, (weekday - weekdayOf(earliest) + 7) % 7)
}

function firstMissed(first: string, stepDays: number, lastOn: string | null): string {
  if (lastOn === null || lastOn <= addDays(first, -stepDays)) return first
  // The check-in day that the last check-in counted for, and one after it.
  const made = Math.ceil(daysBetween(first, lastOn) / stepDays)
  return addDays(first, (Math.max(made, 0) + 1) * stepDays)
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
