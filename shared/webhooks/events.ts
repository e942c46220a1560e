import * as v from 'valibot'
import type { RoomEventPayload } from '../events/room-events.ts'

type RoomEventType = RoomEventPayload['type']

/**
 * Everything that a webhook can be told, and the event of a room that it comes from; `null`: the schedule raises it, from what
 * the record knows. A new event is a row here.
 */
const EVENTS = {
  'ballot.opened': { from: 'ballot-opened' },
  /** To go to those who have not voted. */
  'ballot.reminder': { from: 'ballot-reminder' },
  'ballot.quorum': { from: 'ballot-quorum' },
  'ballot.closed': { from: 'ballot-closed' },
  'okrs.published': { from: 'finalised' },
  'retro.published': { from: 'retro-finalised' },
  /** [CH1] On the team's check-in day: what is asked for. */
  'check-in.due': { from: null },
  /** [CH1] When a check-in has been overdue for too long. */
  'check-in.stale': { from: null },
  'cycle.ending': { from: null },
  /** [RE7] On the day until which it was to be done. */
  'action.due': { from: null },
  /** The day after the check-in day: what changed, in Markdown. */
  'digest.weekly': { from: null },
} as const satisfies Record<string, { readonly from: RoomEventType | null }>

export type WebhookEvent = keyof typeof EVENTS
/** Object.keys forgets the keys it was given. */
export const WEBHOOK_EVENTS = Object.keys(EVENTS) as readonly WebhookEvent[]
export const WebhookEventSchema = v.picklist(WEBHOOK_EVENTS)

/** What the test button sends; nobody subscribes to it. */
export const TEST_EVENT = 'webhook.test'
export const DeliveredTypeSchema = v.picklist([...WEBHOOK_EVENTS, TEST_EVENT])
export type DeliveredType = v.InferOutput<typeof DeliveredTypeSchema>

/** What webhooks are told when a room tells this; `null`: nothing. */
export function webhookEventOf(type: RoomEventType): WebhookEvent | null {
  return WEBHOOK_EVENTS.find((event) => EVENTS[event].from === type) ?? null
}
