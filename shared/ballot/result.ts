import * as v from 'valibot'
import { BallotChoiceSchema } from './choice.ts'

/** A reason that came with an answer. In an anonymous vote nobody is named and it is not told what the answer was. */
const ReasonSchema = v.object({
  text: v.string(),
  personId: v.nullable(v.string()),
})

/** How one item fared. Defaults are for results that were stored before there was more than dots. */
const ResultRowSchema = v.object({
  itemId: v.string(),
  /** 1 is best; equals share a rank. */
  rank: v.number(),
  /**
   * What it is ranked by. Dots: their sum. Score: the mean importance (equal ones by mean confidence). Approve: yes less
   * no. Fist of five: the mean number of fingers. Confidence: its mean. 0 where nobody answered.
   */
  total: v.number(),
  /** How many answered it, with dots how many gave it one at least. */
  supporters: v.number(),
  /**
   * The answers by person, largest first, without names: what a spread is drawn from. Dots: those that are more than none.
   * Score: importance. Approve: 1 yes, 0 abstain, -1 no. Fist of five: fingers. Confidence: 0 to 10.
   */
  ballots: v.array(v.number()),
  /** The second axis of a score, likewise; empty for other methods. */
  confidence: v.optional(v.array(v.number()), []),
  /** In by its place alone: above the cut line, not in a tie across it, and not turned down (see `passes`). */
  inCut: v.boolean(),
  /** See `disagreement.ts`. */
  disagreement: v.optional(v.nullable(v.number()), null),
  isContested: v.optional(v.boolean(), false),
  /** [BA8] Ballots that were given for an earlier wording and not renewed: not counted. */
  staleBallots: v.optional(v.number(), 0),
  reasons: v.optional(v.array(ReasonSchema), []),
})
export type ResultRow = v.InferOutput<typeof ResultRowSchema>

/** [BA7] Items that share a rank across the cut line, and how many of them there is room for. */
const TieSchema = v.object({ itemIds: v.array(v.string()), places: v.number() })
export type Tie = v.InferOutput<typeof TieSchema>

export const BallotResultSchema = v.object({
  /** Best first; equals in the order in which they were proposed. */
  rows: v.array(ResultRowSchema),
  /** People who answered, people who abstained, people who could have voted. */
  turnout: v.object({ cast: v.number(), abstained: v.number(), eligible: v.number() }),
  /** Votes that were needed, abstentions included, and whether they came; `null` when any turnout would do. */
  quorum: v.optional(v.nullable(v.object({ needed: v.number(), isMet: v.boolean() })), null),
  tie: v.optional(v.nullable(TieSchema), null),
  /** [BA9] Who chose what, in a vote by name; empty in an anonymous one. */
  named: v.optional(v.array(v.object({ personId: v.string(), choice: BallotChoiceSchema })), []),
})
export type BallotResult = v.InferOutput<typeof BallotResultSchema>
