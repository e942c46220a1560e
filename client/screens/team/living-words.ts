import type { LivingKeyResult, LivingObjective } from '../../../shared/api/living-okrs.ts'
import { effectOf } from '../../../shared/okr/correction.ts'
import { daysBetween } from '../../../shared/okr/days.ts'
import type { KeyResultFields } from '../../../shared/okr/model.ts'
import { formatDay, formatShortDay } from '../../text/dates.ts'
import { living } from '../../text/en/living.ts'
import { formatShare, withShortUnit, withUnit } from '../../text/values.ts'
import { findCycleWeek } from '../okrs/cycle-weeks.ts'

type Days = { readonly startsOn: string; readonly endsOn: string }

/** "4.2" to "1%": both ends of the way, with what is missing in words. */
export function endsOf({ direction, baseline, target, unit }: KeyResultFields): {
  readonly from: string
  readonly to: string
} {
  if (direction === 'milestone') return { from: living.progress.notReached, to: living.progress.reached }
  return {
    from: typeof baseline === 'number' ? withShortUnit(baseline, unit) : living.progress.unknownStart,
    to: target === null ? living.progress.unknownStart : withShortUnit(target, unit),
  }
}

/** What was last measured, or `null` before the first value. */
export function currentValue({ trend }: Pick<LivingKeyResult, 'trend'>): number | null {
  return trend.findLast(({ value }) => value !== null)?.value ?? null
}

/** "33 min", "Reached"; `null` before the first value. */
export function valueWords(keyResult: Pick<LivingKeyResult, 'trend' | 'fields'>): string | null {
  const value = currentValue(keyResult)
  return value === null ? null : wordsOfValue(keyResult.fields, value)
}

export function wordsOfValue({ direction, unit }: KeyResultFields, value: number): string {
  if (direction === 'milestone') return value >= 1 ? living.progress.reached : living.progress.notReached
  return withShortUnit(value, unit)
}

/** [CH4] "Forecast: 24 min in week 12", or by how much it misses; `null` where there is none. */
export function forecastWords({ fields, forecast }: LivingKeyResult, cycle: Days): string | null {
  if (forecast === null) return null
  const { direction, target, unit } = fields
  const value = withShortUnit(roundLike(forecast.value, fields), unit)
  if (forecast.misses) {
    return direction === 'maintain' || target === null
      ? living.forecast.leavesBand(value)
      : living.forecast.misses(
          value,
          withShortUnit(roundLike(Math.abs(target - forecast.value), fields), unit),
        )
  }
  if (forecast.reachesOn === null || target === null) return living.forecast.keeps(value)
  return living.forecast.reaches(withShortUnit(target, unit), whenIn(cycle, forecast.reachesOn))
}

/** As fine as its ends are written, and one digit more: a forecast is no measurement. */
export function roundLike(
  value: number,
  { baseline, target }: Pick<KeyResultFields, 'baseline' | 'target'>,
): number {
  const ends = [baseline, target].filter((end) => typeof end === 'number')
  const way = Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) || Math.abs(ends[0] ?? 0) || 1
  const digits = Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(way))))
  return Number(value.toFixed(way >= 20 ? 0 : digits))
}

function whenIn(cycle: Days, day: string): string {
  const place = findCycleWeek(cycle, day)
  return place.phase === 'during' ? living.inWeek(place.week) : living.by(formatShortDay(day))
}

/** [CH3] What was corrected since it was published; `null` where nothing was. */
export function correctionWords({ original, fields }: LivingKeyResult): string | null {
  if (original === null) return null
  const before = original.fields
  if (before.target === null || fields.target === null || before.target === fields.target)
    return living.corrected.other
  const effect = effectOf({ ...before, dueOn: fields.dueOn }, fields)
  return living.corrected.target(
    effect,
    withShortUnit(before.target, fields.unit),
    withShortUnit(fields.target, fields.unit),
  )
}

/** Everything that the progress bar draws, in words. */
export function progressWords(keyResult: LivingKeyResult): string {
  const { fields, progress, expected, forecast } = keyResult
  const { from, to } = endsOf(fields)
  const value = currentValue(keyResult)
  if (value === null) return `${living.progress.none}, ${from} – ${to}`
  const parts = [
    fields.direction === 'maintain'
      ? living.progress.kept(withUnit(value, fields.unit), bandWords(fields))
      : fields.direction === 'milestone' || progress === null
        ? wordsOfValue(fields, value)
        : living.progress.words(formatShare(progress), from, to),
    ...(expected === null || fields.direction === 'maintain'
      ? []
      : [living.progress.expected(formatShare(expected))]),
    ...(forecast === null ? [] : [living.progress.forecast(formatShare(forecast.progress))]),
  ]
  return parts.join(', ')
}

function bandWords({ baseline, target, unit }: KeyResultFields): string {
  const to = target === null ? '' : withUnit(target, unit)
  return typeof baseline === 'number' && baseline !== target ? `${baseline} – ${to}` : to
}

export type Freshness =
  | { readonly kind: 'mine'; readonly words: string }
  | { readonly kind: 'stale'; readonly words: string }
  | { readonly kind: 'late'; readonly words: string }
  | { readonly kind: 'made'; readonly who: string | null; readonly words: string }

/** [CH1] How old the news is, and whether they are asked of me. @param meId whoever looks, or `null` */
export function freshnessOf(
  { due, owner, lastCheckIn, dropped }: LivingKeyResult,
  meId: string | null,
  today: string,
): Freshness {
  const isOpen = due.status === 'due' || due.status === 'overdue' || due.status === 'stale'
  const late = due.daysLate === 0 ? living.fresh.dueToday : living.fresh.late(due.daysLate)
  if (dropped === null && isOpen && owner !== null && owner.personId === meId)
    return { kind: 'mine', words: late }
  if (dropped === null && due.status === 'stale') return { kind: 'stale', words: late }
  if (lastCheckIn === null) {
    if (dropped !== null) return { kind: 'made', who: null, words: living.fresh.never }
    if (isOpen) return { kind: 'late', words: late }
    return {
      kind: 'made',
      who: null,
      words: due.dueOn === null ? living.fresh.never : living.fresh.firstOn(formatShortDay(due.dueOn)),
    }
  }
  const who = lastCheckIn.by?.name.split(' ')[0] ?? lastCheckIn.byToken
  return { kind: 'made', who, words: living.ago(daysBetween(lastCheckIn.on, today)) }
}

/** What the chip of an objective says: a forecast that misses is said before the colour turns. [CH4] */
export function objectiveVerdict(objective: LivingObjective): LivingObjective['state'] | 'forecast-misses' {
  const misses = objective.keyResults.some(
    ({ dropped, forecast }) => dropped === null && forecast?.misses === true,
  )
  return objective.state === 'on-track' && misses ? 'forecast-misses' : objective.state
}

/** "By 31 March 2027" without the year of the cycle's own end. */
export function dueWords({ dueOn }: KeyResultFields, cycle: Days): string {
  const day = dueOn ?? cycle.endsOn
  return living.by(day.slice(0, 4) === cycle.endsOn.slice(0, 4) ? formatShortDay(day) : formatDay(day))
}

/** [CH4] Whether it is going to miss, where only a few words have room; `null` where there is no forecast. */
export function forecastOnly({ forecast, fields }: LivingKeyResult): string | null {
  if (forecast === null) return null
  const value = withShortUnit(roundLike(forecast.value, fields), fields.unit)
  return forecast.misses ? living.forecast.leavesBand(value) : living.forecast.keeps(value)
}
