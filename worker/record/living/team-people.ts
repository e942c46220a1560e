import { asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { CycleRef, Person } from '../../../shared/api/living-okrs.ts'
import type { Database } from '../../db/database.ts'
import { cycle, member } from '../../db/schema.ts'
import type { RecordAccess } from '../record-access.ts'

type Asking = Pick<RecordAccess, 'team' | 'person' | 'reach'>

/*
 * Subqueries name their tables in words: the query builder leaves a column's table out where it selects from one table only,
 * and a name inside a subquery would then mean the subquery's own column.
 */

/** The cycles whose workshops somebody joined, and was not removed from. */
function joinedCycles(personId: string): SQL {
  return sql`(
    SELECT joined.cycle_id FROM participant AS mine INNER JOIN workshop AS joined ON joined.id = mine.workshop_id
    WHERE mine.member_id = ${personId} AND mine.removed_at_ms IS NULL
  )`
}

/** Which cycles of the team who asks may open: a condition on `cycle`. */
export function mayOpen({ team, person, reach }: Asking): SQL {
  const isTeams = sql`${cycle.teamId} = ${team.id}`
  if (reach === 'any' || person === null) return isTeams
  return sql`${isTeams} AND ${cycle.id} IN ${joinedCycles(person.personId)}`
}

/** The cycles that who asks may open, newest first. */
export function cyclesQuery(db: Database, asking: Asking) {
  return db
    .select({ cycleId: cycle.id, name: cycle.name, startsOn: cycle.startsOn, endsOn: cycle.endsOn })
    .from(cycle)
    .where(mayOpen(asking))
    .orderBy(desc(cycle.startsOn), desc(cycle.endsOn), asc(cycle.name))
}

/**
 * Everybody of the team by id, since whoever left a workshop still has a name; `isShown` are those whom who asks may choose
 * from. A guest is shown the members and whoever was in a workshop of the cycles that the guest joined.
 */
export function peopleQuery(db: Database, { team, person, reach }: Asking) {
  const isKnownToGuest = (personId: string) => sql`("member"."standing" = 'member' OR EXISTS (
    SELECT 1 FROM participant AS theirs INNER JOIN workshop AS common ON common.id = theirs.workshop_id
    WHERE theirs.member_id = "member"."id" AND common.cycle_id IN ${joinedCycles(personId)}
  ))`
  const isKnown = reach === 'own' && person !== null ? isKnownToGuest(person.personId) : sql`1`
  // Whoever turned out to be somebody else has a name in old words only.
  const isShown = sql`("member"."same_as" IS NULL AND ${isKnown})`
  return db
    .select({
      personId: member.id,
      name: member.name,
      isShown: sql<number>`${isShown}`.as('is_shown'),
    })
    .from(member)
    .where(eq(member.teamId, team.id))
    .orderBy(asc(member.joinedAtMs), asc(member.id))
}

export type PersonRow = Person & { readonly isShown: number }

export function shownPeople(rows: readonly PersonRow[]): Person[] {
  return rows.filter(({ isShown }) => isShown === 1).map(({ personId, name }) => ({ personId, name }))
}

export function namesOf(rows: readonly Person[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}

/** The team as the pages of its record show it. */
export function teamOnPage({ team: { id, name, timeZone, rhythm } }: Pick<RecordAccess, 'team'>) {
  return { teamId: id, name, timeZone, rhythm }
}

export function cycleOnPage({ id, name, startsOn, endsOn }: typeof cycle.$inferSelect): CycleRef {
  return { cycleId: id, name, startsOn, endsOn }
}
