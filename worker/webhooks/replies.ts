import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Webhook, WebhookDelivery } from '../../shared/api/webhooks-api.ts'
import { DeliveredTypeSchema, WebhookEventSchema } from '../../shared/webhooks/events.ts'
import { isSlack } from '../../shared/webhooks/slack.ts'
import type { Database } from '../db/database.ts'
import { member } from '../db/schema.ts'
import { webhook, webhookDelivery } from '../db/webhook-schema.ts'
import type { DeliveryRow } from './deliver.ts'

/** A team's webhooks, or one of them, oldest first, each with its newest delivery. Never their secrets. */
export async function readWebhooks(db: Database, teamId: string, webhookId?: string): Promise<Webhook[]> {
  const newest = sql`(
    SELECT id FROM webhook_delivery AS logged WHERE logged.webhook_id = ${webhook.id}
    ORDER BY logged.created_at_ms DESC, logged.id DESC LIMIT 1
  )`
  const rows = await db
    .select({ webhook, by: { personId: member.id, name: member.name }, last: webhookDelivery })
    .from(webhook)
    .innerJoin(member, eq(member.id, webhook.createdBy))
    .leftJoin(webhookDelivery, eq(webhookDelivery.id, newest))
    .where(and(eq(webhook.teamId, teamId), webhookId === undefined ? undefined : eq(webhook.id, webhookId)))
    .orderBy(asc(webhook.createdAtMs), asc(webhook.id))
  return rows.map(({ webhook: row, by, last }) => ({
    webhookId: row.id,
    url: row.url,
    events: v.parse(v.array(WebhookEventSchema), JSON.parse(row.eventsJson)),
    isEnabled: row.disabledAtMs === null,
    isSlack: isSlack(new URL(row.url)),
    createdBy: by,
    createdAtMs: row.createdAtMs,
    lastDelivery: last && deliveryReply(last),
  }))
}

/** The newest deliveries of a webhook, newest first. */
export async function readDeliveries(db: Database, where: SQL, limit: number): Promise<WebhookDelivery[]> {
  const rows = await db
    .select()
    .from(webhookDelivery)
    .where(where)
    .orderBy(desc(webhookDelivery.createdAtMs), desc(webhookDelivery.id))
    .limit(limit)
  return rows.map(deliveryReply)
}

export function deliveryReply(row: DeliveryRow): WebhookDelivery {
  const { deliveredAtMs, nextAttemptAtMs } = row
  return {
    deliveryId: row.id,
    eventId: row.eventId,
    type: v.parse(DeliveredTypeSchema, row.type),
    state: deliveredAtMs !== null ? 'delivered' : nextAttemptAtMs !== null ? 'waiting' : 'failed',
    createdAtMs: row.createdAtMs,
    attempts: row.attempts,
    deliveredAtMs,
    nextAttemptAtMs,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
  }
}
