import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { keyResult, member, objective, team } from './schema.ts'

/*
 * The tables of OKRs after their workshop: check-ins, corrections, who may come from outside, and what supports what. The
 * rules of `schema.ts` hold here too.
 */

/** A program's key to a team's record. Only a keyed hash of its secret is kept. */
export const apiToken = sqliteTable(
  'api_token',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    name: text('name').notNull(),
    scopesJson: text('scopes_json').notNull(),
    secretHash: text('secret_hash').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
    lastUsedAtMs: integer('last_used_at_ms'),
    revokedAtMs: integer('revoked_at_ms'),
  },
  (table) => [
    uniqueIndex('api_token_secret').on(table.secretHash),
    index('api_token_by_team').on(table.teamId),
  ],
)

/** [CH1] A check-in. Never changed: who erred checks in again. */
export const checkIn = sqliteTable(
  'check_in',
  {
    id: text('id').primaryKey(),
    keyResultId: text('key_result_id')
      .notNull()
      .references(() => keyResult.id),
    value: real('value'),
    confidence: integer('confidence').notNull(),
    note: text('note').notNull(),
    /** [CH5] Empty where none was asked for or given. */
    nextStep: text('next_step'),
    nextStepOwnerId: text('next_step_owner_id').references(() => member.id),
    /** Who made it: one of the two. */
    memberId: text('member_id').references(() => member.id),
    tokenId: text('token_id').references(() => apiToken.id),
    /** The day in the team's time zone when it was made. */
    madeOn: text('made_on').notNull(),
    madeAtMs: integer('made_at_ms').notNull(),
  },
  (table) => [
    index('check_in_by_key_result').on(table.keyResultId, table.madeAtMs),
    index('check_in_by_next_step_owner').on(table.nextStepOwnerId),
  ],
)

export const COURSE_CHANGE_KINDS = ['corrected', 'dropped', 'taken-up-again'] as const

/** [CH3] What changed of an objective or key result after it was published, and why. The rows are its history. */
export const courseChange = sqliteTable(
  'course_change',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: COURSE_CHANGE_KINDS }).notNull(),
    objectiveId: text('objective_id')
      .notNull()
      .references(() => objective.id),
    /** Empty where it is the objective itself. */
    keyResultId: text('key_result_id').references(() => keyResult.id),
    /** `FieldChange[]` */
    changesJson: text('changes_json').notNull(),
    reason: text('reason').notNull(),
    memberId: text('member_id').references(() => member.id),
    tokenId: text('token_id').references(() => apiToken.id),
    madeAtMs: integer('made_at_ms').notNull(),
    /** The newest revision when it was made: what a later one says otherwise must be chosen there. */
    afterRevision: integer('after_revision').notNull(),
  },
  (table) => [
    index('course_change_by_objective').on(table.objectiveId, table.madeAtMs),
    index('course_change_by_key_result').on(table.keyResultId, table.madeAtMs),
  ],
)

/** A request that was done, under the key its sender gave it: sent again, it is answered the same and not done twice. */
export const doneRequest = sqliteTable(
  'done_request',
  {
    /** Who sent it: a person or a token. */
    senderId: text('sender_id').notNull(),
    key: text('key').notNull(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    /** Of route, parameters and body: the same key for something else is refused. */
    requestHash: text('request_hash').notNull(),
    replyJson: text('reply_json').notNull(),
    doneAtMs: integer('done_at_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.senderId, table.key] }),
    index('done_request_by_age').on(table.doneAtMs),
    index('done_request_by_team').on(table.teamId),
  ],
)

/** A secret link to a calendar of check-ins. Only a keyed hash of the secret is kept. */
export const calendarFeed = sqliteTable(
  'calendar_feed',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    /** Whose check-ins; empty: the whole team's. */
    memberId: text('member_id').references(() => member.id),
    secretHash: text('secret_hash').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
    lastReadAtMs: integer('last_read_at_ms'),
    endedAtMs: integer('ended_at_ms'),
  },
  (table) => [
    uniqueIndex('calendar_feed_secret').on(table.secretHash),
    index('calendar_feed_by_team').on(table.teamId),
  ],
)

/** What the schedule has told a team once, by an id that follows from what it is about. */
export const raisedEvent = sqliteTable(
  'raised_event',
  {
    eventId: text('event_id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    type: text('type').notNull(),
    raisedAtMs: integer('raised_at_ms').notNull(),
  },
  (table) => [index('raised_event_by_team').on(table.teamId)],
)

/** Two teams that see each other's current OKRs, by the consent of both: one makes a link, a member of the other takes it. */
export const teamLink = sqliteTable(
  'team_link',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    /** Empty until it is taken. */
    otherTeamId: text('other_team_id').references(() => team.id),
    secretHash: text('secret_hash').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
    expiresAtMs: integer('expires_at_ms').notNull(),
    takenBy: text('taken_by').references(() => member.id),
    takenAtMs: integer('taken_at_ms'),
    /** Either side may end it. */
    endedAtMs: integer('ended_at_ms'),
  },
  (table) => [
    uniqueIndex('team_link_secret').on(table.secretHash),
    index('team_link_by_team').on(table.teamId),
    index('team_link_by_other_team').on(table.otherTeamId),
  ],
)

/** An objective that supports another team's objective, or one key result of it. */
export const supportLink = sqliteTable(
  'support_link',
  {
    id: text('id').primaryKey(),
    objectiveId: text('objective_id')
      .notNull()
      .references(() => objective.id),
    supportsObjectiveId: text('supports_objective_id')
      .notNull()
      .references(() => objective.id),
    supportsKeyResultId: text('supports_key_result_id').references(() => keyResult.id),
    contribution: text('contribution').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
    endedAtMs: integer('ended_at_ms'),
  },
  (table) => [
    index('support_link_by_objective').on(table.objectiveId),
    index('support_link_by_supported').on(table.supportsObjectiveId),
  ],
)

/** Agendas that a team keeps to start from. */
export const teamAgenda = sqliteTable(
  'team_agenda',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    name: text('name').notNull(),
    planJson: text('plan_json').notNull(),
    savedBy: text('saved_by')
      .notNull()
      .references(() => member.id),
    savedAtMs: integer('saved_at_ms').notNull(),
  },
  (table) => [uniqueIndex('agenda_name_in_team').on(table.teamId, table.name)],
)
