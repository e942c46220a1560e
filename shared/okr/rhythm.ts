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
  /** The day that is asked for: the first that was missed, or the next to come; `null` when none comes in this cycle any more. */
  readonly dueOn: string | null
  /** Days since an open one was due; 0 where none is open. */
  readonly daysLate: number
}

/**
 * [CH1] What is due on a day. A check-in counts for the check-in day that it is nearest to: one that comes some days early is
 * not asked for again, and one that comes some days late leaves the next to be asked for. What was missed when the cycle
 * ended stays as it was then: nobody is asked any more.
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
  const step = stepDays(rhythm)
  const first = firstDueFor(rhythm, cycle.startsOn, since)
  const asOf = earlier(today, cycle.endsOn)
  // Rounds are numbered from the first check-in day, which is 0.
  const current = Math.floor(daysBetween(first, asOf) / step)
  const answered = lastOn === null ? -1 : Math.max(-1, roundOf(daysBetween(first, lastOn), step))
  const open = answered + 1
  const openOn = addDays(first, open * step)
  if (open > current) {
    return {
      status: lastOn === null ? 'not-yet' : 'done',
      dueOn: openOn <= cycle.endsOn ? openOn : null,
      daysLate: 0,
    }
  }
  const daysLate = daysBetween(openOn, asOf)
  return { status: lateStatus(daysLate, rhythm), dueOn: openOn, daysLate }
}

function lateStatus(daysLate: number, { staleAfterDays }: Rhythm): DueStatus {
  if (daysLate > staleAfterDays) return 'stale'
  return daysLate === 0 ? 'due' : 'overdue'
}

/** Whose check-in day is nearest to a day; halfway between two of them (every two weeks) it is the one before. */
function roundOf(daysAfterFirst: number, step: number): number {
  return Math.ceil((daysAfterFirst - Math.floor(step / 2)) / step)
}

/** The check-in days of a whole cycle, for a calendar: everybody of a team has the same ones. */
export function checkInDays(rhythm: Rhythm, cycle: Pick<Cycle, 'startsOn' | 'endsOn'>): string[] {
  const days: string[] = []
  const first = firstDueDay(rhythm, cycle.startsOn)
  for (let day = first; day <= cycle.endsOn; day = addDays(day, stepDays(rhythm))) days.push(day)
  return days
}

/** The cycle's first check-in day: one with a whole round of days behind it, since nobody has news on the second day. */
function firstDueDay(rhythm: Rhythm, startsOn: string): string {
  const earliest = addDays(startsOn, stepDays(rhythm))
  return addDays(earliest, (rhythm.weekday - weekdayOf(earliest) + 7) % 7)
}

/** The first of the cycle's check-in days with at least a week behind it for what was published later. */
function firstDueFor(rhythm: Rhythm, startsOn: string, since: string): string {
  const first = firstDueDay(rhythm, startsOn)
  const rounds = Math.ceil(daysBetween(first, addDays(since, 7)) / stepDays(rhythm))
  return addDays(first, Math.max(0, rounds) * stepDays(rhythm))
}

function stepDays({ everyWeeks }: Rhythm): number {
  return everyWeeks * 7
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
