import * as v from 'valibot'
import { MAX_STAGES, type Stage, type StagePlan, StagePlanSchema } from './stages.ts'

/**
 * An agenda as it is kept, before there is a room: the stages without the end, which every agenda has. Where it has no review,
 * one comes last.
 */
export const AgendaPlanSchema = v.pipe(
  v.array(StagePlanSchema),
  v.transform((stages) => stages.filter(({ kind }) => kind !== 'finalised')),
  v.minLength(1, 'An agenda has a stage at least.'),
  // The review and the end come to it.
  v.maxLength(MAX_STAGES - 2, `An agenda has ${MAX_STAGES} stages at most.`),
  v.check(
    (stages) => stages.filter(({ kind }) => kind === 'review').length <= 1,
    'An agenda has one review: that is where the OKRs are finalised.',
  ),
)

/** What of a room's agenda is kept: how it was planned, not what became of it. */
export function planOf(agenda: readonly Stage[]): StagePlan[] {
  return agenda
    .filter(({ kind }) => kind !== 'finalised')
    .map(({ kind, name, minutes, settings }) => ({ kind, name, minutes, settings }))
}
