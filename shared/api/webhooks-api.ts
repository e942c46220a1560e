import * as v from 'valibot'
import { DeliveredTypeSchema, WebhookEventSchema } from '../webhooks/events.ts'

/** Hosts and ports are checked by the Worker, which knows whether private ones are allowed. */
const AddressSchema = v.pipe(
  v.string('Enter an address.'),
  v.trim(),
  v.minLength(1, 'Enter an address.'),
  v.maxLength(2_000, 'Use at most 2000 characters.'),
  v.url('Enter a whole address, such as https://example.com/turnout.'),
)
const EventsSchema = v.pipe(
  v.array(WebhookEventSchema),
  v.transform((events) => [...new Set(events)]),
  v.minLength(1, 'Choose at least one event.'),
)

/** A few are enough for every team; each event goes to each. */
export const MAX_WEBHOOKS = 10

/** POST /api/teams/:teamId/webhooks. */
export const CreateWebhookSchema = v.object({ url: AddressSchema, events: EventsSchema })

/** PATCH …/:webhookId: what is left out stays. */
export const ChangeWebhookSchema = v.object({
  url: v.optional(AddressSchema),
  events: v.optional(EventsSchema),
  isEnabled: v.optional(v.boolean()),
})
export type ChangeWebhook = v.InferOutput<typeof ChangeWebhookSchema>

/**
 * `waiting`: for its first attempt, or for another after those that failed. `failed`: given up, after days of attempts or
 * because the webhook was switched off.
 */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const

/** One event on its way to one webhook. */
export const WebhookDeliverySchema = v.object({
  deliveryId: v.string(),
  eventId: v.string(),
  type: DeliveredTypeSchema,
  state: v.picklist(DELIVERY_STATES),
  createdAtMs: v.number(),
  attempts: v.number(),
  /** When it was answered well. */
  deliveredAtMs: v.nullable(v.number()),
  /** `null` unless it waits. */
  nextAttemptAtMs: v.nullable(v.number()),
  /** HTTP status of the last answer; `null` when none came. */
  lastStatus: v.nullable(v.number()),
  /** What was wrong the last time, for people; `null` when nothing was. */
  lastError: v.nullable(v.string()),
})
export type WebhookDelivery = v.InferOutput<typeof WebhookDeliverySchema>

export const WebhookSchema = v.object({
  webhookId: v.string(),
  url: v.string(),
  events: v.array(WebhookEventSchema),
  isEnabled: v.boolean(),
  /** Whether it gets a text for Slack in place of the whole event. */
  isSlack: v.boolean(),
  createdBy: v.object({ personId: v.string(), name: v.string() }),
  createdAtMs: v.number(),
  /** Its newest delivery. */
  lastDelivery: v.nullable(WebhookDeliverySchema),
})
export type Webhook = v.InferOutput<typeof WebhookSchema>
export const WebhooksSchema = v.object({
  team: v.object({ teamId: v.string(), name: v.string() }),
  me: v.object({ personId: v.string(), name: v.string() }),
  webhooks: v.array(WebhookSchema),
})

/** Told when it is made, and never again. */
export const WebhookSecretSchema = v.object({ secret: v.string() })
export const CreatedWebhookSchema = v.object({ webhook: WebhookSchema, secret: v.string() })

/** GET …/deliveries: so many, newest first. */
export const MAX_LOGGED_DELIVERIES = 50
export const WebhookDeliveriesSchema = v.object({ deliveries: v.array(WebhookDeliverySchema) })
