import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { checkAddress } from '../../shared/webhooks/address.ts'
import { TEST_EVENT } from '../../shared/webhooks/events.ts'
import { WebhookPayloadSchema } from '../../shared/webhooks/payload.ts'
import { retryDelayMs } from '../../shared/webhooks/retry.ts'
import { bodyFor } from '../../shared/webhooks/slack.ts'
import { webhook, webhookDelivery } from '../db/webhook-schema.ts'
import type { Services } from '../services.ts'
import { type Answer, sendOnce } from './send.ts'

const StoredPayloadSchema = v.pipe(v.string(), v.parseJson(), WebhookPayloadSchema)

export type DeliveryRow = typeof webhookDelivery.$inferSelect

/** Longer than an attempt can take: when it is over, whoever had a delivery in hand is gone, and another may take it. */
export const LEASE_MS = 60_000

/** At the same time, of the connections that one invocation has. */
const CONCURRENT_DELIVERIES = 2

/** The most attempts of one run; the next run goes on. */
const MAX_ATTEMPTS_PER_RUN = 60

/** What is done with is kept so long for people to look at. */
const LOG_LIFETIME_MS = 30 * 24 * 3600_000

/**
 * Sends what is due: everything (as the schedule does it), or one event as soon as it is recorded. Each delivery is taken by
 * one Worker at a time. One that was answered but could not be noted as such is sent again: receivers know it by its ids.
 */
export async function deliverDue(services: Services, eventId?: string): Promise<void> {
  let left = MAX_ATTEMPTS_PER_RUN
  async function deliverNext(): Promise<void> {
    while (left-- > 0) {
      const taken = await takeNext(services, eventId)
      if (!taken) return
      await attempt(services, taken)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT_DELIVERIES }, deliverNext))
}

/** Takes the delivery that has waited longest: choosing and claiming are one statement, so that no two take the same. */
async function takeNext(
  { db, now }: Services,
  eventId: string | undefined,
): Promise<DeliveryRow | undefined> {
  const nowMs = now()
  const next = db
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(
      and(
        lte(webhookDelivery.nextAttemptAtMs, nowMs),
        isUnclaimed(nowMs),
        eventId === undefined ? undefined : eq(webhookDelivery.eventId, eventId),
      ),
    )
    .orderBy(asc(webhookDelivery.nextAttemptAtMs))
    .limit(1)
  const [taken] = await db
    .update(webhookDelivery)
    .set({ claimedUntilMs: nowMs + LEASE_MS, attempts: sql`${webhookDelivery.attempts} + 1` })
    .where(inArray(webhookDelivery.id, next))
    .returning()
  return taken
}

/** No Worker has it in hand. */
export function isUnclaimed(nowMs: number) {
  return or(isNull(webhookDelivery.claimedUntilMs), lte(webhookDelivery.claimedUntilMs, nowMs))
}

/** Sends a delivery that the caller has claimed, and notes how it went. */
export async function attempt(services: Services, delivery: DeliveryRow): Promise<void> {
  const answer = await answerTo(services, delivery)
  if (answer !== null) await noteAnswer(services, delivery, answer)
}

/** `null` when the webhook has been deleted meanwhile. */
async function answerTo(services: Services, delivery: DeliveryRow): Promise<Answer | null> {
  const { db, now, webhooks } = services
  const [its] = await db.select().from(webhook).where(eq(webhook.id, delivery.webhookId))
  if (!its) return null
  const url = new URL(its.url)
  // What was allowed when it was saved need not be any more.
  const allowed = checkAddress(url, webhooks)
  if (!allowed.ok) return failure(allowed.refusal.message)
  const secret = await webhooks.secrets.open(its.id, its.sealedSecret)
  if (secret === null) return failure('Its secret cannot be read any more. Make a new one.')
  const payload = v.safeParse(StoredPayloadSchema, delivery.payloadJson)
  // One that nobody can read must not keep the others from being sent.
  if (!payload.success) return failure('What was to be sent cannot be read any more.')
  const body = bodyFor(url, payload.output)
  const post = { url, type: delivery.type, deliveryId: delivery.id, body, secret }
  return sendOnce(post, { nowMs: now(), timeoutMs: webhooks.timeoutMs })
}

function failure(error: string): Answer {
  return { ok: false, status: null, error, waitMs: 0 }
}

async function noteAnswer({ db, now }: Services, delivery: DeliveryRow, answer: Answer): Promise<void> {
  const nowMs = now()
  if (answer.ok) {
    // Whoever else may have taken it by now: it has arrived.
    await db
      .update(webhookDelivery)
      .set({
        ...{ deliveredAtMs: nowMs, failedAtMs: null, nextAttemptAtMs: null, claimedUntilMs: null },
        ...{ lastStatus: answer.status, lastError: null },
      })
      .where(and(eq(webhookDelivery.id, delivery.id), isNull(webhookDelivery.deliveredAtMs)))
    return
  }
  // A person waits for the answer to a test, and can press the button again.
  const delayMs = delivery.type === TEST_EVENT ? null : retryDelayMs(delivery.attempts, answer.waitMs)
  const isRepeated = delivery.attempts > 1
  await db
    .update(webhookDelivery)
    .set({
      claimedUntilMs: null,
      nextAttemptAtMs: delayMs === null ? null : nowMs + delayMs,
      failedAtMs: delayMs === null ? nowMs : null,
      lastStatus: answer.status,
      lastError:
        delayMs === null && isRepeated
          ? `${answer.error} Given up after ${delivery.attempts} attempts.`
          : answer.error,
    })
    .where(
      and(
        eq(webhookDelivery.id, delivery.id),
        // Else it was taken away meanwhile, as when the webhook is switched off.
        delivery.claimedUntilMs === null
          ? isNull(webhookDelivery.claimedUntilMs)
          : eq(webhookDelivery.claimedUntilMs, delivery.claimedUntilMs),
      ),
    )
}

/** The log does not grow for ever. What still waits is never forgotten. */
export async function forgetOldDeliveries({ db, now }: Services): Promise<void> {
  await db
    .delete(webhookDelivery)
    .where(
      and(
        lt(webhookDelivery.createdAtMs, now() - LOG_LIFETIME_MS),
        isNull(webhookDelivery.nextAttemptAtMs),
        or(isNotNull(webhookDelivery.deliveredAtMs), isNotNull(webhookDelivery.failedAtMs)),
      ),
    )
}
