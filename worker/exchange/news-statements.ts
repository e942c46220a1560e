import { eq, sql } from 'drizzle-orm'
import type { WorkshopNews } from '../../shared/exchange/newer.ts'
import { type Database, guard, type Statement } from '../db/database.ts'
import { checkIn, courseChange } from '../db/living-schema.ts'
import { ballot, initiative, keyResult, objective, okrRevision } from '../db/schema.ts'
import { listRows } from './document-rows.ts'
import { insertRows } from './insert-rows.ts'

/** What a later export brings to workshops that are here. */
export async function newsStatements(
  db: Database,
  news: readonly WorkshopNews[],
  tokenIds: ReadonlyMap<string, string>,
): Promise<Statement[]> {
  const statements = await Promise.all(news.map((each) => statementsOf(db, each, tokenIds)))
  return statements.flat()
}

async function statementsOf(
  db: Database,
  { theirs, newIds, newRevisions, forwarded }: WorkshopNews,
  tokenIds: ReadonlyMap<string, string>,
): Promise<Statement[]> {
  const rows = await listRows([theirs], tokenIds)
  const isNew = ({ id }: { readonly id: string }) => newIds.has(id)
  const known = rows.changes.map(({ id }) => id)
  return [
    // Before the new ones are there: nothing was corrected here meanwhile that the document does not know.
    guard(
      db,
      sql`NOT EXISTS (
        SELECT 1 FROM course_change WHERE coalesce(key_result_id, objective_id) IN ${listed([...forwarded])}
        AND id NOT IN ${listed(known)}
      )`,
    ),
    ...insertRows(
      db,
      okrRevision,
      rows.revisions.filter(({ revision }) => newRevisions.has(revision)),
    ),
    ...insertRows(db, ballot, rows.ballots.filter(isNew)),
    ...insertRows(db, objective, rows.objectives.filter(isNew)),
    ...insertRows(db, keyResult, rows.keyResults.filter(isNew)),
    ...insertRows(db, initiative, rows.initiatives.filter(isNew)),
    ...insertRows(db, checkIn, rows.checkIns.filter(isNew)),
    ...insertRows(db, courseChange, rows.changes.filter(isNew)),
    ...rows.objectives
      .filter(({ id }) => forwarded.has(id))
      .map(({ id, workshopId: _, cycleId: __, ...its }) =>
        db.update(objective).set(its).where(eq(objective.id, id)),
      ),
    ...rows.keyResults
      .filter(({ id }) => forwarded.has(id))
      .map(({ id, workshopId: _, ...its }) => db.update(keyResult).set(its).where(eq(keyResult.id, id))),
    // How one stands here is newer than anything that a file could say of it.
    ...rows.initiatives
      .filter(({ id }) => forwarded.has(id))
      .map(({ id, workshopId: _, keyResultId: __, state: ___, addedAtMs: ____, ...its }) =>
        db.update(initiative).set(its).where(eq(initiative.id, id)),
      ),
  ]
}

function listed(ids: readonly string[]) {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
}
