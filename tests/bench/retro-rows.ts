import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { learningTerms } from '../../shared/retro/learning-terms.ts'
import type { RetroRecord } from '../../shared/retro/retro-record.ts'
import type { Harness } from '../worker/support/harness.ts'
import { SIZE } from './record-rows.ts'

/** How many learnings a team has that has looked back for years. */
export const LEARNINGS = 2_000

/** The pages read rows: of what a retro said word for word only the pulse and the order of learnings. */
const EMPTY_RETRO: RetroRecord = {
  keyResults: [],
  outcomes: [],
  learnings: [],
  actions: [],
  processPulse: null,
}

const StatementSchema = v.object({ kind: v.string(), text: v.string() })

/** Sentences that people write, so that some words are in many of them and most are in few. */
function sentences(): readonly string[] {
  return ['tests/data/okr-examples.jsonl', 'tests/data/more-okr-examples.jsonl']
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
    .map((line) => v.parse(StatementSchema, JSON.parse(line)).text)
}

/**
 * What five years of retros left: one for each cycle, with a score for each key result and actions, of which the newest are open;
 * and a library of learnings, each about a key result of its retro's cycle, with the terms that it is found by.
 * @returns the newest retro
 */
export async function fillRetros(
  { db }: Harness,
  { teamId, ownerId, prefix }: { teamId: string; ownerId: string; prefix: string },
): Promise<{ retroId: string }> {
  const texts = sentences()
  const at = (index: number) => texts[index % texts.length] ?? ''
  const backs = JSON.stringify(Array.from({ length: SIZE.cycles }, (_, back) => back))
  await db.batch([
    db
      .prepare(
        `INSERT INTO workshop (id, team_id, cycle_id, title, kind, time_zone, created_by, created_at_ms, closed_at_ms, join_salt,
           stage_id, joining_locked, stage_sequence, roster_sequence, working_sequence)
         SELECT ?1 || '-r' || value, ?2, ?1 || '-c' || value, 'Retro', 'retro', 'UTC', ?3, 1000 - value, 1, '', 'finalised', 1, 1, 1, 0
         FROM json_each(?4)`,
      )
      .bind(prefix, teamId, ownerId, backs),
    db
      .prepare(
        `INSERT INTO retro (workshop_id, team_id, cycle_id, number, revision, record_json, hash, finalised_by, published_at_ms)
         SELECT ?1 || '-r' || value, ?2, ?1 || '-c' || value, 1, 1, ?5, '', ?3, 1000 - value FROM json_each(?4)`,
      )
      .bind(prefix, teamId, ownerId, backs, JSON.stringify(EMPTY_RETRO)),
    db
      .prepare(
        `INSERT INTO key_result_grade (workshop_id, key_result_id, text, objective_id, objective_text, position, score,
           grades_json, cause, cause_note, verdict, why, confidence_at_commit, confidence_at_middle)
         SELECT ?1 || '-r' || each.value, key_result.id, key_result.text, objective.id, objective.text, key_result.position,
           (key_result.position % 11) / 10.0, '[0.2,0.4,0.6]', CASE WHEN key_result.position % 11 < 7 THEN 'focus' END, '',
           'keep', 'It still hurts.', 7, 5
         FROM json_each(?2) AS each
         JOIN key_result ON key_result.workshop_id = ?1 || '-w' || each.value
         JOIN objective ON objective.id = key_result.objective_id`,
      )
      .bind(prefix, backs),
    db
      .prepare(
        `INSERT INTO "action" (id, team_id, workshop_id, text, owner_id, due_on, state, created_at_ms, settled_at_ms)
         SELECT ?1 || '-a' || each.value || '-' || which.value, ?2, ?1 || '-r' || each.value, 'Write the guide', ?3, '2030-01-01',
           CASE WHEN each.value < 2 THEN 'open' ELSE 'done' END, 1, CASE WHEN each.value < 2 THEN NULL ELSE 1 END
         FROM json_each(?4) AS each, json_each('[1,2,3,4,5]') AS which`,
      )
      .bind(prefix, teamId, ownerId, backs),
  ])
  const learnings = Array.from({ length: LEARNINGS }, (_, index) => ({
    id: `${prefix}-l${index}`,
    text: `We learned that ${at(7 * index)}`,
    back: index % SIZE.cycles,
    key_result_id: `${prefix}-w${index % SIZE.cycles}-o${index % SIZE.objectives}-k${index % SIZE.keyResultsEach}`,
    terms: learningTerms(at(7 * index), at(11 * index + 3)),
  }))
  for (let from = 0; from < learnings.length; from += 200) {
    const some = JSON.stringify(learnings.slice(from, from + 200))
    await db.batch([
      db
        .prepare(
          `INSERT INTO learning (id, team_id, workshop_id, cycle_id, kind, text, key_result_id, learned_at_ms)
           SELECT value ->> 'id', ?2, ?3 || '-r' || (value ->> 'back'), ?3 || '-c' || (value ->> 'back'), 'learned', value ->> 'text', value ->> 'key_result_id', key
           FROM json_each(?1)`,
        )
        .bind(some, teamId, prefix),
      db
        .prepare(
          `INSERT INTO learning_term (team_id, term, learning_id)
           SELECT ?2, term.value, each.value ->> 'id'
           FROM json_each(?1) AS each, json_each(each.value, '$.terms') AS term`,
        )
        .bind(some, teamId),
    ])
  }
  return { retroId: `${prefix}-r0` }
}
