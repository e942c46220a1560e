import type { CycleRef, CycleSession } from '../../../../shared/api/living-okrs.ts'
import { startOfCycleWeek } from '../../../../shared/okr/cycle-week.ts'

/** The check-in meeting of the week of the cycle that today is in; before and after the cycle, weeks are counted on. */
export function meetingOfWeek<Session extends Pick<CycleSession, 'meetingWeekOn'>>(
  sessions: readonly Session[],
  cycle: CycleRef,
  today: string,
): Session | null {
  const weekOn = startOfCycleWeek(cycle, today)
  return sessions.find(({ meetingWeekOn }) => meetingWeekOn === weekOn) ?? null
}
