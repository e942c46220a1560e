import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { learningTerms } from '../../shared/retro/learning-terms.ts'
import type { Harness } from '../worker/support/harness.ts'

/** How many learnings a team has that has looked back for years. */
export const LEARNINGS = 2_000

const StatementSchema = v.object({ kind: v.string(), text: v.string() })

/** Sentences that people write, so that some words are in many of them and most are in few. */
function sentences(): readonly string[] {
  return ['tests/data/okr-examples.jsonl', 'tests/data/more-okr-examples.jsonl']
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
    .map((line) => v.parse(StatementSchema, JSON.parse(line)).text)
}

/** A team's library of learnings, each about a key result of its record, with the terms that it is found by. */
export async function fillLearnings(
  { db }: Harness,
  { teamId, ownerId, prefix }: { teamId: string; ownerId: string; prefix: string },
): Promise<void> {
  const texts = sentences()
  const at = (index: number) => texts[index % texts.length] ?? ''
  const workshopId = `${prefix}-w0`
  const cycleId = `${prefix}-c0`
  await db
    .prepare(
      `INSERT INTO retro (workshop_id, team_id, cycle_id, number, revision, record_json, hash, finalised_by, published_at_ms)
       VALUES (?, ?, ?, 1, 1, '{}', '', ?, 1)`,
    )
    .bind(workshopId, teamId, cycleId, ownerId)
    .run()
  const learnings = Array.from({ length: LEARNINGS }, (_, index) => ({
    id: `${prefix}-l${index}`,
    text: `We learned that ${at(7 * index)}`,
    key_result_id: `${prefix}-w${index % 20}-o${index % 5}-k${index % 5}`,
    terms: learningTerms(at(7 * index), at(11 * index + 3)),
  }))
  for (let from = 0; from < learnings.length; from += 200) {
    const some = JSON.stringify(learnings.slice(from, from + 200))
    await db.batch([
      db
        .prepare(
          `INSERT INTO learning (id, team_id, workshop_id, cycle_id, kind, text, key_result_id, learned_at_ms)
           SELECT value ->> 'id', ?2, ?3, ?4, 'learned', value ->> 'text', value ->> 'key_result_id', key
           FROM json_each(?1)`,
        )
        .bind(some, teamId, workshopId, cycleId),
      db
        .prepare(
          `INSERT INTO learning_term (team_id, term, learning_id)
           SELECT ?2, term.value, each.value ->> 'id'
           FROM json_each(?1) AS each, json_each(each.value, '$.terms') AS term`,
        )
        .bind(some, teamId),
    ])
  }
}
