import { type SQL, sql } from 'drizzle-orm'
import { workshop } from '../db/schema.ts'

/*
 * What belongs to a single workshop that is taken along: to a planning the retros that look back on its key results, to a retro
 * the plannings that they are from. Conditions on `workshop`; subqueries name their tables in words.
 */

/** The workshop, and where it is a retro, those whose key results it speaks of. */
export function isItOrLookedBackOn(workshopId: string): SQL {
  return sql`${workshop.id} IN (
    SELECT ${workshopId} UNION ALL
    SELECT its.workshop_id FROM key_result_grade AS said INNER JOIN key_result AS its ON its.id = said.key_result_id
    WHERE said.workshop_id = ${workshopId}
  )`
}

/** The workshop, and the retros that speak of its key results. */
export function isItOrLooksBackOnIt(workshopId: string): SQL {
  return sql`${workshop.id} IN (
    SELECT ${workshopId} UNION ALL
    SELECT said.workshop_id FROM key_result AS its INNER JOIN key_result_grade AS said ON said.key_result_id = its.id
    WHERE its.workshop_id = ${workshopId}
  )`
}
