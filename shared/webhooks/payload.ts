import * as v from 'valibot'
import { BALLOT_ITEM_KINDS, type BallotItem, wordingOf } from '../ballot/ballot.ts'
import type { BallotResult } from '../ballot/result.ts'
import { BALLOT_METHODS, votesForQuorum } from '../ballot/settings.ts'
import type { RoomEvent, RoomEventPayload } from '../events/room-events.ts'
import { assertNever } from '../result.ts'
import { count, envelope, instant, ofWorkshop, PAYLOAD_VERSION } from './envelope.ts'
import { TEST_EVENT } from './events.ts'
import { publishedObjectives, RECORD_PAYLOADS } from './record-payload.ts'
import { publishedRetro, RETRO_PAYLOADS } from './retro-payload.ts'

const ballotFacts = {
  id: v.string(),
  /** Counts the workshop's votes, from 1. */
  round: count,
  method: v.picklist(BALLOT_METHODS),
  anonymous: v.boolean(),
} as const

const proposal = { id: v.string(), kind: v.picklist(BALLOT_ITEM_KINDS), text: v.string() } as const

const ResultSchema = v.object({
  turnout: v.object({ cast: count, abstained: count, eligible: count }),
  /** `null`: any turnout would do. */
  quorum: v.nullable(v.object({ needed: count, isMet: v.boolean() })),
  /** Best first. What a total is depends on the method: dots, mean importance, yes less no, mean fingers. */
  ranking: v.array(
    v.object({
      ...proposal,
      rank: count,
      total: v.number(),
      supporters: count,
      /** In by its place alone: see `tie` for those that it leaves open. */
      isIn: v.boolean(),
      isContested: v.boolean(),
    }),
  ),
  /** Proposals that share a rank across the cut line, and how many of them there is room for. */
  tie: v.nullable(v.object({ proposalIds: v.array(v.string()), places: count })),
})
type Result = v.InferOutput<typeof ResultSchema>

/** [BA9] The body of a delivery. Of a result it has sums and ranks: who chose what and why stays in the workshop. */
export const WebhookPayloadSchema = v.variant('type', [
  v.object({
    type: v.literal('ballot.opened'),
    ...ofWorkshop,
    ballot: v.object({
      ...ballotFacts,
      proposals: v.array(v.object(proposal)),
      openedAt: instant,
      /** `null`: when a facilitator closes it. */
      closesAt: v.nullable(instant),
      eligible: count,
      /** Votes that make the result binding; `null`: any turnout will do. */
      quorum: v.nullable(count),
    }),
  }),
  v.object({
    type: v.literal('ballot.reminder'),
    ...ofWorkshop,
    ballot: v.object({ id: v.string(), closesAt: v.nullable(instant) }),
    missing: v.object({
      count,
      /** Who has not voted; `null` where only their number may be known. */
      people: v.nullable(v.array(v.object({ id: v.string(), name: v.string() }))),
    }),
  }),
  v.object({
    type: v.literal('ballot.quorum'),
    ...ofWorkshop,
    ballot: v.object({ id: v.string() }),
    quorum: v.object({ needed: count, voted: count, eligible: count }),
  }),
  v.object({
    type: v.literal('ballot.closed'),
    ...ofWorkshop,
    ballot: v.object({ ...ballotFacts, openedAt: instant, closedAt: instant }),
    result: ResultSchema,
  }),
  ...RECORD_PAYLOADS,
  ...RETRO_PAYLOADS,
  v.object({ type: v.literal(TEST_EVENT), ...envelope }),
])
export type WebhookPayload = v.InferOutput<typeof WebhookPayloadSchema>

/** What the record knows beside the event. */
export type PayloadContext = {
  readonly team: { readonly id: string; readonly name: string }
  readonly workshop: { readonly id: string; readonly title: string; readonly url: string }
  /** A closed retro's own page. */
  readonly retroUrl: string
  /** Names by person id; whoever is not in it is left out. */
  readonly names: ReadonlyMap<string, string>
  /** Those of a retro, by id. */
  readonly keyResults: ReadonlyMap<string, { readonly text: string; readonly objectiveId: string }>
}

/** The payload for an event of a room; `null` for those that webhooks are not told. */
export function payloadOf(event: RoomEvent, context: PayloadContext): WebhookPayload | null {
  const { payload } = event
  const { team, workshop, names } = context
  const common = {
    id: event.eventId,
    version: PAYLOAD_VERSION,
    createdAt: iso(event.happenedAtMs),
    team,
    workshop,
  } as const
  switch (payload.type) {
    case 'ballot-opened': {
      const { items, openedAtMs, closesAtMs, eligible, settings } = payload
      const ballot = {
        ...factsOf(payload),
        proposals: items.map(proposalOf),
        openedAt: iso(openedAtMs),
        closesAt: closesAtMs === null ? null : iso(closesAtMs),
        eligible,
        quorum: votesForQuorum(settings, eligible),
      }
      return { type: 'ballot.opened', ...common, ballot }
    }
    case 'ballot-reminder': {
      const { ballotId, closesAtMs, missing, missingIds } = payload
      const people = missingIds.flatMap((id) => {
        const name = names.get(id)
        return name === undefined ? [] : [{ id, name }]
      })
      return {
        type: 'ballot.reminder',
        ...common,
        ballot: { id: ballotId, closesAt: closesAtMs === null ? null : iso(closesAtMs) },
        missing: { count: missing, people: missingIds.length === 0 ? null : people },
      }
    }
    case 'ballot-quorum': {
      const { ballotId, needed, voted, eligible } = payload
      return {
        type: 'ballot.quorum',
        ...common,
        ballot: { id: ballotId },
        quorum: { needed, voted, eligible },
      }
    }
    case 'ballot-closed': {
      const { items, result, openedAtMs, closedAtMs } = payload
      const ballot = { ...factsOf(payload), openedAt: iso(openedAtMs), closedAt: iso(closedAtMs) }
      return { type: 'ballot.closed', ...common, ballot, result: resultOf(items, result) }
    }
    case 'roster-changed':
    case 'stage-changed':
    case 'ballot-extended':
    case 'ballot-settled':
    case 'ballot-withdrawn':
      return null
    case 'finalised': {
      const { revision, okrs } = payload
      return { type: 'okrs.published', ...common, revision, objectives: publishedObjectives(okrs, names) }
    }
    case 'retro-finalised': {
      const { revision, retro } = payload
      return {
        type: 'retro.published',
        ...common,
        url: context.retroUrl,
        revision,
        ...publishedRetro(retro, context),
      }
    }
    default:
      return assertNever(payload)
  }
}

/** What the test button sends. */
export function testPayload(id: string, nowMs: number, team: PayloadContext['team']): WebhookPayload {
  return { type: TEST_EVENT, id, version: PAYLOAD_VERSION, createdAt: iso(nowMs), team }
}

type Payload<Type extends RoomEventPayload['type']> = Extract<RoomEventPayload, { type: Type }>

function factsOf({ ballotId, round, settings }: Payload<'ballot-opened' | 'ballot-closed'>) {
  return { id: ballotId, round, method: settings.method, anonymous: settings.anonymous }
}

function proposalOf(item: BallotItem) {
  return { id: item.id, kind: item.kind, text: wordingOf(item) }
}

function resultOf(items: readonly BallotItem[], { rows, turnout, quorum, tie }: BallotResult): Result {
  return {
    turnout,
    quorum,
    ranking: rows.flatMap(({ itemId, rank, total, supporters, inCut, isContested }) => {
      const item = items.find(({ id }) => id === itemId)
      return item ? [{ ...proposalOf(item), rank, total, supporters, isIn: inCut, isContested }] : []
    }),
    tie: tie && { proposalIds: tie.itemIds, places: tie.places },
  }
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}
