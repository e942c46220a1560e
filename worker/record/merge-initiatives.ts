import { inArray, sql } from 'drizzle-orm'
import type { OkrSet } from '../../shared/okr/okr-set.ts'
import { type Database, guard, type Statement } from '../db/database.ts'
import { initiative } from '../db/schema.ts'
import type { Services } from '../services.ts'

/** An initiative as a revision says it, or as the record has it. */
type Words = { readonly text: string; readonly ownerId: string | null }
type InitiativeRow = Pick<
  typeof initiative.$inferSelect,
  'id' | 'keyResultId' | 'text' | 'ownerId' | 'addedAtMs'
>

/** What becomes of initiatives where a revision and what people did by hand since the one before say different things. */
export type MergedInitiatives = {
  /** How each initiative of the revision reads from now on. */
  readonly words: ReadonlyMap<string, Words>
  /** Other words of the workshop for what was reworded by hand: they stand beside it. */
  readonly beside: readonly (Words & { readonly keyResultId: string })[]
  /** Left out by the workshop, and changed by hand since: no longer the workshop's. */
  readonly keptIds: readonly string[]
}

/**
 * Initiatives have no reasons and no choices to make, so a rule stands in: what was changed by hand since the last revision
 * stays, word for word and owner for owner; where the workshop has reworded it too, its words come as an initiative beside it,
 * for people to keep one; and what the workshop leaves out goes only where nobody has touched it.
 * @param previous the set of the newest revision; `null` before the first
 * @param known ids of the workshop's people: the record names no other as an owner
 */
export function mergeInitiatives(
  okrs: OkrSet,
  previous: OkrSet | null,
  rows: readonly InitiativeRow[],
  known: ReadonlySet<string>,
): MergedInitiatives {
  const recorded = new Map(rows.map((row) => [row.id, row]))
  const before = new Map((previous ? listed(previous) : []).map((each) => [each.id, each]))
  const byHand = (row: InitiativeRow) => {
    const its = before.get(row.id)
    // What is no workshop's is somebody's, also where a workshop has it again.
    if (!its) return { text: row.addedAtMs !== null, ownerId: row.addedAtMs !== null }
    // An owner whom the record did not know was left out by it, and by nobody's hand.
    const wasLeftOut = row.ownerId === null && its.ownerId !== null && !known.has(its.ownerId)
    return { text: row.text !== its.text, ownerId: row.ownerId !== its.ownerId && !wasLeftOut }
  }

  const words = new Map<string, Words>()
  const beside: MergedInitiatives['beside'][number][] = []
  for (const { id, keyResultId, text, ownerId } of listed(okrs)) {
    const said = { text, ownerId: ownerId !== null && known.has(ownerId) ? ownerId : null }
    const row = recorded.get(id)
    if (!row) {
      words.set(id, said)
      continue
    }
    const hand = byHand(row)
    words.set(id, {
      text: hand.text ? row.text : said.text,
      ownerId: hand.ownerId ? row.ownerId : said.ownerId,
    })
    const isReworded = before.get(id)?.text !== text && row.text !== text
    if (hand.text && isReworded) beside.push({ keyResultId, ...said })
  }
  const keptIds = rows
    .filter(
      (row) => row.addedAtMs === null && !words.has(row.id) && (byHand(row).text || byHand(row).ownerId),
    )
    .map(({ id }) => id)
  return { words, beside, keptIds }
}

/** What makes them the record's, to be run before what the workshop leaves out is dropped. */
export function mergeStatements(
  { db, now, newId }: Pick<Services, 'db' | 'now' | 'newId'>,
  { beside, keptIds }: MergedInitiatives,
  { workshopId, revision }: { readonly workshopId: string; readonly revision: number },
): Statement[] {
  const addedAtMs = now()
  return [
    ...(keptIds.length === 0 ? [] : [keep(db, keptIds, addedAtMs)]),
    ...beside.map(({ keyResultId, text, ownerId }) =>
      db.insert(initiative).values({
        ...{ id: newId(), workshopId, keyResultId, text, ownerId, addedAtMs },
        ...{ firstRevision: revision, revision },
        position: sql`(SELECT coalesce(max(position), -1) + 1 FROM initiative WHERE key_result_id = ${keyResultId})`,
      }),
    ),
  ]
}

function keep(db: Database, ids: readonly string[], addedAtMs: number): Statement {
  const among = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return db.update(initiative).set({ addedAtMs }).where(inArray(initiative.id, among))
}

/** Belongs to a publication, before all else of it: it fails the batch when somebody changed one of them meanwhile. */
export function guardSameInitiatives(db: Database, rows: readonly InitiativeRow[]): Statement {
  return guard(
    db,
    sql`(
      SELECT count(*) FROM json_each(${JSON.stringify(rows)}) AS each
      INNER JOIN initiative AS its ON its.id = each.value ->> 'id'
      WHERE its.text = each.value ->> 'text' AND its.owner_id IS each.value ->> 'ownerId'
    ) = ${rows.length}`,
  )
}

function listed({ objectives }: OkrSet) {
  return objectives
    .flatMap(({ keyResults }) => keyResults)
    .flatMap(({ id: keyResultId, initiatives }) => initiatives.map((each) => ({ ...each, keyResultId })))
}
