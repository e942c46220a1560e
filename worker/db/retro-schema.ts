import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { COMMITMENTS } from '../../shared/okr/model.ts'
import { CAUSES, VERDICTS } from '../../shared/retro/grade.ts'
import { ACTION_OUTCOMES, LEARNING_KINDS } from '../../shared/retro/retro-state.ts'
import { cycle, keyResult, member, objective, team, workshop } from './schema.ts'

/*
 * The tables of retros: what became of each key result, what was learned, what is to be done. The rules of `schema.ts` hold
 * here too.
 */

/** A retro that was closed, in the words of its newest revision. */
export const retro = sqliteTable(
  'retro',
  {
    workshopId: text('workshop_id')
      .primaryKey()
      .references(() => workshop.id),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    cycleId: text('cycle_id')
      .notNull()
      .references(() => cycle.id),
    /** 1 for the first of its cycle; the highest is the one that counts. */
    number: integer('number').notNull(),
    revision: integer('revision').notNull(),
    /** `RetroRecord` */
    recordJson: text('record_json').notNull(),
    hash: text('hash').notNull(),
    finalisedBy: text('finalised_by').notNull(),
    publishedAtMs: integer('published_at_ms').notNull(),
  },
  (table) => [
    index('retro_by_team').on(table.teamId, table.publishedAtMs),
    uniqueIndex('retro_of_cycle').on(table.cycleId, table.number),
  ],
)

/** [GR1] What a retro said of a key result. [GR3] Nothing in it is about a person. */
export const keyResultGrade = sqliteTable(
  'key_result_grade',
  {
    workshopId: text('workshop_id')
      .notNull()
      .references(() => retro.workshopId),
    keyResultId: text('key_result_id')
      .notNull()
      .references(() => keyResult.id),
    position: integer('position').notNull(),
    /**
     * Its words, and its objective with its words, when the retro was first closed: what people had before them, whatever the
     * OKRs say since. Empty in rows from before that was kept: then as the OKRs stand.
     */
    text: text('text'),
    objectiveId: text('objective_id').references(() => objective.id),
    objectiveText: text('objective_text'),
    /**
     * [GR2] What was expected of it then, its own commitment or else its objective's, and its objective's: how its score reads,
     * whatever the OKRs say since. Empty: nobody had said.
     */
    commitment: text('commitment', { enum: COMMITMENTS }),
    objectiveCommitment: text('objective_commitment', { enum: COMMITMENTS }),
    /** Empty: dropped during the cycle and not graded. */
    score: real('score'),
    gradesJson: text('grades_json').notNull(),
    ownerWord: text('owner_word'),
    cause: text('cause', { enum: CAUSES }),
    causeNote: text('cause_note').notNull(),
    verdict: text('verdict', { enum: VERDICTS }).notNull(),
    why: text('why').notNull(),
    /** [RE8] Confidence 0 to 10 when it was published, and at the middle of the cycle; empty where nobody said one. */
    confidenceAtCommit: integer('confidence_at_commit'),
    confidenceAtMiddle: integer('confidence_at_middle'),
  },
  (table) => [
    primaryKey({ columns: [table.workshopId, table.keyResultId] }),
    index('grade_by_key_result').on(table.keyResultId),
  ],
)

/** [RE6] What the team learned. */
export const learning = sqliteTable(
  'learning',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => retro.workshopId),
    cycleId: text('cycle_id')
      .notNull()
      .references(() => cycle.id),
    kind: text('kind', { enum: LEARNING_KINDS }).notNull(),
    text: text('text').notNull(),
    objectiveId: text('objective_id').references(() => objective.id),
    keyResultId: text('key_result_id').references(() => keyResult.id),
    learnedAtMs: integer('learned_at_ms').notNull(),
    /** Set where it was taken out of the library. */
    removedAtMs: integer('removed_at_ms'),
  },
  (table) => [
    index('learning_by_team').on(table.teamId, table.learnedAtMs),
    index('learning_by_workshop').on(table.workshopId),
    index('learning_by_key_result').on(table.keyResultId),
  ],
)

/** The words of each learning, and of the key result that it is about, as the library is searched by them. */
export const learningTerm = sqliteTable(
  'learning_term',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    term: text('term').notNull(),
    learningId: text('learning_id')
      .notNull()
      .references(() => learning.id),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.term, table.learningId] }),
    index('learning_term_by_learning').on(table.learningId),
  ],
)

/** [RE7] What a retro agreed to do. */
export const action = sqliteTable(
  'action',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => retro.workshopId),
    text: text('text').notNull(),
    ownerId: text('owner_id').references(() => member.id),
    dueOn: text('due_on'),
    state: text('state', { enum: ACTION_OUTCOMES }).notNull().default('open'),
    createdAtMs: integer('created_at_ms').notNull(),
    settledAtMs: integer('settled_at_ms'),
    settledBy: text('settled_by').references(() => member.id),
  },
  (table) => [
    index('action_by_team').on(table.teamId, table.state, table.dueOn),
    index('action_by_owner').on(table.ownerId),
    index('action_by_workshop').on(table.workshopId),
  ],
)
