import type { CycleRef } from '../../../../shared/api/living-okrs.ts'
import type { Team } from '../../../../shared/api/record-api.ts'
import { daysBetween } from '../../../../shared/okr/days.ts'
import { zonedParts } from '../../../../shared/time/zoned-time.ts'
import { findCycleWeek } from '../../okrs/cycle-weeks.ts'

/** The newest check-in meeting that was started in the cycle's week that today is in; outside the cycle, in the last 7 days. */
export function meetingOfWeek(
  workshops: Team['workshops'],
  cycle: CycleRef,
  { today, timeZone }: { readonly today: string; readonly timeZone: string },
): Team['workshops'][number] | null {
  const isThisWeek = (startedOn: string) => {
    const [then, now] = [findCycleWeek(cycle, startedOn), findCycleWeek(cycle, today)]
    if (then.phase === 'during' && now.phase === 'during') return then.week === now.week
    return then.phase === now.phase && daysBetween(startedOn, today) < 7
  }
  return (
    workshops
      .filter(({ kind, cycleName }) => kind === 'check-in' && cycleName === cycle.name)
      .filter(({ createdAtMs }) => isThisWeek(zonedParts(createdAtMs, timeZone).date))
      .toSorted((one, other) => other.createdAtMs - one.createdAtMs)[0] ?? null
  )
}
