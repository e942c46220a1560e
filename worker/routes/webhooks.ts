import { and, count, eq, isNull } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { type ChangeWebhook, MAX_LOGGED_DELIVERIES, MAX_WEBHOOKS } from '../../shared/api/webhooks-api.ts'
import { ok, refuse } from '../../shared/result.ts'
import { checkAddress } from '../../shared/webhooks/address.ts'
import { TEST_EVENT } from '../../shared/webhooks/events.ts'
import { testPayload } from '../../shared/webhooks/payload.ts'
import { webhook, webhookDelivery } from '../db/webhook-schema.ts'
import { type ApiResult, notFound, refuseFields } from '../http/refusals.ts'
import { type Api, type PersonCaller, serve } from '../http/serve.ts'
import { allowPersonInTeam } from '../record/record-access.ts'
import type { Services } from '../services.ts'
import { attempt, type DeliveryRow, isUnclaimed, LEASE_MS } from '../webhooks/deliver.ts'
import { deliveryReply, readDeliveries, readWebhooks } from '../webhooks/replies.ts'

/** Webhooks of a team: every member looks after all of them. */
export function serveWebhooks(api: Api): void {
  serve(api, ROUTES.webhooks, {
    allow: findTeam,
    async act({ services, allowed: { team, person } }) {
      const webhooks = await readWebhooks(services.db, team.id)
      return ok({
        team: { teamId: team.id, name: team.name },
        me: { personId: person.personId, name: person.name },
        webhooks,
      })
    },
  })

  serve(api, ROUTES.createWebhook, {
    limit: 'LIMIT_CREATE',
    allow: findTeam,
    async act({ services, allowed: { team, person }, body: { url: address, events } }) {
      const { db, newId, now } = services
      const checked = checkUrl(services, address)
      if (!checked.ok) return checked
      if (team.practiceUntilMs !== null) {
        return refuse('conflict', 'What is only practised is told to nobody outside.')
      }
      const [existing] = await db
        .select({ webhooks: count() })
        .from(webhook)
        .where(eq(webhook.teamId, team.id))
      if ((existing?.webhooks ?? 0) >= MAX_WEBHOOKS) {
        return refuse(
          'conflict',
          `A team can have ${MAX_WEBHOOKS} webhooks. Delete one that is not needed any more.`,
        )
      }
      const id = newId()
      const secret = makeSecret(services)
      await db.insert(webhook).values({
        id,
        teamId: team.id,
        url: checked.value,
        sealedSecret: await services.webhooks.secrets.seal(id, secret),
        eventsJson: JSON.stringify(events),
        createdBy: person.personId,
        createdAtMs: now(),
      })
      const [made] = await readWebhooks(db, team.id, id)
      return made ? ok({ webhook: made, secret }) : notFound()
    },
  })

  serve(api, ROUTES.changeWebhook, {
    allow: findWebhook,
    async act({ services, allowed: { id, teamId }, body }) {
      const changed = await changeWebhook(services, id, body)
      if (!changed.ok) return changed
      const [found] = await readWebhooks(services.db, teamId, id)
      return found ? ok(found) : notFound()
    },
  })

  serve(api, ROUTES.deleteWebhook, {
    allow: findWebhook,
    async act({ services: { db }, allowed: { id } }) {
      await db.batch([
        db.delete(webhookDelivery).where(eq(webhookDelivery.webhookId, id)),
        db.delete(webhook).where(eq(webhook.id, id)),
      ])
      return ok({})
    },
  })

  serve(api, ROUTES.rotateWebhookSecret, {
    allow: findWebhook,
    async act({ services, allowed: { id } }) {
      const secret = makeSecret(services)
      const sealedSecret = await services.webhooks.secrets.seal(id, secret)
      await services.db.update(webhook).set({ sealedSecret }).where(eq(webhook.id, id))
      return ok({ secret })
    },
  })

  serve(api, ROUTES.testWebhook, {
    limit: 'LIMIT_CREATE',
    allow: findWebhook,
    async act({ services, allowed: { id, team } }) {
      const { db, newId, now } = services
      const nowMs = now()
      const eventId = newId()
      const [delivery] = await db
        .insert(webhookDelivery)
        .values({
          id: newId(),
          webhookId: id,
          eventId,
          type: TEST_EVENT,
          payloadJson: JSON.stringify(testPayload(eventId, nowMs, team)),
          createdAtMs: nowMs,
          attempts: 1,
          nextAttemptAtMs: nowMs,
          claimedUntilMs: nowMs + LEASE_MS,
        })
        .returning()
      return delivery ? attemptNow(services, delivery) : notFound()
    },
  })

  serve(api, ROUTES.webhookDeliveries, {
    allow: findWebhook,
    async act({ services, allowed: { id } }) {
      const ofIt = eq(webhookDelivery.webhookId, id)
      return ok({ deliveries: await readDeliveries(services.db, ofIt, MAX_LOGGED_DELIVERIES) })
    },
  })

  serve(api, ROUTES.redeliver, {
    limit: 'LIMIT_CREATE',
    allow: findWebhook,
    async act({ services, params, allowed: { id, disabledAtMs } }) {
      const { db, now } = services
      if (disabledAtMs !== null) return refuse('conflict', 'Switch the webhook on first.')
      const its = and(eq(webhookDelivery.id, params.deliveryId), eq(webhookDelivery.webhookId, id))
      const [known] = await db.select({ id: webhookDelivery.id }).from(webhookDelivery).where(its)
      if (!known) return notFound()
      const nowMs = now()
      const [delivery] = await db
        .update(webhookDelivery)
        .set({
          // As if it had just happened: where it fails again, it is tried for as long as a new one.
          ...{ attempts: 1, nextAttemptAtMs: nowMs, claimedUntilMs: nowMs + LEASE_MS },
          ...{ deliveredAtMs: null, failedAtMs: null, lastStatus: null, lastError: null },
        })
        .where(and(its, isUnclaimed(nowMs)))
        .returning()
      return delivery
        ? attemptNow(services, delivery)
        : refuse('conflict', 'It is being sent at this moment. Look again in a minute.')
    },
  })
}

type Asked = {
  readonly services: Services
  readonly caller: PersonCaller
  readonly params: { readonly teamId: string }
}

/** Addresses may hold secrets of their own, as Slack's do: only members see them. */
function findTeam({ services, caller, params }: Asked) {
  return allowPersonInTeam(services, caller, params.teamId, ROUTES.webhooks.needs)
}

/** A webhook of a team that the asking person is a member of; another team's does not exist for them. */
async function findWebhook(asked: Asked & { readonly params: { readonly webhookId: string } }) {
  const access = await findTeam(asked)
  if (!access.ok) return access
  const { team } = access.value
  const [found] = await asked.services.db
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, asked.params.webhookId), eq(webhook.teamId, team.id)))
  return found ? ok({ ...found, team }) : notFound()
}

/** The address as the platform reads it, if a webhook may go there. */
function checkUrl({ webhooks }: Services, address: string): ApiResult<string> {
  const url = new URL(address)
  const allowed = checkAddress(url, webhooks)
  return allowed.ok
    ? ok(url.href)
    : refuseFields('invalid-input', 'This address cannot be used.', { url: allowed.refusal.message })
}

/** The prefix lets people, and programs that look for leaked secrets, see what it is. */
function makeSecret({ newSecret }: Services): string {
  return `whsec_${newSecret()}`
}

async function changeWebhook(
  services: Services,
  id: string,
  { url: address, events, isEnabled }: ChangeWebhook,
): Promise<ApiResult<null>> {
  const { db, now } = services
  const url = address === undefined ? ok(undefined) : checkUrl(services, address)
  if (!url.ok) return url
  const nowMs = now()
  const change = {
    ...(url.value === undefined ? {} : { url: url.value }),
    ...(events === undefined ? {} : { eventsJson: JSON.stringify(events) }),
    ...(isEnabled === true ? { disabledAtMs: null } : {}),
  }
  if (Object.keys(change).length > 0) await db.update(webhook).set(change).where(eq(webhook.id, id))
  if (isEnabled === false) {
    await db.batch([
      db
        .update(webhook)
        .set({ disabledAtMs: nowMs })
        .where(and(eq(webhook.id, id), isNull(webhook.disabledAtMs))),
      // Weeks later nobody would expect them any more: whoever wants one sends it again from the log.
      db
        .update(webhookDelivery)
        .set({
          ...{ nextAttemptAtMs: null, claimedUntilMs: null, failedAtMs: nowMs },
          lastError: 'The webhook was switched off.',
        })
        .where(
          and(
            eq(webhookDelivery.webhookId, id),
            isNull(webhookDelivery.deliveredAtMs),
            isNull(webhookDelivery.failedAtMs),
          ),
        ),
    ])
  }
  return ok(null)
}

/** Sends a claimed delivery while the asking person waits, and says what became of it. */
async function attemptNow(services: Services, delivery: DeliveryRow) {
  await attempt(services, delivery)
  const [after] = await services.db.select().from(webhookDelivery).where(eq(webhookDelivery.id, delivery.id))
  return after ? ok(deliveryReply(after)) : notFound()
}
