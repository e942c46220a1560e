import * as v from 'valibot'
import { BallotItemSchema, FollowsSchema } from '../ballot/ballot.ts'
import { BallotResultSchema } from '../ballot/result.ts'
import { BallotSettingsSchema } from '../ballot/settings.ts'
import { DisplayNameSchema } from '../identity/names.ts'
import { RoleSchema } from '../identity/roles.ts'
import { ClashChoiceSchema } from '../okr/clash.ts'
import { OkrSetSchema } from '../okr/okr-set.ts'
import { RetroRecordSchema } from '../retro/retro-record.ts'
import { RefusalReasonSchema } from './refusal-reason.ts'

export { type CreateRoom, CreateRoomSchema } from './new-room.ts'
export type { RefusalReason } from './refusal-reason.ts'

/** What a ballot is, whatever happens to it. */
const ballotFacts = {
  ballotId: v.string(),
  round: v.number(),
  settings: BallotSettingsSchema,
  items: v.array(BallotItemSchema),
  follows: v.optional(v.nullable(FollowsSchema), null),
  openedAtMs: v.number(),
}

/** What the room tells the Worker happened. Past tense; the Worker consumes each exactly once in effect. */
export const RoomEventPayloadSchema = v.variant('type', [
  /** Someone entered for the first time, changed role or name, or was removed: tickets and routes follow it. */
  v.object({
    type: v.literal('roster-changed'),
    people: v.array(
      v.object({ personId: v.string(), name: DisplayNameSchema, role: RoleSchema, removed: v.boolean() }),
    ),
    joiningLocked: v.boolean(),
  }),
  /** `stageId`: what the stage is for, its kind. */
  v.object({ type: v.literal('stage-changed'), stageId: v.string() }),
  v.object({
    type: v.literal('ballot-opened'),
    ...ballotFacts,
    /** `null`: when a facilitator closes it. */
    closesAtMs: v.nullable(v.number()),
    eligible: v.number(),
  }),
  /** Its deadline was moved. */
  v.object({ type: v.literal('ballot-extended'), ballotId: v.string(), closesAtMs: v.number() }),
  /** It is time for those who have not voted. */
  v.object({
    type: v.literal('ballot-reminder'),
    ballotId: v.string(),
    closesAtMs: v.nullable(v.number()),
    missing: v.number(),
    /** Who they are; empty where only the count may be known. */
    missingIds: v.array(v.string()),
  }),
  v.object({
    type: v.literal('ballot-quorum'),
    ballotId: v.string(),
    needed: v.number(),
    voted: v.number(),
    eligible: v.number(),
  }),
  v.object({
    type: v.literal('ballot-closed'),
    ...ballotFacts,
    closedAtMs: v.number(),
    result: BallotResultSchema,
  }),
  /** [BA7] A tie across the cut line was settled, by a run-off or by a facilitator. */
  v.object({ type: v.literal('ballot-settled'), ballotId: v.string(), settledIds: v.array(v.string()) }),
  /** It was called off; what had been voted is destroyed. */
  v.object({ type: v.literal('ballot-withdrawn'), ballotId: v.string() }),
  v.object({
    type: v.literal('finalised'),
    revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
    okrs: OkrSetSchema,
    /** SHA-256 of `canonicalText(okrs)`, hex. */
    hash: v.string(),
    finalisedBy: v.string(),
    /** [CH3] What was chosen where corrections and the set say different things; left out where nothing was to be chosen. */
    choices: v.optional(v.array(ClashChoiceSchema)),
  }),
  /** A retro was closed; closed again after it was re-opened, it comes with the next revision and takes the place of the one before. */
  v.object({
    type: v.literal('retro-finalised'),
    revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
    retro: RetroRecordSchema,
    /** SHA-256 of the retro's canonical text, hex. */
    hash: v.string(),
    finalisedBy: v.string(),
  }),
])
export type RoomEventPayload = v.InferOutput<typeof RoomEventPayloadSchema>

export const RoomEventSchema = v.object({
  /** Random, made once when the event happened: the Worker's primary key. */
  eventId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  workshopId: v.string(),
  /** Order within the room, from 1: the outbox delivers in this order. */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  happenedAtMs: v.number(),
  payload: RoomEventPayloadSchema,
})
export type RoomEvent = v.InferOutput<typeof RoomEventSchema>

/** The Worker's answer. `refused` is final (the room stops sending it and tells the facilitator what to fix). */
export const RoomEventReplySchema = v.variant('outcome', [
  v.object({ outcome: v.literal('recorded') }),
  v.object({
    outcome: v.literal('refused'),
    code: v.string(),
    reasons: v.array(RefusalReasonSchema),
  }),
])
export type RoomEventReply = v.InferOutput<typeof RoomEventReplySchema>

/** What the Worker sends when a person the room already knows opened a facilitator link. */
export const GrantRoleSchema = v.object({ personId: v.string(), name: DisplayNameSchema, role: RoleSchema })
export type GrantRole = v.InferOutput<typeof GrantRoleSchema>

/**
 * Paths inside a room (`/parties/main/<workshopId>` + one of these) for the Worker's signed requests.
 * All are POST with a JSON body; `tick` and `delete` have an empty object.
 */
export const ROOM_PATHS = {
  create: '/create',
  grantRole: '/grant-role',
  followRecord: '/follow-record',
  tick: '/tick',
  delete: '/delete',
} as const

/** The one place that knows how a room's address is made. */
export function roomPath(workshopId: string): string {
  return `/parties/main/${workshopId}`
}
