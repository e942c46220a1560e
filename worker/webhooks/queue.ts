import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import type { RoomEvent } from '../../shared/events/room-events.ts'
import { TEST_EVENT, type WebhookEvent, webhookEventOf } from '../../shared/webhooks/events.ts'
import { type PayloadContext, payloadOf, type WebhookPayload } from '../../shared/webhooks/payload.ts'
import { rawStatement, type Statement } from '../db/database.ts'
import { keyResult, member, team, type workshop } from '../db/schema.ts'
import { webhook } from '../db/webhook-schema.ts'
import { retroUrl } from '../record/retro/retro-url.ts'
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
  const { db, env } = services
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
    retroUrl: retroUrl(env.APP_ORIGIN, teamId, id),
    names: await readNames(services, event, teamId),
    keyResults: await readKeyResults(services, event),
  })
  if (payload === null || payload.type === TEST_EVENT) return []
  return [queueFor(services, teamId, payload)]
}

/**
 * The statement that queues a payload for each of a team's webhooks that wants it, under the event's own id: queued again, it
 * is not sent again. Of the webhooks as they are when the batch runs: one that was deleted meanwhile breaks nothing.
 */
export function queueFor(
  { db, now }: Pick<Services, 'db' | 'now'>,
  teamId: string,
  payload: Exclude<WebhookPayload, { readonly type: typeof TEST_EVENT }>,
): Statement {
  const { id, type } = payload
  return rawStatement(
    db,
    sql`
      INSERT INTO webhook_delivery (id, webhook_id, event_id, type, payload_json, created_at_ms, attempts, next_attempt_at_ms)
      SELECT lower(hex(randomblob(16))), ${webhook.id}, ${id}, ${type}, ${JSON.stringify(payload)}, ${now()}, 0, ${now()}
      FROM ${webhook}
      WHERE ${webhook.teamId} = ${teamId} AND ${webhook.disabledAtMs} IS NULL AND ${wants(type)}
      ON CONFLICT (webhook_id, event_id) DO NOTHING
    `,
  )
}

/** The condition that a webhook wants an event. */
export function wants(type: WebhookEvent) {
  return sql`EXISTS (SELECT 1 FROM json_each(${webhook.eventsJson}) WHERE value = ${type})`
}

/** Of those whom the event allows to be named. */
async function readNames({ db }: Services, { payload }: RoomEvent, teamId: string) {
  const named = namedIds(payload)
  if (named.length === 0) return new Map<string, string>()
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(named)}))`
  const people = await db
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(and(eq(member.teamId, teamId), sql`${member.id} IN ${ids}`))
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** The key results that a retro is about. */
async function readKeyResults(
  { db }: Services,
  { payload }: RoomEvent,
): Promise<PayloadContext['keyResults']> {
  if (payload.type !== 'retro-finalised') return new Map()
  const ids = JSON.stringify(payload.retro.keyResults.map(({ id }) => id))
  const rows = await db
    .select({ id: keyResult.id, text: keyResult.text, objectiveId: keyResult.objectiveId })
    .from(keyResult)
    .where(sql`${keyResult.id} IN (SELECT value FROM json_each(${ids}))`)
  return new Map(rows.map((row) => [row.id, row]))
}

function namedIds(payload: RoomEvent['payload']): readonly string[] {
  if (payload.type === 'ballot-reminder') return payload.missingIds
  if (payload.type === 'retro-finalised') return payload.retro.actions.map(({ ownerId }) => ownerId)
  if (payload.type !== 'finalised') return []
  const owners = payload.okrs.objectives.flatMap(({ keyResults }) =>
    keyResults.map(({ fields }) => fields.ownerId),
  )
  return owners.filter((ownerId) => ownerId !== null)
}
