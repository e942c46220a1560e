import type { CycleRef } from '../../../../shared/api/living-okrs.ts'
import type { Team } from '../../../../shared/api/record-api.ts'
import { startOfCycleWeek } from '../../../../shared/okr/cycle-week.ts'

/** The check-in meeting of the week of the cycle that today is in; before and after the cycle, weeks are counted on. */
export function meetingOfWeek(
  workshops: Team['workshops'],
  cycle: CycleRef,
  today: string,
): Team['workshops'][number] | null {
  const weekOn = startOfCycleWeek(cycle, today)
  return (
    workshops.find(({ cycleName, meetingWeekOn }) => cycleName === cycle.name && meetingWeekOn === weekOn) ??
    null
  )
}
