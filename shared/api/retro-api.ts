import * as v from 'valibot'
import { COMMITMENTS, DaySchema } from '../okr/model.ts'
import { ProvenanceSchema } from '../okr/okr-set.ts'
import { CauseSchema, RetroLineSchema, ScoreSchema, VerdictSchema } from '../retro/grade.ts'
import { ProcessResultSchema } from '../retro/process-pulse.ts'
import { ACTION_OUTCOMES, LEARNING_KINDS } from '../retro/retro-state.ts'
import {
  CycleRefSchema,
  HistoryEntrySchema,
  LivingKeyResultSchema,
  PersonSchema,
  RecordMeSchema,
} from './living-okrs.ts'

/*
 * Retros, learnings and actions, as the record answers with them.
 */

/** [RE2] What a key result is graded beside. */
export const EvidenceSchema = v.object({
  keyResult: LivingKeyResultSchema,
  /** From its progress [CH2], rounded to a tenth: shown beside the scale, never filled in. `null`: nothing is known. */
  suggestedGrade: v.nullable(ScoreSchema),
  /** Check-ins with their lines, corrections, drops; newest first. */
  history: v.array(HistoryEntrySchema),
  /** The words it began with, its debate and its votes. */
  provenance: ProvenanceSchema,
})
export type Evidence = v.InferOutput<typeof EvidenceSchema>

/** GET /api/workshops/:workshopId/evidence, of a retro's room. By key result. */
export const RetroEvidenceSchema = v.object({
  cycle: CycleRefSchema,
  today: v.string(),
  evidence: v.array(EvidenceSchema),
})
export type RetroEvidence = v.InferOutput<typeof RetroEvidenceSchema>

/** [RE6] A learning in the team's library. */
export const LearningSchema = v.object({
  learningId: v.string(),
  text: v.string(),
  kind: v.picklist(LEARNING_KINDS),
  cycleName: v.string(),
  /** The retro that it is from. */
  workshopId: v.string(),
  learnedAtMs: v.number(),
  objective: v.nullable(v.object({ id: v.string(), text: v.string() })),
  keyResult: v.nullable(
    v.object({
      id: v.string(),
      text: v.string(),
      unit: v.string(),
      score: v.nullable(ScoreSchema),
      cause: v.nullable(CauseSchema),
    }),
  ),
})
export type Learning = v.InferOutput<typeof LearningSchema>

/** GET /api/teams/:teamId/learnings?q=&after=&limit=: by fit where words are given, else newest first. */
export const LearningsSchema = v.object({
  team: v.object({ teamId: v.string(), name: v.string() }),
  me: RecordMeSchema,
  learnings: v.array(LearningSchema),
  total: v.number(),
  next: v.nullable(v.string()),
})
export type Learnings = v.InferOutput<typeof LearningsSchema>

/** [RE7] */
export const ActionSchema = v.object({
  actionId: v.string(),
  text: v.string(),
  owner: v.nullable(PersonSchema),
  dueOn: v.nullable(v.string()),
  state: v.picklist(ACTION_OUTCOMES),
  isOverdue: v.boolean(),
  cycleName: v.string(),
  workshopId: v.string(),
  settledAtMs: v.nullable(v.number()),
})
export type Action = v.InferOutput<typeof ActionSchema>

/** GET /api/teams/:teamId/actions: the open ones by date, then those that were settled, newest first. */
export const ActionsSchema = v.object({
  team: v.object({ teamId: v.string(), name: v.string() }),
  me: RecordMeSchema,
  today: v.string(),
  people: v.array(PersonSchema),
  actions: v.array(ActionSchema),
})
export type Actions = v.InferOutput<typeof ActionsSchema>

/** PATCH /api/actions/:actionId. What is left out stays. */
export const ActionChangesSchema = v.object({
  text: v.optional(v.pipe(RetroLineSchema, v.minLength(1, 'Say what is to be done.'))),
  ownerId: v.optional(v.string()),
  dueOn: v.optional(DaySchema),
  state: v.optional(v.picklist(ACTION_OUTCOMES)),
})

/** GET /api/workshops/:workshopId/look-back, of a planning's room: what the team brings from before [RE6]. */
export const LookBackSchema = v.object({
  /** Of the newest retro; `null`: the team has held none. */
  lastRetro: v.nullable(
    v.object({ workshopId: v.string(), cycleName: v.string(), meanScore: v.nullable(v.number()) }),
  ),
  /** Newest first, 500 at most: also what a draft is compared with. */
  learnings: v.array(LearningSchema),
  openActions: v.array(ActionSchema),
})
export type LookBack = v.InferOutput<typeof LookBackSchema>

/** GET /api/retros/:workshopId: a closed retro, worth sending. */
export const RetroPageSchema = v.object({
  team: v.object({ teamId: v.string(), name: v.string() }),
  me: RecordMeSchema,
  workshopId: v.string(),
  title: v.string(),
  cycle: CycleRefSchema,
  number: v.number(),
  /** A later retro of the cycle counts in its place; `null`: this one counts. */
  replacedBy: v.nullable(v.string()),
  revision: v.number(),
  publishedAtMs: v.number(),
  /** [GR1] The mean of its objectives' scores. */
  meanScore: v.nullable(v.number()),
  objectives: v.array(
    v.object({
      id: v.string(),
      /** As it read in the retro. */
      text: v.string(),
      /** As it reads today, where that is something else. */
      textNow: v.nullable(v.string()),
      /** [GR2] As it was in the retro. */
      commitment: v.nullable(v.picklist(COMMITMENTS)),
      /** As it stands today; left out where it is the same. */
      commitmentNow: v.optional(v.nullable(v.picklist(COMMITMENTS))),
      score: v.nullable(v.number()),
      keyResults: v.array(
        v.object({
          id: v.string(),
          /** As it read in the retro. */
          text: v.string(),
          /** As it reads today, where that is something else. */
          textNow: v.nullable(v.string()),
          /** [GR2] As it was in the retro, its own, else its objective's: its score is read by it. */
          commitment: v.nullable(v.picklist(COMMITMENTS)),
          /** As it stands today; left out where it is the same. */
          commitmentNow: v.optional(v.nullable(v.picklist(COMMITMENTS))),
          /** Who owns it; after they left the team they still have a name. */
          owner: v.nullable(PersonSchema),
          hasOwnerLeft: v.boolean(),
          /** How many there were when the retro was closed. 0: it was scored from memory. */
          checkIns: v.number(),
          droppedReason: v.nullable(v.string()),
          score: v.nullable(ScoreSchema),
          grades: v.array(ScoreSchema),
          ownerWord: v.nullable(v.string()),
          /** Whether a facilitator wrote it down for an owner who was not there. */
          isWordNoted: v.boolean(),
          cause: v.nullable(CauseSchema),
          causeNote: v.string(),
          verdict: VerdictSchema,
          why: v.string(),
        }),
      ),
    }),
  ),
  learnings: v.array(LearningSchema),
  actions: v.array(ActionSchema),
  processPulse: v.nullable(ProcessResultSchema),
})
export type RetroPage = v.InferOutput<typeof RetroPageSchema>

/** GET /api/teams/:teamId/calibration [RE8]: how sure the team was, and how it came out. Never by person [GR3]. */
export const CalibrationSchema = v.object({
  team: v.object({ teamId: v.string(), name: v.string() }),
  me: RecordMeSchema,
  /** Oldest first; of each cycle its newest retro. */
  cycles: v.array(
    v.object({
      cycle: CycleRefSchema,
      workshopId: v.string(),
      points: v.array(
        v.object({
          keyResultId: v.string(),
          text: v.string(),
          confidenceAtCommit: v.nullable(v.number()),
          confidenceAtMiddle: v.nullable(v.number()),
          score: ScoreSchema,
        }),
      ),
      processPulse: v.nullable(ProcessResultSchema),
    }),
  ),
})
export type Calibration = v.InferOutput<typeof CalibrationSchema>
