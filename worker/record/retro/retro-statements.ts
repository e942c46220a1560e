import { sql } from 'drizzle-orm'
import { addDays, daysBetween } from '../../../shared/okr/days.ts'
import { learningTerms } from '../../../shared/retro/learning-terms.ts'
import type { RetroRecord } from '../../../shared/retro/retro-record.ts'
import { guard, rawStatement, type Statement } from '../../db/database.ts'
import type { cycle, workshop } from '../../db/schema.ts'
import type { Services } from '../../services.ts'

export type RetroPublication = {
  readonly said: RetroRecord
  readonly recordJson: string
  readonly hash: string
  readonly revision: number
  readonly finalisedBy: string
  /** The newest revision that the record has of it; `null`: none. */
  readonly before: { readonly revision: number; readonly said: RetroRecord } | null
  /** Words of the cycle's key results, by id. */
  readonly textOf: ReadonlyMap<string, string>
  readonly itsWorkshop: Pick<typeof workshop.$inferSelect, 'id' | 'teamId' | 'cycleId'>
  readonly itsCycle: Pick<typeof cycle.$inferSelect, 'startsOn' | 'endsOn'>
}

/**
 * The statements that put a revision of a retro into the record: it takes the place of the revision before. What was done
 * since stays: actions that were settled, learnings that were taken out of the library. Lists come as one parameter each,
 * however long they are.
 */
export function retroStatements(
  { db, now }: Pick<Services, 'db' | 'now'>,
  publication: RetroPublication,
): Statement[] {
  const { said, recordJson, hash, revision, finalisedBy, before, itsWorkshop, itsCycle } = publication
  const { id: workshopId, teamId, cycleId } = itsWorkshop
  const nowMs = now()
  const run = (query: ReturnType<typeof sql>) => rawStatement(db, query)
  const isVanished = (rows: readonly { readonly id: string }[]) =>
    sql`workshop_id = ${workshopId} AND id NOT IN (SELECT value FROM json_each(${idsOf(rows)}))`
  return [
    // Two revisions at the same moment: the later to be written begins again from what it finds.
    guard(
      db,
      sql`(SELECT coalesce(max(revision), 0) FROM retro WHERE workshop_id = ${workshopId}) = ${before?.revision ?? 0}`,
    ),
    run(sql`
      INSERT INTO retro (workshop_id, team_id, cycle_id, number, revision, record_json, hash, finalised_by, published_at_ms)
      SELECT ${workshopId}, ${teamId}, ${cycleId}, coalesce(max(number), 0) + 1, ${revision}, ${recordJson}, ${hash},
             ${finalisedBy}, ${nowMs}
      FROM retro WHERE cycle_id = ${cycleId}
      ON CONFLICT (workshop_id) DO UPDATE SET revision = excluded.revision, record_json = excluded.record_json,
        hash = excluded.hash, finalised_by = excluded.finalised_by, published_at_ms = excluded.published_at_ms
    `),
    run(sql`
      DELETE FROM key_result_grade
      WHERE workshop_id = ${workshopId} AND key_result_id NOT IN (SELECT value FROM json_each(${idsOf(said.keyResults)}))
    `),
    // Its words and commitments stay those of the first time: also a retro that was re-opened has the cards that it began with.
    run(sql`
      INSERT INTO key_result_grade (workshop_id, key_result_id, text, objective_id, objective_text, commitment,
        objective_commitment, position, score, grades_json, owner_word, cause, cause_note, verdict, why,
        confidence_at_commit, confidence_at_middle)
      SELECT ${workshopId}, key_result.id, key_result.text, objective.id, objective.text,
             coalesce(key_result.commitment, objective.commitment), objective.commitment, said.key,
             said.value ->> 'score', said.value -> 'grades', said.value ->> 'ownerWord', said.value ->> 'cause',
             said.value ->> 'causeNote', said.value ->> 'verdict', said.value ->> 'why', key_result.confidence, (
               SELECT check_in.confidence FROM check_in
               WHERE check_in.key_result_id = key_result.id AND check_in.made_on <= ${middleOf(itsCycle)}
               ORDER BY check_in.made_at_ms DESC, check_in.id DESC LIMIT 1
             )
      FROM json_each(${JSON.stringify(said.keyResults)}) AS said
      JOIN key_result ON key_result.id = said.value ->> 'id'
      JOIN objective ON objective.id = key_result.objective_id
      WHERE true
      ON CONFLICT (workshop_id, key_result_id) DO UPDATE SET position = excluded.position, score = excluded.score,
        grades_json = excluded.grades_json, owner_word = excluded.owner_word, cause = excluded.cause,
        cause_note = excluded.cause_note, verdict = excluded.verdict, why = excluded.why,
        confidence_at_commit = excluded.confidence_at_commit, confidence_at_middle = excluded.confidence_at_middle
    `),
    run(
      sql`DELETE FROM learning_term WHERE learning_id IN (SELECT id FROM learning WHERE workshop_id = ${workshopId})`,
    ),
    run(sql`DELETE FROM learning WHERE ${isVanished(said.learnings)}`),
    run(sql`
      INSERT INTO learning (id, team_id, workshop_id, cycle_id, kind, text, objective_id, key_result_id, learned_at_ms)
      SELECT said.value ->> 'id', ${teamId}, ${workshopId}, ${cycleId}, said.value ->> 'kind', said.value ->> 'text',
             said.value ->> 'objectiveId', said.value ->> 'keyResultId', ${nowMs}
      FROM json_each(${JSON.stringify(said.learnings)}) AS said WHERE true
      ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, text = excluded.text, objective_id = excluded.objective_id,
        key_result_id = excluded.key_result_id
    `),
    run(sql`
      INSERT INTO learning_term (team_id, term, learning_id)
      SELECT ${teamId}, term.value, said.value ->> 'id'
      FROM json_each(${JSON.stringify(termsOf(publication))}) AS said, json_each(said.value, '$.terms') AS term
    `),
    run(sql`DELETE FROM "action" WHERE ${isVanished(said.actions)}`),
    run(sql`
      INSERT INTO "action" (id, team_id, workshop_id, text, owner_id, due_on, state, created_at_ms)
      SELECT said.value ->> 'id', ${teamId}, ${workshopId}, said.value ->> 'text', said.value ->> 'ownerId',
             said.value ->> 'dueOn', 'open', ${nowMs}
      FROM json_each(${JSON.stringify(said.actions)}) AS said WHERE true
      ON CONFLICT (id) DO UPDATE SET text = excluded.text, owner_id = excluded.owner_id, due_on = excluded.due_on
      WHERE state = 'open'
    `),
    run(sql`
      UPDATE "action" SET state = said.value ->> 'outcome',
        settled_at_ms = CASE WHEN said.value ->> 'outcome' = 'open' THEN NULL ELSE ${nowMs} END, settled_by = NULL
      FROM json_each(${JSON.stringify(outcomesOf(publication))}) AS said
      WHERE "action".id = said.value ->> 'actionId' AND "action".team_id = ${teamId}
        AND "action".workshop_id <> ${workshopId}
        AND "action".state <> said.value ->> 'outcome' AND "action".state IN ('open', said.value ->> 'before')
    `),
  ]
}

/** [RE8] The day in the middle of a cycle; of two, the earlier. */
export function middleOf({ startsOn, endsOn }: RetroPublication['itsCycle']): string {
  return addDays(startsOn, Math.floor(daysBetween(startsOn, endsOn) / 2))
}

/** [RE6] The words by which each learning is found. */
function termsOf({ said, textOf }: RetroPublication) {
  return said.learnings.map(({ id, text, keyResultId }) => ({
    id,
    terms: learningTerms(text, keyResultId === null ? null : (textOf.get(keyResultId) ?? null)),
  }))
}

/**
 * [RE7] What became of actions of last time. `before`: what this retro had said of it in the revision before, which it may
 * take back; what people have settled otherwise since is theirs.
 */
function outcomesOf({ said, before }: RetroPublication) {
  const earlier = new Map(before?.said.outcomes.map(({ actionId, outcome }) => [actionId, outcome]))
  const taken = said.outcomes.map(({ actionId, outcome }) => ({
    actionId,
    outcome,
    before: earlier.get(actionId) ?? 'open',
  }))
  // What was said and is not said any more is open again.
  const unsaid = [...earlier].filter(
    ([actionId]) => !said.outcomes.some((each) => each.actionId === actionId),
  )
  return [
    ...taken,
    ...unsaid.map(([actionId, outcome]) => ({ actionId, outcome: 'open' as const, before: outcome })),
  ]
}

function idsOf(rows: readonly { readonly id: string }[]): string {
  return JSON.stringify(rows.map(({ id }) => id))
}
