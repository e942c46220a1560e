import { sql } from 'drizzle-orm'
import type { TEST_EVENT, WebhookEvent } from '../../shared/webhooks/events.ts'
import type { WebhookPayload } from '../../shared/webhooks/payload.ts'
import { isUniqueViolation, runAll } from '../db/database.ts'
import { raisedEvent } from '../db/living-schema.ts'
import type { Services } from '../services.ts'
import { queueFor } from '../webhooks/queue.ts'

/** When people have begun their day, by the team's clock. */
export const RAISED_FROM = '09:00'

/** Which of these the schedule has told before. */
export async function findRaised(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: raisedEvent.eventId })
    .from(raisedEvent)
    .where(sql`${raisedEvent.eventId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Notes what was told in one batch with what it queues: two Workers that raise the same at once tell it once.
 * @param payload `null`: there was nothing to tell
 */
export async function raiseOnce(
  services: Services,
  {
    teamId,
    type,
    ids,
    payload,
  }: {
    readonly teamId: string
    readonly type: WebhookEvent
    readonly ids: readonly string[]
    readonly payload: Exclude<WebhookPayload, { readonly type: typeof TEST_EVENT }> | null
  },
): Promise<void> {
  const { db, now } = services
  const raisedAtMs = now()
  try {
    await runAll(db, [
      ...ids.map((eventId) => db.insert(raisedEvent).values({ eventId, teamId, type, raisedAtMs })),
      ...(payload === null ? [] : [queueFor(services, teamId, payload)]),
    ])
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
