import { addDays } from '../../../../shared/okr/days.ts'
import { checkInDays, type Rhythm } from '../../../../shared/okr/rhythm.ts'
import { weekOf } from '../../../ui/charts/week-axis.ts'

/**
 * [CH1] The weeks of a cycle, from 1, with a check-in day that has passed and that no check-in counts for. One counts for the
 * check-in day at the end of the time it was made in.
 */
export function missedWeeks(
  { trend, askedFrom }: { readonly trend: readonly { readonly on: string }[]; readonly askedFrom: string },
  {
    rhythm,
    cycle,
    today,
  }: {
    readonly rhythm: Rhythm
    readonly cycle: { readonly startsOn: string; readonly endsOn: string }
    readonly today: string
  },
): number[] {
  const isMade = (day: string) =>
    trend.some(({ on }) => on <= day && on > addDays(day, -7 * rhythm.everyWeeks))
  return checkInDays(rhythm, cycle)
    .filter((day) => day >= askedFrom && day < today && !isMade(day))
    .map((day) => weekOf(cycle, day))
}
