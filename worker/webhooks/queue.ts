import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import type { RoomEvent } from '../../shared/events/room-events.ts'
import { type WebhookEvent, webhookEventOf } from '../../shared/webhooks/events.ts'
import { payloadOf } from '../../shared/webhooks/payload.ts'
import { rawStatement, type Statement } from '../db/database.ts'
import { member, team, webhook, type workshop } from '../db/schema.ts'
import type { Services } from '../services.ts'

/**
 * The statements that queue a room's event for each of its team's webhooks that wants it. They belong in the batch that
 * records the event: it is queued once, however often the room sends it.
 */
export async function planDeliveries(
  services: Services,
  event: RoomEvent,
  { id, title, teamId }: Pick<typeof workshop.$inferSelect, 'id' | 'title' | 'teamId'>,
): Promise<Statement[]> {
  const { db, env, now } = services
  const type = webhookEventOf(event.payload.type)
  if (type === null) return []
  const wanting = db
    .select({ id: webhook.id })
    .from(webhook)
    .where(and(eq(webhook.teamId, teamId), isNull(webhook.disabledAtMs), wants(type)))
  const [itsTeam] = await db
    .select({ id: team.id, name: team.name })
    .from(team)
    .where(and(eq(team.id, teamId), exists(wanting)))
  // Nobody listens, which is what most teams do.
  if (!itsTeam) return []
  const payload = payloadOf(event, {
    team: itsTeam,
    workshop: { id, title, url: `${env.APP_ORIGIN}/w/${id}` },
    names: await readNames(services, event, teamId),
  })
  if (payload === null) return []
  const nowMs = now()
  return [
    // Of the webhooks as they are when the batch runs: one that was deleted meanwhile breaks nothing.
    rawStatement(
      db,
      sql`
      INSERT INTO webhook_delivery (id, webhook_id, event_id, type, payload_json, created_at_ms, attempts, next_attempt_at_ms)
      SELECT lower(hex(randomblob(16))), ${webhook.id}, ${event.eventId}, ${type}, ${JSON.stringify(payload)}, ${nowMs}, 0, ${nowMs}
      FROM ${webhook}
      WHERE ${webhook.teamId} = ${teamId} AND ${webhook.disabledAtMs} IS NULL AND ${wants(type)}
      ON CONFLICT (webhook_id, event_id) DO NOTHING
    `,
    ),
  ]
}

function wants(type: WebhookEvent) {
  return sql`EXISTS (SELECT 1 FROM json_each(${webhook.eventsJson}) WHERE value = ${type})`
}

/** Of those whom the event allows to be named. */
async function readNames({ db }: Services, { payload }: RoomEvent, teamId: string) {
  if (payload.type !== 'ballot-reminder' || payload.missingIds.length === 0) return new Map<string, string>()
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(payload.missingIds)}))`
  const people = await db
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(and(eq(member.teamId, teamId), sql`${member.id} IN ${ids}`))
  return new Map(people.map(({ id, name }) => [id, name]))
}
