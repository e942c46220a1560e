import { expect } from 'vitest'
import { ROUTES } from '../../../shared/api/routes.ts'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../../shared/webhooks/events.ts'
import type { Receiver } from '../../support/webhook-receiver.ts'
import { type Harness, startWorkshop } from './harness.ts'
import { RoomSender } from './room-sender.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

/** A team with a webhook to the receiver, and a workshop whose room tells what happens. */
export async function startListening(
  harness: Harness,
  receiver: Receiver,
  {
    url = receiver.url,
    events = WEBHOOK_EVENTS,
  }: {
    url?: string
    events?: readonly WebhookEvent[]
  } = {},
) {
  const started = await startWorkshop(harness)
  const { facilitator, teamId, workshopId } = started
  const { webhook, secret } = await facilitator.get(ROUTES.createWebhook, {
    params: { teamId },
    body: { url, events },
  })
  receiver.secret = secret
  const params = { teamId, webhookId: webhook.webhookId }
  const log = async () => (await facilitator.get(ROUTES.webhookDeliveries, { params })).deliveries
  return { ...started, webhook, secret, params, log, room: new RoomSender(harness, workshopId) }
}

/** Waits until the newest delivery is in this state: the room's answer does not wait for it. */
export async function expectNewest(log: () => Promise<unknown[]>, expected: Record<string, unknown>) {
  await expect.poll(async () => (await log())[0], { timeout: 15_000, interval: 50 }).toMatchObject(expected)
}
