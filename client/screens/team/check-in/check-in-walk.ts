import type { CycleRef, LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import { findCycleWeek } from '../../okrs/cycle-weeks.ts'
import type { OpenCheckIn } from './check-in-model.ts'

/** One that can be checked in on, with what stands above it. */
export type CheckInItem = {
  readonly keyResult: LivingKeyResult
  readonly objectiveText: string
  readonly cycle: CycleRef
}

/** Those that are gone through one after the other, in their order. */
type Walk = readonly OpenCheckIn[]

/** The next one that is due and not made yet, after this one and then from the start; this one where it alone is. */
export function nextAsked(walk: Walk, id: string): string | null {
  const at = placeOf(walk, id)
  const order = [...walk.slice(at + 1), ...walk.slice(0, at + 1)]
  return order.find(isAsked)?.keyResult.id ?? null
}

/** The one before or after it, whatever is due; `null` at either end. */
export function neighbour(walk: Walk, id: string, step: 1 | -1): string | null {
  return walk[placeOf(walk, id) + step]?.keyResult.id ?? null
}

/** Where one stands among them, from 0; -1 where it is none of them. */
export function placeOf(walk: Walk, id: string): number {
  return walk.findIndex(({ keyResult }) => keyResult.id === id)
}

/** [CH1] Whether a check-in is due that is neither made nor on its way. */
export function isAsked({ state, keyResult: { due } }: OpenCheckIn): boolean {
  return state.value.kind === 'editing' && isDue(due)
}

/** [CH1] Whether a check-in is due: today, or since some days. */
export function isDue({ status }: LivingKeyResult['due']): boolean {
  return status === 'due' || status === 'overdue' || status === 'stale'
}

/** The week of the cycle that a day is in; `null` outside it. */
export function weekIn(cycle: CycleRef, today: string): number | null {
  const place = findCycleWeek(cycle, today)
  return place.phase === 'during' ? place.week : null
}
