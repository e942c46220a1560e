import * as v from 'valibot'
import { COMMITMENTS, DaySchema } from '../okr/model.ts'
import { CauseSchema, RetroLineSchema, RevealedGradesSchema, ScoreSchema, VerdictSchema } from './grade.ts'
import { ProcessAnswersSchema, ProcessResultSchema } from './process-pulse.ts'

/*
 * A retro as its room knows it. What it looks back on (values, history, the vote and debate) is the record's and is read from
 * there; here is only what is graded and decided, and what the room said of it.
 */

/** A person by name: whoever owned something may have left, or never been in this room. */
const OwnerSchema = v.nullable(v.object({ personId: v.string(), name: v.string() }))

/** An action that an earlier retro left open [RE7]. */
export const OpenActionSchema = v.object({
  id: v.string(),
  text: RetroLineSchema,
  owner: OwnerSchema,
  dueOn: v.nullable(DaySchema),
  /** The cycle that it came from. */
  cycleName: v.string(),
})
export type OpenAction = v.InferOutput<typeof OpenActionSchema>

/** What a retro's room is made with, from the record. It does not change while the retro goes on. */
export const RetroBasisSchema = v.object({
  /** 1 for the first retro of its cycle. What a later one says takes the place of what the one before said. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  objectives: v.array(
    v.object({
      id: v.string(),
      text: v.string(),
      commitment: v.nullable(v.picklist(COMMITMENTS)),
      keyResults: v.array(
        v.object({
          id: v.string(),
          text: v.string(),
          /** Its own, else its objective's [GR2]. */
          commitment: v.nullable(v.picklist(COMMITMENTS)),
          owner: OwnerSchema,
          /** Why it was dropped during the cycle; `null`: it was pursued to the end. A dropped one need not be graded. */
          droppedReason: v.nullable(v.string()),
        }),
      ),
    }),
  ),
  openActions: v.array(OpenActionSchema),
})
export type RetroBasis = v.InferOutput<typeof RetroBasisSchema>

/** What the room says of one key result, as it comes about. */
export const RetroItemSchema = v.object({
  /** Who has graded it before the reveal: that they have, never what. */
  gradedIds: v.array(v.string()),
  /** `null` before the reveal. */
  revealed: v.nullable(RevealedGradesSchema),
  /** [RE1] After the reveal. `byOwner`: said by its owner; else written down by a facilitator for one who is not here. */
  ownerWord: v.nullable(v.object({ text: RetroLineSchema, personId: v.string(), byOwner: v.boolean() })),
  /** What the room agreed on. */
  score: v.nullable(ScoreSchema),
  /** [RE4] Of a miss. */
  cause: v.nullable(CauseSchema),
  causeNote: RetroLineSchema,
  /** [RE5] */
  verdict: v.nullable(VerdictSchema),
  why: RetroLineSchema,
})
export type RetroItem = v.InferOutput<typeof RetroItemSchema>

/** Which column of the reflection a learning came from. */
export const LEARNING_KINDS = ['worked', 'learned', 'differently'] as const
export type LearningKind = (typeof LEARNING_KINDS)[number]

/** [RE6] A learning that the room keeps. */
export const RoomLearningSchema = v.object({
  id: v.string(),
  text: RetroLineSchema,
  kind: v.picklist(LEARNING_KINDS),
  /** The card it was made of, if any. */
  noteId: v.nullable(v.string()),
  /** What it is about, of this retro's basis; a learning about a key result is about its objective, too. */
  objectiveId: v.nullable(v.string()),
  keyResultId: v.nullable(v.string()),
})
export type RoomLearning = v.InferOutput<typeof RoomLearningSchema>

/** [RE7] An action agreed on here. One owner and a date before the retro is closed. */
export const RoomActionSchema = v.object({
  id: v.string(),
  text: RetroLineSchema,
  ownerId: v.nullable(v.string()),
  dueOn: v.nullable(DaySchema),
})
export type RoomAction = v.InferOutput<typeof RoomActionSchema>

/** What became of an action of last time. `open`: it stays, and is shown again. */
export const ACTION_OUTCOMES = ['open', 'done', 'let-go'] as const
export type ActionOutcome = (typeof ACTION_OUTCOMES)[number]

/** The visible part of a retro. */
export const RetroSchema = v.object({
  basis: RetroBasisSchema,
  /** The key result that the room is at while it grades and decides; `null`: none yet. */
  currentId: v.nullable(v.string()),
  /** By key result; one that nothing was said of is missing. */
  items: v.record(v.string(), RetroItemSchema),
  /** By action of last time; one that nothing was said of is missing. */
  outcomes: v.record(v.string(), v.picklist(ACTION_OUTCOMES)),
  learnings: v.array(RoomLearningSchema),
  actions: v.array(RoomActionSchema),
  /** Process pulses that were shown, by stage. */
  processPulses: v.record(v.string(), ProcessResultSchema),
})
export type Retro = v.InferOutput<typeof RetroSchema>

/** The part of a retro that only the room knows until it is revealed. */
export const RetroSecretSchema = v.object({
  /** By key result and person. `null`: they looked, and cannot say. */
  grades: v.record(v.string(), v.record(v.string(), v.nullable(ScoreSchema))),
  /** By stage and person. */
  processAnswers: v.record(v.string(), v.record(v.string(), ProcessAnswersSchema)),
})
export type RetroSecret = v.InferOutput<typeof RetroSecretSchema>

export const NO_RETRO_SECRET: RetroSecret = { grades: {}, processAnswers: {} }

export const NO_ITEM: RetroItem = {
  gradedIds: [],
  revealed: null,
  ownerWord: null,
  score: null,
  cause: null,
  causeNote: '',
  verdict: null,
  why: '',
}

/** A retro that has just begun. */
export function startRetro(basis: RetroBasis): Retro {
  return { basis, currentId: null, items: {}, outcomes: {}, learnings: [], actions: [], processPulses: {} }
}

/** What the room said of a key result, or what it has not said yet. */
export function itemOf({ items }: Pick<Retro, 'items'>, keyResultId: string): RetroItem {
  return (Object.hasOwn(items, keyResultId) ? items[keyResultId] : undefined) ?? NO_ITEM
}
