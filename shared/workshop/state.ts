import * as v from 'valibot'
import { BallotChoiceSchema, BallotResultSchema, DotSettingsSchema } from '../ballot/dots.ts'
import { type CreateRoom, CreateRoomSchema, RefusalReasonSchema } from '../events/room-events.ts'
import { DisplayNameSchema } from '../identity/names.ts'
import { RoleSchema } from '../identity/roles.ts'
import { DismissalsSchema } from './dismissals.ts'
import { STAGE_IDS } from './stages.ts'

const StageIdSchema = v.picklist(STAGE_IDS)

export const ParticipantSchema = v.object({
  name: DisplayNameSchema,
  role: RoleSchema,
  joinedAtMs: v.number(),
  /** Ready for the next stage; cleared when the stage changes. */
  ready: v.boolean(),
  /** `here`: connected and looking; `away`: connected, but the tab is hidden or idle; `gone`: not connected. */
  attendance: v.picklist(['here', 'away', 'gone']),
  removed: v.boolean(),
})
export type Participant = v.InferOutput<typeof ParticipantSchema>

/** What everybody may know of a ballot. Until it is closed: that someone voted, never what (BA5). */
export const BallotSchema = v.object({
  ballotId: v.string(),
  round: v.number(),
  settings: DotSettingsSchema,
  /** The proposals' words when it opened (BA8). */
  items: v.array(v.object({ id: v.string(), text: v.string() })),
  openedAtMs: v.number(),
  closedAtMs: v.nullable(v.number()),
  /** Who has voted or abstained. */
  voterIds: v.array(v.string()),
  result: v.nullable(BallotResultSchema),
})
export type Ballot = v.InferOutput<typeof BallotSchema>

/** Where the OKRs are on their way to the record. */
export const PublicationSchema = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('publishing'), revision: v.number() }),
  v.object({ status: v.literal('published'), revision: v.number(), publishedAtMs: v.number() }),
  v.object({
    status: v.literal('refused'),
    revision: v.number(),
    code: v.string(),
    reasons: v.array(RefusalReasonSchema),
  }),
])
export type Publication = v.InferOutput<typeof PublicationSchema>

/** The part of the room's state that everybody in it may know. */
export const VisibleSchema = v.object({
  workshop: CreateRoomSchema,
  agenda: v.array(
    v.object({
      id: StageIdSchema,
      skipped: v.boolean(),
      /** When the stage was first entered. */
      enteredAtMs: v.nullable(v.number()),
    }),
  ),
  stageId: StageIdSchema,
  roster: v.record(v.string(), ParticipantSchema),
  joiningLocked: v.boolean(),
  boardLocked: v.boolean(),
  ballots: v.array(BallotSchema),
  /** Ladder by the card it was opened on. */
  ladders: v.record(v.string(), v.string()),
  /** [KR9] Who accepted which key result; counts only while that person is its owner. */
  acceptances: v.record(v.string(), v.string()),
  /** Findings of the coach that somebody took off a card. Rooms that were stored before there were any have none. */
  dismissals: v.optional(DismissalsSchema, {}),
  publication: PublicationSchema,
  /** What the newest published revision holds: an item that is gone from the board needs a reason. */
  publishedItems: v.array(
    v.object({ id: v.string(), kind: v.picklist(['objective', 'keyResult']), text: v.string() }),
  ),
  publishedRevision: v.number(),
})
export type Visible = v.InferOutput<typeof VisibleSchema>

/** The part that only the room knows. A person is sent their own entries and no other. */
export const SecretSchema = v.object({
  /** Choices of the open ballot by person; emptied into the result when it closes. */
  choices: v.record(v.string(), BallotChoiceSchema),
})
export type Secret = v.InferOutput<typeof SecretSchema>

export const RoomStateSchema = v.object({ visible: VisibleSchema, secret: SecretSchema })
export type RoomState = v.InferOutput<typeof RoomStateSchema>

/** A person's own secrets, as they are sent to them. */
export const MineSchema = v.object({ choice: v.nullable(BallotChoiceSchema) })
export type Mine = v.InferOutput<typeof MineSchema>

/** A person on the roster, or `null`. Ids come from commands, and `roster['constructor']` is no person. */
export function participantOf(visible: Visible, personId: string): Participant | null {
  return Object.hasOwn(visible.roster, personId) ? (visible.roster[personId] ?? null) : null
}

export function mineOf(secret: Secret, personId: string): Mine {
  return { choice: secret.choices[personId] ?? null }
}

export function openBallotOf(visible: Visible): Ballot | null {
  const last = visible.ballots.at(-1)
  return last && last.closedAtMs === null ? last : null
}

export function createRoomState(workshop: CreateRoom, nowMs: number): RoomState {
  return {
    visible: {
      workshop,
      agenda: STAGE_IDS.map((id) => ({ id, skipped: false, enteredAtMs: id === 'welcome' ? nowMs : null })),
      stageId: 'welcome',
      roster: {},
      joiningLocked: false,
      boardLocked: false,
      ballots: [],
      ladders: {},
      acceptances: {},
      dismissals: {},
      publication: { status: 'none' },
      publishedItems: [],
      publishedRevision: 0,
    },
    secret: { choices: {} },
  }
}
