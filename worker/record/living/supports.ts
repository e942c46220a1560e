import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Support } from '../../../shared/api/living-okrs.ts'
import type { Database } from '../../db/database.ts'
import { supportLink, teamLink } from '../../db/living-schema.ts'
import { cycle, keyResult, objective, team } from '../../db/schema.ts'

/** Whether two teams are linked today: the one made a link, the other took it, and neither has ended it. */
function areLinked(teamId: string, otherTeamId: SQL): SQL {
  return sql`EXISTS (
    SELECT 1 FROM ${teamLink} WHERE ${teamLink.takenAtMs} IS NOT NULL AND ${teamLink.endedAtMs} IS NULL
    AND ${teamLink.teamId} = ${teamId} AND ${teamLink.otherTeamId} = ${otherTeamId}
  ) OR EXISTS (
    SELECT 1 FROM ${teamLink} WHERE ${teamLink.takenAtMs} IS NOT NULL AND ${teamLink.endedAtMs} IS NULL
    AND ${teamLink.otherTeamId} = ${teamId} AND ${teamLink.teamId} = ${otherTeamId}
  )`
}

/** The teams that are linked to a team today. */
export function linkedTeamsQuery(db: Database, teamId: string) {
  const isActive = sql`${teamLink.takenAtMs} IS NOT NULL AND ${teamLink.endedAtMs} IS NULL`
  return db
    .select({ teamId: sql<string>`${teamLink.otherTeamId}`.as('linked_team_id') })
    .from(teamLink)
    .where(and(eq(teamLink.teamId, teamId), isActive))
    .union(
      db
        .select({ teamId: sql<string>`${teamLink.teamId}`.as('linked_team_id') })
        .from(teamLink)
        .where(and(eq(teamLink.otherTeamId, teamId), isActive)),
    )
}

/** As the database says it: what our objective is linked to. */
export type SupportRow = {
  readonly supportId: string
  readonly ourId: string
  readonly contribution: string
  readonly objectiveId: string
  readonly objectiveText: string
  readonly otherTeamId: string
  readonly otherTeamName: string
  readonly keyResultId: string | null
  readonly keyResultText: string | null
}

const other = alias(objective, 'other_objective')
const otherCycle = alias(cycle, 'other_cycle')

/** What the objectives of a team support; ended links, dropped objectives and teams that are not linked any more are left out. */
export function supportsQuery(db: Database, teamId: string, ours: SQL) {
  return supportRows(db, teamId, ours, supportLink.objectiveId, supportLink.supportsObjectiveId)
}

/** What supports them. */
export function supportedByQuery(db: Database, teamId: string, ours: SQL) {
  return supportRows(db, teamId, ours, supportLink.supportsObjectiveId, supportLink.objectiveId)
}

type End = typeof supportLink.objectiveId | typeof supportLink.supportsObjectiveId

function supportRows(db: Database, teamId: string, ours: SQL, ourEnd: End, otherEnd: End) {
  // In a batch, columns of one name in several tables would overwrite each other: each has a name of its own.
  return db
    .select({
      supportId: sql<string>`${supportLink.id}`.as('support_id'),
      ourId: sql<string>`${objective.id}`.as('our_id'),
      contribution: supportLink.contribution,
      objectiveId: sql<string>`${other.id}`.as('other_objective_id'),
      objectiveText: sql<string>`${other.text}`.as('other_objective_text'),
      otherTeamId: sql<string>`${team.id}`.as('other_team_id'),
      otherTeamName: sql<string>`${team.name}`.as('other_team_name'),
      keyResultId: sql<string | null>`${keyResult.id}`.as('meant_id'),
      keyResultText: sql<string | null>`${keyResult.text}`.as('meant_text'),
    })
    .from(objective)
    .innerJoin(supportLink, eq(ourEnd, objective.id))
    .innerJoin(other, eq(other.id, otherEnd))
    .innerJoin(otherCycle, eq(otherCycle.id, other.cycleId))
    .innerJoin(team, eq(team.id, otherCycle.teamId))
    .leftJoin(keyResult, eq(keyResult.id, supportLink.supportsKeyResultId))
    .where(
      and(
        ours,
        isNull(supportLink.endedAtMs),
        isNull(other.droppedInRevision),
        sql`(${team.id} = ${teamId} OR ${areLinked(teamId, sql`${team.id}`)})`,
      ),
    )
    .orderBy(asc(supportLink.createdAtMs), asc(supportLink.id))
}

export function supportsOf(rows: readonly SupportRow[], objectiveId: string): Support[] {
  return rows
    .filter(({ ourId }) => ourId === objectiveId)
    .map((row) => ({
      supportId: row.supportId,
      contribution: row.contribution,
      objective: {
        id: row.objectiveId,
        text: row.objectiveText,
        teamId: row.otherTeamId,
        teamName: row.otherTeamName,
      },
      keyResult:
        row.keyResultId === null || row.keyResultText === null
          ? null
          : { id: row.keyResultId, text: row.keyResultText },
    }))
}
