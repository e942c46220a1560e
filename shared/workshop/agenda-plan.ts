import * as v from 'valibot'
import type { Result } from '../result.ts'
import { checkAgenda, FINALISED_IN } from './agenda.ts'
import { MAX_STAGES, type Stage, type StagePlan, StagePlanSchema } from './stages.ts'
import { ROOM_KINDS, type RoomKind } from './workshop-kinds.ts'

/**
 * An agenda as it is kept, before there is a room: the stages without the end, which every agenda has. Where it has no review,
 * or in a retro no close, one comes last.
 */
export const AgendaPlanSchema = v.pipe(
  v.array(StagePlanSchema),
  v.transform((stages) => stages.filter(({ kind }) => kind !== 'finalised')),
  v.minLength(1, 'An agenda has a stage at least.'),
  // The review and the end come to it.
  v.maxLength(MAX_STAGES - 2, `An agenda has ${MAX_STAGES} stages at most.`),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || kindsOf(dataset.value).length > 0) return
    addIssue({ message: whyNowhere(dataset.value) })
  }),
)

type Stop = Pick<StagePlan, 'kind'>

/** Whether a room of a kind can be held by this plan. */
export function checkPlan(plan: readonly Stop[], roomKind: RoomKind): Result<null, 'wrong-agenda'> {
  const end = FINALISED_IN[roomKind]
  const hasEnd = end === null || plan.some(({ kind }) => kind === end)
  return checkAgenda(hasEnd ? plan : [...plan, { kind: end }], roomKind)
}

/** The kinds of rooms that can be held by this plan. */
export function kindsOf(plan: readonly Stop[]): readonly RoomKind[] {
  return ROOM_KINDS.filter((roomKind) => checkPlan(plan, roomKind).ok)
}

/** What no room can be held by has a fault of its own, or stages of different rooms. */
function whyNowhere(plan: readonly Stop[]): string {
  const likeliest = plan.some(({ kind }) => kind === 'close') ? 'retro' : 'planning'
  const check = checkPlan(plan, likeliest)
  return check.ok ? '' : check.refusal.message
}

/** What of a room's agenda is kept: how it was planned, not what became of it. */
export function planOf(agenda: readonly Stage[]): StagePlan[] {
  return agenda
    .filter(({ kind }) => kind !== 'finalised')
    .map(({ kind, name, minutes, settings }) => ({ kind, name, minutes, settings }))
}
