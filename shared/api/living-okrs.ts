import * as v from 'valibot'
import { RECORD_CAPABILITIES } from '../identity/record-capabilities.ts'
import { INITIATIVE_STATES } from '../okr/initiative.ts'
import { KEY_RESULT_STATES } from '../okr/key-result-state.ts'
import { COMMITMENTS, KeyResultFieldsSchema } from '../okr/model.ts'
import { ProvenanceSchema } from '../okr/okr-set.ts'
import { PartnersSchema } from '../okr/partners.ts'
import { DUE_STATUSES, RhythmSchema } from '../okr/rhythm.ts'
import { WORKSHOP_KINDS } from '../workshop/workshop-kinds.ts'

/*
 * OKRs after the workshop, as the record answers with them. Days are `YYYY-MM-DD` in the team's time zone, shares are 0 to 1.
 */

export const PersonSchema = v.object({ personId: v.string(), name: v.string() })
export type Person = v.InferOutput<typeof PersonSchema>

const DueSchema = v.object({
  status: v.picklist(DUE_STATUSES),
  dueOn: v.nullable(v.string()),
  daysLate: v.number(),
})

const ForecastSchema = v.object({
  value: v.number(),
  progress: v.number(),
  misses: v.boolean(),
  reachesOn: v.nullable(v.string()),
})

/** One check-in [CH1]. */
export const CheckInSchema = v.object({
  checkInId: v.string(),
  keyResultId: v.string(),
  on: v.string(),
  atMs: v.number(),
  value: v.nullable(v.number()),
  confidence: v.number(),
  note: v.string(),
  /** [CH5] */
  nextStep: v.nullable(v.object({ text: v.string(), owner: v.nullable(PersonSchema) })),
  /** Who made it: a person, or a program by the name of its token. */
  by: v.nullable(PersonSchema),
  byToken: v.nullable(v.string()),
})
export type CheckIn = v.InferOutput<typeof CheckInSchema>

export const InitiativeSchema = v.object({
  id: v.string(),
  text: v.string(),
  owner: v.nullable(PersonSchema),
  state: v.picklist(INITIATIVE_STATES),
})
export type Initiative = v.InferOutput<typeof InitiativeSchema>

const DroppedSchema = v.nullable(v.object({ reason: v.string(), atMs: v.nullable(v.number()) }))

/** An objective or key result of another team that one of ours supports, or the other way round. */
export const SupportSchema = v.object({
  supportId: v.string(),
  /** In words: what the one does for the other. */
  contribution: v.string(),
  objective: v.object({ id: v.string(), text: v.string(), teamId: v.string(), teamName: v.string() }),
  /** The key result of that objective which is meant, if one is. */
  keyResult: v.nullable(v.object({ id: v.string(), text: v.string() })),
})
export type Support = v.InferOutput<typeof SupportSchema>

export const LivingKeyResultSchema = v.object({
  id: v.string(),
  objectiveId: v.string(),
  text: v.string(),
  /** As they stand today, corrections included. */
  fields: KeyResultFieldsSchema,
  owner: v.nullable(PersonSchema),
  accepted: v.boolean(),
  /** [CH3] As it was published, where corrections have changed it since. */
  original: v.nullable(v.object({ text: v.string(), fields: KeyResultFieldsSchema })),
  dropped: DroppedSchema,
  /** Derived, never typed: see `deriveState`. */
  state: v.picklist(KEY_RESULT_STATES),
  progress: v.nullable(v.number()),
  expected: v.nullable(v.number()),
  forecast: v.nullable(ForecastSchema),
  due: DueSchema,
  /** Every check-in's day, value and confidence, oldest first. */
  trend: v.array(v.object({ on: v.string(), value: v.nullable(v.number()), confidence: v.number() })),
  lastCheckIn: v.nullable(CheckInSchema),
  initiatives: v.array(InitiativeSchema),
})
export type LivingKeyResult = v.InferOutput<typeof LivingKeyResultSchema>

export const LivingObjectiveSchema = v.object({
  id: v.string(),
  workshopId: v.string(),
  text: v.string(),
  commitment: v.nullable(v.picklist(COMMITMENTS)),
  /** [SE7] */
  partners: PartnersSchema,
  dropped: DroppedSchema,
  /** The mean of what is known of its key results. */
  progress: v.nullable(v.number()),
  state: v.picklist(KEY_RESULT_STATES),
  keyResults: v.array(LivingKeyResultSchema),
  /** What it contributes to, and what contributes to it. */
  supports: v.array(SupportSchema),
  supportedBy: v.array(SupportSchema),
})
export type LivingObjective = v.InferOutput<typeof LivingObjectiveSchema>

export const CycleRefSchema = v.object({
  cycleId: v.string(),
  name: v.string(),
  startsOn: v.string(),
  endsOn: v.string(),
})
export type CycleRef = v.InferOutput<typeof CycleRefSchema>

/** Who asks, and what they may do here; the page shows nothing that would be refused. */
export const RecordMeSchema = v.object({
  /** `null`: a program. */
  person: v.nullable(PersonSchema),
  may: v.record(v.picklist(RECORD_CAPABILITIES), v.picklist(['any', 'own', 'none'])),
})
export type RecordMe = v.InferOutput<typeof RecordMeSchema>

/** See `WeekState`; its day follows from its place, and 25 key results have 325 of them. */
const WeekStateSchema = v.object({
  state: v.nullable(v.picklist(KEY_RESULT_STATES)),
  confidence: v.nullable(v.number()),
  missed: v.boolean(),
})

/** A check-in meeting or retro of a cycle, as the page says whether one goes on. */
export const CycleSessionSchema = v.object({
  workshopId: v.string(),
  kind: v.picklist(WORKSHOP_KINDS),
  /** Whether who asks has joined it. */
  joined: v.boolean(),
  stageId: v.string(),
  createdAtMs: v.number(),
  /** Of a check-in meeting: the first day of the week of its cycle that it is of. */
  meetingWeekOn: v.nullable(v.string()),
  /** Whether it is a retro that was closed. */
  hasRetro: v.boolean(),
})
export type CycleSession = v.InferOutput<typeof CycleSessionSchema>

/** GET /api/teams/:teamId/okrs?cycle=ID: one cycle, by default the one that today is in, else the next, else the last. */
export const CycleOkrsSchema = v.object({
  team: v.object({ teamId: v.string(), name: v.string(), timeZone: v.string(), rhythm: RhythmSchema }),
  me: RecordMeSchema,
  today: v.string(),
  /** `null` before the team's first cycle. */
  cycle: v.nullable(CycleRefSchema),
  /** Newest first; those that who asks may open. */
  cycles: v.array(CycleRefSchema),
  people: v.array(PersonSchema),
  objectives: v.array(LivingObjectiveSchema),
  /** How each key result that is pursued stood in each week that has begun, from the cycle's first, by its id. */
  weeks: v.record(v.string(), v.array(WeekStateSchema)),
  /** Its check-in meetings and retros, newest first; for those who may start one. */
  sessions: v.array(CycleSessionSchema),
  /** Objectives of linked teams that name this team as a partner [SE7]. */
  sharedWithUs: v.array(
    v.object({
      id: v.string(),
      text: v.string(),
      teamId: v.string(),
      teamName: v.string(),
      /** What this team brings. */
      brings: v.string(),
      progress: v.nullable(v.number()),
      state: v.picklist(KEY_RESULT_STATES),
    }),
  ),
})
export type CycleOkrs = v.InferOutput<typeof CycleOkrsSchema>

/** One thing that happened to an objective or key result: who, when, what, why. */
const entry = {
  id: v.string(),
  atMs: v.number(),
  by: v.nullable(PersonSchema),
  byToken: v.nullable(v.string()),
}
export const HistoryEntrySchema = v.variant('kind', [
  v.object({
    kind: v.literal('published'),
    ...entry,
    workshopId: v.string(),
    revision: v.number(),
    text: v.string(),
  }),
  v.object({ kind: v.literal('checked-in'), ...entry, checkIn: CheckInSchema }),
  v.object({
    kind: v.literal('corrected'),
    ...entry,
    changes: v.array(
      v.object({
        field: v.picklist(['text', 'ownerId', 'baseline', 'target', 'dueOn']),
        from: v.nullable(v.union([v.string(), v.number()])),
        to: v.nullable(v.union([v.string(), v.number()])),
      }),
    ),
    effect: v.picklist(['easing', 'hardening', 'mixed', 'neutral']),
    reason: v.string(),
  }),
  v.object({ kind: v.literal('dropped'), ...entry, reason: v.string() }),
  v.object({ kind: v.literal('taken-up-again'), ...entry, reason: v.string() }),
])
export type HistoryEntry = v.InferOutput<typeof HistoryEntrySchema>

const page = {
  team: v.object({ teamId: v.string(), name: v.string(), timeZone: v.string(), rhythm: RhythmSchema }),
  me: RecordMeSchema,
  today: v.string(),
  cycle: CycleRefSchema,
  people: v.array(PersonSchema),
  /** Newest first. */
  history: v.array(HistoryEntrySchema),
  provenance: ProvenanceSchema,
} as const

/** GET /api/key-results/:keyResultId */
export const KeyResultPageSchema = v.object({
  ...page,
  objective: v.object({ id: v.string(), text: v.string() }),
  keyResult: LivingKeyResultSchema,
})
export type KeyResultPage = v.InferOutput<typeof KeyResultPageSchema>

/** GET /api/objectives/:objectiveId */
export const ObjectivePageSchema = v.object({ ...page, objective: LivingObjectiveSchema })
export type ObjectivePage = v.InferOutput<typeof ObjectivePageSchema>

/** GET /api/teams/:teamId/owed: what the one who asks owes, over every cycle that is going on. */
export const OwedSchema = v.object({
  team: v.object({ teamId: v.string(), name: v.string(), timeZone: v.string(), rhythm: RhythmSchema }),
  me: RecordMeSchema,
  today: v.string(),
  people: v.array(PersonSchema),
  /** All that they own in open cycles: what is due first, then by cycle and place. */
  keyResults: v.array(
    v.object({ cycle: CycleRefSchema, objectiveText: v.string(), keyResult: LivingKeyResultSchema }),
  ),
  /** [KR9] Owned, and not yet accepted. */
  toAccept: v.array(v.string()),
  /** [CH5] Next steps that are theirs, newest first, of key results' newest check-ins. */
  nextSteps: v.array(
    v.object({ keyResultId: v.string(), checkInId: v.string(), text: v.string(), on: v.string() }),
  ),
  /** [RE7] Open actions of retros that are theirs, by date. */
  actions: v.array(
    v.object({
      actionId: v.string(),
      text: v.string(),
      dueOn: v.nullable(v.string()),
      isOverdue: v.boolean(),
      cycleName: v.string(),
    }),
  ),
})
export type Owed = v.InferOutput<typeof OwedSchema>
