import * as v from 'valibot'
import { DaySchema } from '../okr/model.ts'
import { CauseSchema, RetroLineSchema, ScoreSchema, VerdictSchema } from './grade.ts'
import { ProcessResultSchema } from './process-pulse.ts'
import { ACTION_OUTCOMES, RoomLearningSchema } from './retro-state.ts'

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

/** A retro as its room closes it: what the `retro-finalised` event carries, word for word what the record keeps. */
export const RetroRecordSchema = v.object({
  /** Every key result of the basis, in its order. */
  keyResults: v.array(
    v.object({
      id: IdSchema,
      /** `null`: dropped during the cycle and not graded. */
      score: v.nullable(ScoreSchema),
      /** The grades that were revealed, ascending; empty where nobody graded it alone. */
      grades: v.array(ScoreSchema),
      ownerWord: v.nullable(RetroLineSchema),
      /** Left out where the owner said it; else a facilitator wrote it down for one who was not there. */
      ownerWordBy: v.optional(v.literal('facilitator')),
      /** [RE4] A miss has one. */
      cause: v.nullable(CauseSchema),
      causeNote: RetroLineSchema,
      /** [RE5] */
      verdict: VerdictSchema,
      why: RetroLineSchema,
    }),
  ),
  /** Of the actions of last time, those that something was said of. */
  outcomes: v.array(v.object({ actionId: IdSchema, outcome: v.picklist(ACTION_OUTCOMES) })),
  learnings: v.array(v.omit(RoomLearningSchema, ['noteId'])),
  actions: v.array(v.object({ id: IdSchema, text: RetroLineSchema, ownerId: v.string(), dueOn: DaySchema })),
  /** Of the last process pulse that was shown. */
  processPulse: v.nullable(ProcessResultSchema),
})
export type RetroRecord = v.InferOutput<typeof RetroRecordSchema>

/** The text whose SHA-256 tells one retro from another. Keys are in the schema's order because both sides parse before they write. */
export function canonicalRetroText(retro: RetroRecord): string {
  return JSON.stringify(v.parse(RetroRecordSchema, retro))
}
