import * as v from 'valibot'
import { BallotItemSchema, FollowsSchema } from '../ballot/ballot.ts'
import { BallotResultSchema } from '../ballot/result.ts'
import { BallotSettingsSchema } from '../ballot/settings.ts'
import { StandingSchema } from '../identity/roles.ts'
import { COMMITMENTS, KeyResultFieldsSchema } from '../okr/model.ts'
import { FinalInitiativeSchema, ProvenanceSchema } from '../okr/okr-set.ts'
import { PartnersSchema } from '../okr/partners.ts'
import { WORKSHOP_KINDS } from '../workshop/workshop-kinds.ts'
import { CycleRefSchema } from './living-okrs.ts'

const OwnerSchema = v.nullable(v.object({ personId: v.string(), name: v.string() }))

/** An objective or key result as the record has it. `droppedReason` is set when a later revision left it out. */
export const RecordedKeyResultSchema = v.object({
  id: v.string(),
  text: v.string(),
  fields: KeyResultFieldsSchema,
  owner: OwnerSchema,
  accepted: v.boolean(),
  droppedReason: v.nullable(v.string()),
  initiatives: v.array(FinalInitiativeSchema),
  provenance: ProvenanceSchema,
})
export const RecordedObjectiveSchema = v.object({
  id: v.string(),
  text: v.string(),
  commitment: v.nullable(v.picklist(COMMITMENTS)),
  /** [SE7] Missing where no other team shares it. */
  partners: v.optional(PartnersSchema),
  droppedReason: v.nullable(v.string()),
  keyResults: v.array(RecordedKeyResultSchema),
  provenance: ProvenanceSchema,
})
export type RecordedObjective = v.InferOutput<typeof RecordedObjectiveSchema>
export type RecordedKeyResult = v.InferOutput<typeof RecordedKeyResultSchema>

/** GET /api/workshops/:workshopId/okrs?revision=n: the published OKRs, newest revision unless one is named. */
export const OKR_EXPORT_FORMAT = 'turnout.okrs/1'
export const WorkshopOkrsSchema = v.object({
  format: v.literal(OKR_EXPORT_FORMAT),
  workshop: v.object({
    workshopId: v.string(),
    title: v.string(),
    /** Missing in what was exported before there were several. */
    kind: v.optional(v.picklist(WORKSHOP_KINDS)),
    teamId: v.string(),
    teamName: v.string(),
    cycle: v.object({ name: v.string(), startsOn: v.string(), endsOn: v.string() }),
    /** Of a practice workshop: when these OKRs are deleted with it; else `null`. */
    deletedAtMs: v.nullable(v.number()),
  }),
  revision: v.number(),
  publishedAtMs: v.number(),
  revisions: v.array(v.object({ revision: v.number(), publishedAtMs: v.number() })),
  objectives: v.array(RecordedObjectiveSchema),
})
export type WorkshopOkrs = v.InferOutput<typeof WorkshopOkrsSchema>

/** One closed vote, as the room told it. */
export const RecordedBallotSchema = v.object({
  ballotId: v.string(),
  round: v.number(),
  settings: BallotSettingsSchema,
  items: v.array(BallotItemSchema),
  follows: v.nullable(FollowsSchema),
  openedAtMs: v.number(),
  closedAtMs: v.number(),
  result: BallotResultSchema,
  settledIds: v.nullable(v.array(v.string())),
})
export type RecordedBallot = v.InferOutput<typeof RecordedBallotSchema>

/** GET /api/workshops/:workshopId/ballots: every closed vote in order, and the names of who voted by name. */
export const WorkshopBallotsSchema = v.object({
  ballots: v.array(RecordedBallotSchema),
  people: v.array(v.object({ personId: v.string(), name: v.string() })),
})
export type WorkshopBallots = v.InferOutput<typeof WorkshopBallotsSchema>

/** GET /api/teams/:teamId: members see all of it; a guest is refused. */
export const TeamSchema = v.object({
  teamId: v.string(),
  name: v.string(),
  /** `null`: a program asks. */
  me: v.nullable(v.object({ personId: v.string(), name: v.string(), standing: StandingSchema })),
  people: v.array(
    v.object({
      personId: v.string(),
      name: v.string(),
      standing: StandingSchema,
      /** The other team that a guest says they come from. */
      homeTeam: v.nullable(v.string()),
      /** `false`: an import made them, and nobody has been here as them. */
      hasBeenHere: v.boolean(),
    }),
  ),
  /** Newest first; the OKRs of one are another page (`cycleOkrs`). */
  cycles: v.array(CycleRefSchema),
  workshops: v.array(
    v.object({
      workshopId: v.string(),
      title: v.string(),
      kind: v.picklist(WORKSHOP_KINDS),
      cycleName: v.string(),
      /** Of a check-in meeting: the first day of the week of its cycle that it is of. */
      meetingWeekOn: v.nullable(v.string()),
      /** Whether who asks has joined it. */
      joined: v.boolean(),
      stageId: v.string(),
      createdAtMs: v.number(),
      revision: v.nullable(v.number()),
      /** Whether it is a retro that was closed, here or in a file that came in: it has a page of its own. */
      hasRetro: v.boolean(),
    }),
  ),
})
export type Team = v.InferOutput<typeof TeamSchema>
