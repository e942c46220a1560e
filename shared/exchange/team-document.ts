import * as v from 'valibot'
import { RecordedBallotSchema } from '../api/record-api.ts'
import {
  AgendaNameSchema,
  DisplayNameSchema,
  HomeTeamSchema,
  TeamNameSchema,
  WorkshopTitleSchema,
} from '../identity/names.ts'
import { StandingSchema } from '../identity/roles.ts'
import { MAX_NOTE_LENGTH } from '../okr/check-in.ts'
import { CORRECTABLE } from '../okr/correctable.ts'
import { CycleSchema } from '../okr/cycle.ts'
import { INITIATIVE_STATES } from '../okr/initiative.ts'
import { COMMITMENTS, CONFIDENCE, DaySchema, KeyResultFieldsSchema, MAX_TEXT_LENGTH } from '../okr/model.ts'
import { OkrSetSchema, ProvenanceSchema } from '../okr/okr-set.ts'
import { PartnersSchema } from '../okr/partners.ts'
import { RhythmSchema } from '../okr/rhythm.ts'
import { isTimeZone } from '../time/zoned-time.ts'
import { AgendaPlanSchema } from '../workshop/agenda-plan.ts'
import { DocumentRetroSchema } from './retro-document.ts'

/*
 * Everything that the record holds of a team, as one JSON document that can be taken along and brought back. What it means is
 * told in docs/export-format.md. A document of a later version is refused, never guessed at; of earlier ones, see
 * `read-document.ts`.
 */
export const TEAM_FORMAT = 'turnout.team/2'

/** How much of a team a document holds. */
export const DOCUMENT_SCOPES = ['team', 'cycle', 'workshop'] as const
export type DocumentScope = (typeof DOCUMENT_SCOPES)[number]

/** What happened to a statement after it was published. */
export const CHANGE_KINDS = ['corrected', 'dropped', 'taken-up-again'] as const

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'Ids are 1 to 64 letters, digits, - or _.'))
const TextSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_TEXT_LENGTH, `Use at most ${MAX_TEXT_LENGTH} characters.`),
)
const NameSchema = v.pipe(
  v.string(),
  v.minLength(1, 'Give a name.'),
  v.maxLength(120, 'Use at most 120 characters.'),
)
const NumberSchema = v.pipe(v.number(), v.finite())
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Milliseconds since 1970, within the days that a date can name. */
const TimeMsSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799_999))

/** A person of the document, or a program by the name of its token. */
const BySchema = v.object({ personId: v.nullable(IdSchema), token: v.nullable(NameSchema) })

/** What everything that was published has: its place, and the revisions that hold it. */
const published = {
  position: CountSchema,
  firstRevision: CountSchema,
  /** The newest revision that holds it. */
  revision: CountSchema,
  dropped: v.nullable(v.object({ inRevision: CountSchema, reason: v.nullable(TextSchema) })),
}

const ValueSchema = v.nullable(v.union([TextSchema, NumberSchema]))

/** [CH3] From what to what. */
export const FieldChangesSchema = v.array(
  v.object({ field: v.picklist(CORRECTABLE), from: ValueSchema, to: ValueSchema }),
)

const ChangeSchema = v.object({
  id: IdSchema,
  kind: v.picklist(CHANGE_KINDS),
  changes: FieldChangesSchema,
  reason: TextSchema,
  by: BySchema,
  madeAtMs: TimeMsSchema,
  /** The newest revision when it was made. */
  afterRevision: CountSchema,
})
export type DocumentChange = v.InferOutput<typeof ChangeSchema>

const CheckInSchema = v.object({
  id: IdSchema,
  value: v.nullable(NumberSchema),
  confidence: v.pipe(v.number(), v.integer(), v.minValue(CONFIDENCE.min), v.maxValue(CONFIDENCE.max)),
  note: v.pipe(v.string(), v.maxLength(MAX_NOTE_LENGTH)),
  nextStep: v.nullable(
    v.object({ text: v.pipe(v.string(), v.maxLength(MAX_NOTE_LENGTH)), ownerId: v.nullable(IdSchema) }),
  ),
  by: BySchema,
  /** The day in the team's time zone when it was made. */
  madeOn: DaySchema,
  madeAtMs: TimeMsSchema,
})
export type DocumentCheckIn = v.InferOutput<typeof CheckInSchema>

const InitiativeSchema = v.object({
  id: IdSchema,
  ...published,
  text: TextSchema,
  ownerId: v.nullable(IdSchema),
  state: v.picklist(INITIATIVE_STATES),
  /** Set where it was added after the workshop. */
  addedAtMs: v.nullable(TimeMsSchema),
})

const KeyResultSchema = v.object({
  id: IdSchema,
  ...published,
  text: TextSchema,
  /** As they stand today, corrections included. */
  fields: KeyResultFieldsSchema,
  accepted: v.boolean(),
  provenance: ProvenanceSchema,
  initiatives: v.array(InitiativeSchema),
  /** Oldest first. */
  checkIns: v.array(CheckInSchema),
  /** Oldest first. */
  changes: v.array(ChangeSchema),
})
export type DocumentKeyResult = v.InferOutput<typeof KeyResultSchema>

const ObjectiveSchema = v.object({
  id: IdSchema,
  ...published,
  text: TextSchema,
  commitment: v.nullable(v.picklist(COMMITMENTS)),
  /** [SE7] */
  partners: PartnersSchema,
  provenance: ProvenanceSchema,
  /** Of the objective itself; those of its key results stand there. */
  changes: v.array(ChangeSchema),
  keyResults: v.array(KeyResultSchema),
})
export type DocumentObjective = v.InferOutput<typeof ObjectiveSchema>

const WorkshopSchema = v.object({
  id: IdSchema,
  cycleId: IdSchema,
  title: WorkshopTitleSchema,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'This is no time zone.')),
  createdAtMs: TimeMsSchema,
  /** Oldest first, each word for word as it was published. */
  revisions: v.pipe(
    v.array(
      v.object({
        revision: v.pipe(CountSchema, v.minValue(1)),
        publishedAtMs: TimeMsSchema,
        finalisedBy: v.string(),
        okrs: OkrSetSchema,
      }),
    ),
    v.minLength(1, 'A workshop of a document has published its OKRs.'),
  ),
  ballots: v.array(RecordedBallotSchema),
  /** As they stand today, what was dropped included. */
  objectives: v.array(ObjectiveSchema),
})
export type DocumentWorkshop = v.InferOutput<typeof WorkshopSchema>

const SupportSchema = v.object({
  id: IdSchema,
  objectiveId: IdSchema,
  supportsObjectiveId: IdSchema,
  supportsKeyResultId: v.nullable(IdSchema),
  contribution: TextSchema,
  createdBy: IdSchema,
  createdAtMs: TimeMsSchema,
  endedAtMs: v.nullable(TimeMsSchema),
})

export const TeamDocumentSchema = v.object({
  format: v.literal(TEAM_FORMAT, `This is not a document of the format ${TEAM_FORMAT}.`),
  scope: v.picklist(DOCUMENT_SCOPES),
  exportedAtMs: TimeMsSchema,
  team: v.object({
    name: TeamNameSchema,
    timeZone: v.pipe(v.string(), v.check(isTimeZone, 'This is no time zone.')),
    rhythm: RhythmSchema,
  }),
  people: v.array(
    v.object({
      id: IdSchema,
      name: DisplayNameSchema,
      standing: StandingSchema,
      /** The other team that a guest says they come from. */
      homeTeam: v.nullable(HomeTeamSchema),
    }),
  ),
  cycles: v.array(v.object({ id: IdSchema, ...CycleSchema.entries })),
  workshops: v.array(WorkshopSchema),
  /** What supports what, where both are in the document. */
  supports: v.array(SupportSchema),
  /** Closed retros of the document's OKRs; oldest first. */
  retros: v.array(DocumentRetroSchema),
  /** Agendas that the team keeps, by name; of a part, none. */
  agendas: v.array(v.object({ name: AgendaNameSchema, plan: AgendaPlanSchema })),
  /** Teams that it is linked with, by name: a link itself is made anew, since both teams agree to it. */
  linkedTeams: v.array(v.object({ name: TeamNameSchema })),
})
export type TeamDocument = v.InferOutput<typeof TeamDocumentSchema>
export type DocumentPerson = TeamDocument['people'][number]
export type DocumentCycle = TeamDocument['cycles'][number]
