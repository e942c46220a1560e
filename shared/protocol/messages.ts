import * as v from 'valibot'
import { type Ballot, BallotSchema } from '../ballot/ballot.ts'
import { RoleSchema } from '../identity/roles.ts'
import { type Retro, type RetroItem, RetroItemSchema } from '../retro/retro-state.ts'
import type { Command } from '../workshop/decide.ts'
import { DismissalSchema } from '../workshop/dismissals.ts'
import {
  BALLOT_STEPS,
  MineSchema,
  ParticipantSchema,
  type Visible,
  VisibleSchema,
} from '../workshop/state.ts'

/** Raised when client and room could no longer understand each other. The client sends it as the `v` query parameter. */
export const PROTOCOL_VERSION = 3

/** Binary frames: the standard y-protocols message types. */
export const FRAME = { sync: 0, awareness: 1 } as const

/** The longest text frame that the room takes, in UTF-16 units: whoever has more to say is told so before it is sent. */
export const MAX_TEXT_FRAME_LENGTH = 262_144

/** The text frame of an acknowledgement: the first `frames` binary frames of this connection were taken in. */
export function writeAck(frames: number): string {
  return `{"type":"ack","frames":${frames}}`
}

const ACK = /^\{"type":"ack","frames":(\d{1,15})\}$/

/** The number of an acknowledgement as `writeAck` writes it, and `null` for every other text frame, without parsing it. */
export function readAck(text: string): number | null {
  const frames = text.length < 48 ? ACK.exec(text)?.[1] : undefined
  return frames === undefined ? null : Number(frames)
}

/** The text frame of a command. */
export function writeCommand(id: string, command: Command): string {
  return JSON.stringify({ id, ...command })
}

/** What the room says by text frame. */
export const RoomMessageSchema = v.variant('type', [
  /** First on every connection: the whole visible state and the person's own secrets. */
  v.object({
    type: v.literal('welcome'),
    protocol: v.number(),
    personId: v.string(),
    /** Raised when the document is rebuilt: part of the name under which the browser keeps its copy. */
    epoch: v.number(),
    /** The room's clock, for the client to measure its own against. */
    nowMs: v.number(),
    version: v.number(),
    visible: VisibleSchema,
    mine: MineSchema,
  }),
  /**
   * The visible state changed to `version`: the named top-level parts are replaced, and in the roster the named people
   * (`null`: taken out), likewise the dismissals and authors, in `progress` the `ballotProgress`, and the ballots by their ids, new
   * ones at the end, and in `retroItems` what the room says of single key results of a retro. A client that missed the version before (`version - 1`) reconnects.
   */
  v.object({
    type: v.literal('state'),
    version: v.number(),
    changes: v.partial(VisibleSchema),
    people: v.optional(v.record(v.string(), v.nullable(ParticipantSchema))),
    dismissals: v.optional(v.record(v.string(), v.nullable(DismissalSchema))),
    progress: v.optional(v.record(v.string(), v.nullable(v.picklist(BALLOT_STEPS)))),
    ballots: v.optional(v.record(v.string(), v.nullable(BallotSchema))),
    authors: v.optional(v.record(v.string(), v.nullable(v.string()))),
    retroItems: v.optional(v.record(v.string(), RetroItemSchema)),
  }),
  /** The person's own secrets changed (also by another of their devices). */
  v.object({ type: v.literal('mine'), mine: MineSchema }),
  /** A command was carried out, and is durable. */
  v.object({ type: v.literal('done'), id: v.string() }),
  v.object({ type: v.literal('refused'), id: v.nullable(v.string()), code: v.string(), message: v.string() }),
  /**
   * The first `frames` sync frames that came on this connection are durable. Every binary message of type sync counts,
   * steps 1 and 2 included; one that was sent in pieces counts once.
   */
  v.object({ type: v.literal('saved'), frames: v.number() }),
  /** The room cannot store anything now; it keeps everything in memory and tries again. */
  v.object({ type: v.literal('save-failed'), retryInMs: v.number() }),
  /** The room can store again after `save-failed`. */
  v.object({ type: v.literal('save-recovered') }),
  /** An edit of the document was refused; the room closes with `document-reset` after it. */
  v.object({
    type: v.literal('edit-refused'),
    code: v.string(),
    message: v.string(),
    cardId: v.nullable(v.string()),
  }),
  v.object({ type: v.literal('notice'), code: v.string(), message: v.string() }),
  v.object({ type: v.literal('pong'), nowMs: v.number() }),
])
export type RoomMessage = v.InferOutput<typeof RoomMessageSchema>

/** Reads a room's text frame; `null` for what this client does not know, which a newer room may say. */
export function parseRoomMessage(text: string): RoomMessage | null {
  const message = v.safeParse(RoomMessageSchema, parseJson(text))
  return message.success ? message.output : null
}

/** The visible state after a `state` message. */
export function patchVisible(
  visible: Visible,
  {
    changes,
    people = {},
    dismissals = {},
    progress = {},
    ballots = {},
    authors = {},
    retroItems = {},
  }: Pick<
    Extract<RoomMessage, { type: 'state' }>,
    'changes' | 'people' | 'dismissals' | 'progress' | 'ballots' | 'authors' | 'retroItems'
  >,
): Visible {
  // JSON has no `undefined`, but the type of a patch allows it.
  const parts: Partial<Visible> = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  )
  const next = { ...visible, ...parts }
  return {
    ...next,
    roster: patchRecord(next.roster, people),
    dismissals: patchRecord(next.dismissals, dismissals),
    ballotProgress: patchRecord(next.ballotProgress, progress),
    ballots: patchBallots(next.ballots, ballots),
    authors: patchRecord(next.authors, authors),
    retro: patchRetro(next.retro, retroItems),
  }
}

/** The ballots with the named ones replaced, and the list itself where there are none. */
function patchBallots(
  ballots: Visible['ballots'],
  changes: Readonly<Record<string, Ballot | null>>,
): Visible['ballots'] {
  if (Object.keys(changes).length === 0) return ballots
  return Object.values(patchRecord(byId(ballots), changes))
}

/** Ballots by their ids, which are no numbers: so they keep their order. */
export function byId(ballots: readonly Ballot[]): Record<string, Ballot> {
  return Object.fromEntries(ballots.map((ballot) => [ballot.ballotId, ballot]))
}

function patchRetro(retro: Retro | null, items: Readonly<Record<string, RetroItem>>): Retro | null {
  return retro === null || Object.keys(items).length === 0
    ? retro
    : { ...retro, items: { ...retro.items, ...items } }
}

/** The record with the named entries replaced (`null`: taken out), and the record itself where there are none. */
function patchRecord<Entry>(
  record: Record<string, Entry>,
  changes: Readonly<Record<string, Entry | null>>,
): Record<string, Entry> {
  const changed = Object.entries(changes)
  if (changed.length === 0) return record
  const next = new Map(Object.entries(record))
  for (const [key, entry] of changed) {
    if (entry === null) next.delete(key)
    else next.set(key, entry)
  }
  return Object.fromEntries(next)
}

/** A place in a text that moves with the words: a Yjs relative position, encoded (`shared/board/caret.ts`). */
export const CaretSchema = v.pipe(v.string(), v.maxLength(160), v.regex(/^[\w-]+$/))

export const REACTIONS = ['agree', 'like', 'thanks', 'laugh', 'question'] as const
export type Reaction = (typeof REACTIONS)[number]

/** All that a client may tell the others about itself. Nothing else that it says passes. */
export const OwnPresenceSchema = v.object({
  /** The card this person is writing in, if any. */
  editing: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** Where in its text they are; left out by who does not know, or is nowhere. */
  caret: v.optional(CaretSchema),
  /** Where their pointer is: on a card, in shares of its width and height, so that it fits every screen. */
  pointer: v.optional(
    v.object({
      cardId: v.pipe(v.string(), v.maxLength(64)),
      x: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      y: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
  ),
  /** The card at the top of what they see, for those who follow them. */
  lookingAt: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** A light reaction; `number` tells the next of the same kind apart. It fades by itself. */
  reaction: v.optional(
    v.object({ kind: v.picklist(REACTIONS), number: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  ),
})
export type OwnPresence = v.InferOutput<typeof OwnPresenceSchema>

/** What the others are shown of it: the room stamps on who it is, from the ticket and the roster. */
export const PresenceSchema = v.object({
  personId: v.string(),
  name: v.string(),
  role: RoleSchema,
  ...OwnPresenceSchema.entries,
})
export type Presence = v.InferOutput<typeof PresenceSchema>

/** `undefined` for what is no JSON: the schema then refuses it with the right code. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
