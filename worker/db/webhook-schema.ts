import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { member, team } from './schema.ts'

/*
 * The tables of webhooks: where events go, and which are on their way. The rules of `schema.ts` hold here too.
 */

/** Where a team lets its events be sent. */
export const webhook = sqliteTable(
  'webhook',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    url: text('url').notNull(),
    /** Not a hash: each delivery is signed with the secret itself. It is sealed with a key that is not in the database. */
    sealedSecret: text('sealed_secret').notNull(),
    eventsJson: text('events_json').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
    /** Set while it is switched off: nothing is sent, and what happens meanwhile is not sent later. */
    disabledAtMs: integer('disabled_at_ms'),
  },
  (table) => [index('webhook_by_team').on(table.teamId)],
)

/** One event on its way to one webhook: the queue of what is to be sent, and the log of what was. */
export const webhookDelivery = sqliteTable(
  'webhook_delivery',
  {
    id: text('id').primaryKey(),
    webhookId: text('webhook_id')
      .notNull()
      .references(() => webhook.id),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    /** Fixed when the event happened, so that each attempt says the same. */
    payloadJson: text('payload_json').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    /** Counted when an attempt begins: one that a Worker does not live to finish counts too. */
    attempts: integer('attempts').notNull(),
    /** Empty when nothing is to be done any more. */
    nextAttemptAtMs: integer('next_attempt_at_ms'),
    /** Until then one Worker has it in hand, and no other takes it. */
    claimedUntilMs: integer('claimed_until_ms'),
    deliveredAtMs: integer('delivered_at_ms'),
    /** When it was given up. */
    failedAtMs: integer('failed_at_ms'),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
  },
  (table) => [
    uniqueIndex('webhook_delivery_of_event').on(table.webhookId, table.eventId),
    index('webhook_delivery_by_webhook').on(table.webhookId, table.createdAtMs),
    index('webhook_delivery_due').on(table.nextAttemptAtMs),
    index('webhook_delivery_by_event').on(table.eventId),
    index('webhook_delivery_by_age').on(table.createdAtMs),
  ],
)
