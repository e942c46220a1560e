import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { ROLES, STANDINGS } from '../../shared/identity/roles.ts'
import { INITIATIVE_STATES } from '../../shared/okr/initiative.ts'
import { COMMITMENTS, DIRECTIONS } from '../../shared/okr/model.ts'
import { DEFAULT_RHYTHM } from '../../shared/okr/rhythm.ts'
import { WORKSHOP_KINDS } from '../../shared/workshop/workshop-kinds.ts'

/**
 * The tables in D1. Two rules of the platform shape them: no column has an ON DELETE action (D1 cannot switch foreign
 * keys off, so a rebuilt table would take its children with it), and migrations only ever add.
 * Columns ending in `_json` are parsed by their reader; times are milliseconds since 1970, days are `YYYY-MM-DD`.
 */
export const team = sqliteTable(
  'team',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    /** Of a practice room's team: when it is deleted, with everything that it has. */
    practiceUntilMs: integer('practice_until_ms'),
    /** By whose clock a check-in is due; `null`: that of its newest workshop. */
    timeZone: text('time_zone'),
    /** [CH1] See `Rhythm`. */
    checkInEveryWeeks: integer('check_in_every_weeks').notNull().default(DEFAULT_RHYTHM.everyWeeks),
    checkInWeekday: integer('check_in_weekday').notNull().default(DEFAULT_RHYTHM.weekday),
    staleAfterDays: integer('stale_after_days').notNull().default(DEFAULT_RHYTHM.staleAfterDays),
  },
  (table) => [index('team_by_practice').on(table.practiceUntilMs)],
)

/** A person, who belongs to one team. A guest sees only the workshops they joined. */
export const member = sqliteTable(
  'member',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    name: text('name').notNull(),
    standing: text('standing', { enum: STANDINGS }).notNull(),
    joinedAtMs: integer('joined_at_ms').notNull(),
    /** The other team that a guest says they come from. */
    homeTeam: text('home_team'),
    /** Of somebody whom an import made: who they are here. What was theirs is that person's; old words still name this one. */
    sameAs: text('same_as').references((): AnySQLiteColumn => member.id),
  },
  (table) => [index('member_by_team').on(table.teamId)],
)

/** Which person a browser is in a team. One browser may be different people in different teams. */
export const session = sqliteTable(
  'session',
  {
    browserHash: text('browser_hash').notNull(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    memberId: text('member_id')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.browserHash, table.teamId] }),
    index('session_by_member').on(table.memberId),
  ],
)

export const cycle = sqliteTable(
  'cycle',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    name: text('name').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
  },
  (table) => [uniqueIndex('cycle_name_in_team').on(table.teamId, table.name)],
)

export const workshop = sqliteTable(
  'workshop',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    cycleId: text('cycle_id')
      .notNull()
      .references(() => cycle.id),
    title: text('title').notNull(),
    kind: text('kind', { enum: WORKSHOP_KINDS }).notNull(),
    timeZone: text('time_zone').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
    /** With the secret key, this yields the join link's secret and the code: they can be shown again, yet are not stored. */
    joinSalt: text('join_salt').notNull(),
    /** When the room answered that it exists; until then its creation is tried again. */
    roomCreatedAtMs: integer('room_created_at_ms'),
    stageId: text('stage_id').notNull(),
    joiningLocked: integer('joining_locked', { mode: 'boolean' }).notNull(),
    /** Sequence of the newest event of each kind that was applied: an older one that comes late changes nothing. */
    stageSequence: integer('stage_sequence').notNull(),
    rosterSequence: integer('roster_sequence').notNull(),
    /** Sequence of the newest stage-changed event that led to a stage other than `finalised`. */
    workingSequence: integer('working_sequence').notNull(),
    /** A closed workshop's links and codes have ended. */
    closedAtMs: integer('closed_at_ms'),
    /** The agenda that its room is made with; `null`: an open board. What becomes of it is the room's. */
    agendaJson: text('agenda_json'),
    /** Of a check-in meeting: the first day of the week of its cycle that it is of, which has one meeting. */
    meetingWeekOn: text('meeting_week_on'),
  },
  (table) => [
    index('workshop_by_team').on(table.teamId),
    uniqueIndex('meeting_of_week').on(table.cycleId, table.meetingWeekOn),
  ],
)

/** Who is what in a workshop. The room's roster decides; this follows it by events. */
export const participant = sqliteTable(
  'participant',
  {
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshop.id),
    memberId: text('member_id')
      .notNull()
      .references(() => member.id),
    role: text('role', { enum: ROLES }).notNull(),
    joinedAtMs: integer('joined_at_ms').notNull(),
    removedAtMs: integer('removed_at_ms'),
  },
  (table) => [
    primaryKey({ columns: [table.workshopId, table.memberId] }),
    index('participant_by_member').on(table.memberId),
  ],
)

/** `practice`: lets whoever started a practice room ask for tickets of one simulated teammate. */
export const INVITATION_KINDS = [
  'join-link',
  'join-code',
  'facilitator',
  'team',
  'personal',
  'practice',
] as const
export type InvitationKind = (typeof INVITATION_KINDS)[number]

/** Links and codes. Only a keyed hash of the secret is kept. */
export const invitation = sqliteTable(
  'invitation',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: INVITATION_KINDS }).notNull(),
    secretHash: text('secret_hash').notNull(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    /** Empty for a team invitation. */
    workshopId: text('workshop_id').references(() => workshop.id),
    /** Who made it; for a personal link also whom it stands for, and for `practice` the teammate. */
    memberId: text('member_id')
      .notNull()
      .references(() => member.id),
    createdAtMs: integer('created_at_ms').notNull(),
    expiresAtMs: integer('expires_at_ms'),
    usedAtMs: integer('used_at_ms'),
    /** Names the one request that used a single-use link up. */
    redemptionId: text('redemption_id'),
    endedAtMs: integer('ended_at_ms'),
  },
  (table) => [
    uniqueIndex('invitation_secret').on(table.secretHash),
    index('invitation_by_workshop').on(table.workshopId),
  ],
)

/** What was published, word for word, with its provenance. Never changed. */
export const okrRevision = sqliteTable(
  'okr_revision',
  {
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshop.id),
    revision: integer('revision').notNull(),
    okrsJson: text('okrs_json').notNull(),
    hash: text('hash').notNull(),
    finalisedBy: text('finalised_by').notNull(),
    publishedAtMs: integer('published_at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workshopId, table.revision] })],
)

/** Columns of everything that a revision publishes: from which revision it is, and whether a later one left it out. */
const published = {
  workshopId: text('workshop_id')
    .notNull()
    .references(() => workshop.id),
  position: integer('position').notNull(),
  firstRevision: integer('first_revision').notNull(),
  /** The newest revision that holds it. */
  revision: integer('revision').notNull(),
  droppedInRevision: integer('dropped_in_revision'),
  droppedReason: text('dropped_reason'),
}

export const objective = sqliteTable(
  'objective',
  {
    id: text('id').primaryKey(),
    ...published,
    cycleId: text('cycle_id')
      .notNull()
      .references(() => cycle.id),
    text: text('text').notNull(),
    commitment: text('commitment', { enum: COMMITMENTS }),
    provenanceJson: text('provenance_json').notNull(),
    /** [SE7] Empty where it was published before the record kept it, or where nobody shares it. */
    partnersJson: text('partners_json'),
  },
  (table) => [
    index('objective_by_workshop').on(table.workshopId),
    index('objective_by_cycle').on(table.cycleId),
  ],
)

export const keyResult = sqliteTable(
  'key_result',
  {
    id: text('id').primaryKey(),
    ...published,
    objectiveId: text('objective_id')
      .notNull()
      .references(() => objective.id),
    text: text('text').notNull(),
    ownerId: text('owner_id').references(() => member.id),
    accepted: integer('accepted', { mode: 'boolean' }).notNull(),
    direction: text('direction', { enum: DIRECTIONS }),
    unit: text('unit').notNull(),
    baseline: real('baseline'),
    /** [KR5] "Not known yet" was the answer; then `baseline` is empty. */
    baselineUnknown: integer('baseline_unknown', { mode: 'boolean' }).notNull(),
    target: real('target'),
    milestoneReason: text('milestone_reason').notNull(),
    dueOn: text('due_on'),
    commitment: text('commitment', { enum: COMMITMENTS }),
    confidence: integer('confidence'),
    provenanceJson: text('provenance_json').notNull(),
  },
  (table) => [
    index('key_result_by_workshop').on(table.workshopId),
    index('key_result_by_objective').on(table.objectiveId),
    index('key_result_by_owner').on(table.ownerId),
  ],
)

export const initiative = sqliteTable(
  'initiative',
  {
    id: text('id').primaryKey(),
    ...published,
    keyResultId: text('key_result_id')
      .notNull()
      .references(() => keyResult.id),
    text: text('text').notNull(),
    ownerId: text('owner_id').references(() => member.id),
    state: text('state', { enum: INITIATIVE_STATES }).notNull().default('open'),
    /** Set where it was added after the workshop: a later revision, which knows nothing of it, does not drop it. */
    addedAtMs: integer('added_at_ms'),
  },
  (table) => [
    index('initiative_by_workshop').on(table.workshopId),
    index('initiative_by_key_result').on(table.keyResultId),
  ],
)

/**
 * A closed ballot: settings, proposals in their words at the time, and the result. An anonymous one names nobody (BA9), one
 * by name says who chose what.
 */
export const ballot = sqliteTable(
  'ballot',
  {
    id: text('id').primaryKey(),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshop.id),
    round: integer('round').notNull(),
    settingsJson: text('settings_json').notNull(),
    itemsJson: text('items_json').notNull(),
    resultJson: text('result_json').notNull(),
    /** Which ballot it came after, and why; empty for a first one. */
    followsJson: text('follows_json'),
    /** [BA7] Which of the tied proposals are in, once that was settled. */
    settledIdsJson: text('settled_ids_json'),
    openedAtMs: integer('opened_at_ms').notNull(),
    closedAtMs: integer('closed_at_ms').notNull(),
  },
  (table) => [index('ballot_by_workshop').on(table.workshopId)],
)

/** Every event of a room that was consumed, with the answer given: the same event again gets the same answer. */
export const roomEvent = sqliteTable(
  'room_event',
  {
    eventId: text('event_id').primaryKey(),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshop.id),
    sequence: integer('sequence').notNull(),
    type: text('type').notNull(),
    replyJson: text('reply_json').notNull(),
    happenedAtMs: integer('happened_at_ms').notNull(),
    receivedAtMs: integer('received_at_ms').notNull(),
  },
  (table) => [index('room_event_by_workshop').on(table.workshopId, table.sequence)],
)

/** A room whose workshop the record has deleted, and which does not know it yet. */
export const roomDeletion = sqliteTable(
  'room_deletion',
  {
    workshopId: text('workshop_id').primaryKey(),
    askedAtMs: integer('asked_at_ms').notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAtMs: integer('next_attempt_at_ms').notNull(),
  },
  (table) => [index('room_deletion_due').on(table.nextAttemptAtMs)],
)
