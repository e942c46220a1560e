import * as v from 'valibot'
import { type Ballot, BallotSchema } from '../ballot/ballot.ts'
import { BallotChoiceSchema } from '../ballot/choice.ts'
import { CreateRoomSchema } from '../events/new-room.ts'
import { RefusalReasonSchema } from '../events/refusal-reason.ts'
import { DisplayNameSchema, HomeTeamSchema } from '../identity/names.ts'
import { RoleSchema } from '../identity/roles.ts'
import { CandidateSchema } from '../retro/candidate.ts'
import { ScoreSchema } from '../retro/grade.ts'
import { ProcessAnswersSchema } from '../retro/process-pulse.ts'
import { NO_RETRO_SECRET, RetroSchema, RetroSecretSchema } from '../retro/retro-state.ts'
import { DiscussionSchema } from './discussion.ts'
import { DismissalsSchema } from './dismissals.ts'
import { StageSchema } from './stages.ts'
import { TimerSchema } from './timer.ts'
import {
  PrivateCardSchema,
  PulseAnswerSchema,
  PulseResultSchema,
  RevealSchema,
  WritingProgressSchema,
} from './writing.ts'

export const ParticipantSchema = v.object({
  name: DisplayNameSchema,
  role: RoleSchema,
  /** The other team that a guest says they come from; missing where they said none. */
  homeTeam: v.optional(HomeTeamSchema),
  joinedAtMs: v.number(),
  /** Ready for the next stage; cleared when the stage changes. */
  ready: v.boolean(),
  /** `here`: connected and looking; `away`: connected, but the tab is hidden or idle; `gone`: not connected. */
  attendance: v.picklist(['here', 'away', 'gone']),
  removed: v.boolean(),
  /** Since when they want to say something; missing while they do not. */
  handRaisedAtMs: v.optional(v.number()),
})
export type Participant = v.InferOutput<typeof ParticipantSchema>

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

/** How far a person is with the open ballot; `done` can be taken back until it closes. */
export const BALLOT_STEPS = ['voted', 'done'] as const
export type BallotStep = (typeof BALLOT_STEPS)[number]

/** People who have voted in the open ballot, abstentions included, and of them those who are done. */
const BallotCountsSchema = v.object({ voted: v.number(), done: v.number() })

/** The part of the room's state that everybody in it may know. */
export const VisibleSchema = v.object({
  workshop: CreateRoomSchema,
  agenda: v.array(StageSchema),
  /** The stage of the agenda that the room is at. */
  stageId: v.string(),
  /** Of the stage that the room is at; `null` where none was started. */
  timer: v.optional(v.nullable(TimerSchema), null),
  /** What may be known of the private writing that waits to be revealed, by stage. */
  writing: v.optional(v.record(v.string(), WritingProgressSchema), {}),
  /** By stage. */
  revealed: v.optional(v.record(v.string(), RevealSchema), {}),
  /** Pulses that were shown, by stage. */
  pulses: v.optional(v.record(v.string(), PulseResultSchema), {}),
  /** Who brought which card or comment, where that stage was named; nothing of anonymous ones. */
  authors: v.optional(v.record(v.string(), v.string()), {}),
  /** [SE5] Objectives and key results proposed by facilitators and by everybody else, named or not. */
  proposals: v.optional(v.object({ byFacilitators: v.number(), byOthers: v.number() }), {
    byFacilitators: 0,
    byOthers: 0,
  }),
  discussion: v.optional(v.nullable(DiscussionSchema), null),
  /** The card that a facilitator points everybody at. */
  spotlight: v.optional(
    v.nullable(v.object({ cardId: v.string(), personId: v.string(), atMs: v.number() })),
    null,
  ),
  /** The facilitator whose view the others follow; `null`: everybody looks where they like. */
  leaderId: v.optional(v.nullable(v.string()), null),
  roster: v.record(v.string(), ParticipantSchema),
  joiningLocked: v.boolean(),
  boardLocked: v.boolean(),
  /** In the order in which they were opened; at most the last one is not closed. */
  ballots: v.array(BallotSchema),
  /** Who has voted, and who has said that they are done, in the ballot that is open: empty where only the count may be known. */
  ballotProgress: v.optional(v.record(v.string(), v.picklist(BALLOT_STEPS)), {}),
  ballotCounts: v.optional(BallotCountsSchema, { voted: 0, done: 0 }),
  /** Ladder by the card it was opened on. */
  ladders: v.record(v.string(), v.string()),
  /** [KR9] Who accepted which key result; counts only while that person is its owner. */
  acceptances: v.record(v.string(), v.string()),
  /** Findings of the coach that somebody took off a card. Rooms that were stored before there were any have none. */
  dismissals: v.optional(DismissalsSchema, {}),
  publication: PublicationSchema,
  /** Of a retro's room; `null` in every other. */
  retro: v.optional(v.nullable(RetroSchema), null),
  /** [RE5] Key results on the board that a retro kept or modified, by their ids there: to be chosen again by a vote. */
  candidates: v.optional(v.record(v.string(), CandidateSchema), {}),
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
  /** Who of them has said that they are done. */
  doneIds: v.optional(v.array(v.string()), []),
  /**
   * [BA8] By person and item, the words that an answer was given for, where these were others than those the ballot opened
   * with. `''`: words that have changed since.
   */
  votedOn: v.optional(v.record(v.string(), v.record(v.string(), v.string())), {}),
  /** Cards that are not revealed yet, by person, in the order in which each wrote them. */
  cards: v.optional(v.record(v.string(), v.array(PrivateCardSchema)), {}),
  /** Answers to pulses that are not shown yet, by stage and person. */
  pulses: v.optional(v.record(v.string(), v.record(v.string(), PulseAnswerSchema)), {}),
  /** What a retro keeps until it is revealed. */
  retro: v.optional(RetroSecretSchema, NO_RETRO_SECRET),
  /** Names that people have given up here, until the record has followed. Nobody is shown them. */
  formerNames: v.optional(v.record(v.string(), v.array(v.string())), {}),
})
export type Secret = v.InferOutput<typeof SecretSchema>

export const RoomStateSchema = v.object({ visible: VisibleSchema, secret: SecretSchema })
export type RoomState = v.InferOutput<typeof RoomStateSchema>

/** A person's own secrets, as they are sent to them. `votedOn`: see `Secret`. */
export const MineSchema = v.object({
  choice: v.nullable(BallotChoiceSchema),
  isDone: v.optional(v.boolean(), false),
  votedOn: v.optional(v.record(v.string(), v.string()), {}),
  cards: v.optional(v.array(PrivateCardSchema), []),
  /** By stage. */
  pulses: v.optional(v.record(v.string(), PulseAnswerSchema), {}),
  /** Grades that are not revealed yet, by key result. */
  grades: v.optional(v.record(v.string(), v.nullable(ScoreSchema)), {}),
  /** By stage. */
  processAnswers: v.optional(v.record(v.string(), ProcessAnswersSchema), {}),
})
export type Mine = v.InferOutput<typeof MineSchema>

/** A person on the roster, or `null`. Ids come from commands, and `roster['constructor']` is no person. */
export function participantOf(visible: Pick<Visible, 'roster'>, personId: string): Participant | null {
  return Object.hasOwn(visible.roster, personId) ? (visible.roster[personId] ?? null) : null
}

/** What a person has of their own before they have given anything. */
export const NOTHING_OF_MINE: Mine = {
  ...{ choice: null, isDone: false, votedOn: {}, cards: [], pulses: {}, grades: {}, processAnswers: {} },
}

export function mineOf(secret: Secret, personId: string): Mine {
  return {
    choice: ownEntry(secret.choices, personId),
    isDone: secret.doneIds.includes(personId),
    votedOn: ownEntry(secret.votedOn, personId) ?? NOTHING,
    cards: ownEntry(secret.cards, personId) ?? NO_CARDS,
    pulses: ownByPart(secret.pulses, personId, NO_PULSES),
    grades: ownByPart(secret.retro.grades, personId, NO_GRADES),
    processAnswers: ownByPart(secret.retro.processAnswers, personId, NO_ANSWERS),
  }
}

/** The same object each time, so that what did not change is seen not to have. */
const NOTHING = {}
const NO_CARDS: Mine['cards'] = []
const NO_PULSES: Mine['pulses'] = {}
const NO_GRADES: Mine['grades'] = {}
const NO_ANSWERS: Mine['processAnswers'] = {}

/** What a person has given in each part (stage, key result), by the part's id. `undefined` alone is nothing: `null` may be an answer. */
function ownByPart<Answer>(
  parts: Readonly<Record<string, Readonly<Record<string, Answer>>>>,
  personId: string,
  nothing: Record<string, Answer>,
): Record<string, Answer> {
  const own = Object.entries(parts).flatMap(([partId, answers]) => {
    const answer = Object.hasOwn(answers, personId) ? answers[personId] : undefined
    return answer === undefined ? [] : [[partId, answer] as const]
  })
  return own.length === 0 ? nothing : Object.fromEntries(own)
}

function ownEntry<Entry>(record: Readonly<Record<string, Entry>>, id: string): Entry | null {
  return Object.hasOwn(record, id) ? (record[id] ?? null) : null
}

/** The ballot that is planned, open or waiting to be tallied: there is one at a time. */
export function currentBallotOf(visible: Visible): Ballot | null {
  const last = visible.ballots.at(-1)
  return last && last.closedAtMs === null ? last : null
}

/** No vote is open: what a ballot's end leaves of the secrets about it. */
export const NO_VOTES = { choices: {}, doneIds: [], votedOn: {} } satisfies Partial<Secret>

export const NO_SECRET: Secret = {
  ...NO_VOTES,
  cards: {},
  pulses: {},
  retro: NO_RETRO_SECRET,
  formerNames: {},
}
