import { and, desc, eq, lt, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Database } from '../../db/database.ts'
import { retro } from '../../db/retro-schema.ts'
import { cycle } from '../../db/schema.ts'

/** The condition on `retro` that it is the one which counts: the newest of its cycle. */
export function isCounting(db: Database) {
  const later = alias(retro, 'later')
  return notExists(
    db
      .select({ one: sql`1` })
      .from(later)
      .where(and(eq(later.cycleId, retro.cycleId), sql`${later.number} > ${retro.number}`)),
  )
}

type CycleBefore = Pick<typeof cycle.$inferSelect, 'id' | 'teamId' | 'endsOn'>

/**
 * What a planning of a cycle looks back on: of the team's cycles before it that had a retro, the latest, by the retro that
 * counts there. A cycle that ends with it is another plan for the same weeks, and not before it.
 */
export function lastRetroQuery(db: Database, { id, teamId, endsOn }: CycleBefore) {
  return db
    .select({
      workshopId: retro.workshopId,
      cycleId: sql<string>`${cycle.id}`.as('its_cycle_id'),
      cycleName: cycle.name,
    })
    .from(retro)
    .innerJoin(cycle, eq(cycle.id, retro.cycleId))
    .where(and(eq(retro.teamId, teamId), ne(cycle.id, id), lt(cycle.endsOn, endsOn)))
    .orderBy(desc(cycle.endsOn), desc(cycle.startsOn), desc(retro.number))
    .limit(1)
}
