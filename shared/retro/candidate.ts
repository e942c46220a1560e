import * as v from 'valibot'
import { CauseSchema, RetroLineSchema, ScoreSchema } from './grade.ts'

/**
 * [RE5] Where a key result came from that a retro kept or modified. It stands on the next planning's board as a candidate,
 * and is published only if it was chosen again by a vote.
 */
export const CandidateSchema = v.object({
  /** The key result of the earlier cycle. */
  keyResultId: v.string(),
  cycleName: v.string(),
  /** Its words then. */
  text: v.string(),
  score: v.nullable(ScoreSchema),
  cause: v.nullable(CauseSchema),
  verdict: v.picklist(['keep', 'modify']),
  why: RetroLineSchema,
})
export type Candidate = v.InferOutput<typeof CandidateSchema>
