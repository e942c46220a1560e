import { and, asc, eq, gte, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { CycleOkrs, CycleRef, LivingObjective } from '../../../shared/api/living-okrs.ts'
import { worstState } from '../../../shared/okr/key-result-state.ts'
import { isSameTeam } from '../../../shared/okr/partners.ts'
import { meanProgress } from '../../../shared/okr/progress.ts'
import { zonedParts } from '../../../shared/time/zoned-time.ts'
import type { Database } from '../../db/database.ts'
import { cycle, objective, team } from '../../db/schema.ts'
import { type TeamRow, teamOf, timeZoneOfTeam } from '../find-caller.ts'
import { buildLivingKeyResult, type KeyResultRows } from './living-key-result.ts'
import { readPartners } from './living-objective.ts'
import { ofObjectives, stateQueries } from './living-queries.ts'

/**
 * [SE7] What it takes to tell which objectives of linked teams name this team as a partner, and how they stand: those of
 * cycles that overlap with the one that is shown.
 */
export function sharedQueries(db: Database, linkedTeamIds: readonly string[], shown: CycleRef) {
  // As one parameter, however many they are.
  const linked = sql`(SELECT value FROM json_each(${JSON.stringify(linkedTeamIds)}))`
  const isMeant = and(
    sql`${cycle.teamId} IN ${linked}`,
    lte(cycle.startsOn, shown.endsOn),
    gte(cycle.endsOn, shown.startsOn),
    isNotNull(objective.partnersJson),
    isNull(objective.droppedInRevision),
  )
  return objectivesOfTeams(db, isMeant)
}

/** Objectives of several teams with what it takes to tell how they stand. @param isMeant a condition on `objective` and `cycle` */
export function objectivesOfTeams(db: Database, isMeant: SQL | undefined) {
  const ids = db
    .select({ id: objective.id })
    .from(objective)
    .innerJoin(cycle, eq(cycle.id, objective.cycleId))
    .where(isMeant)
  return [
    db
      .select({
        id: objective.id,
        text: objective.text,
        partnersJson: objective.partnersJson,
        startsOn: cycle.startsOn,
        endsOn: cycle.endsOn,
        // In a batch, columns of one name in several tables would overwrite each other.
        teamId: sql<string>`${team.id}`.as('its_team_id'),
        teamName: sql<string>`${team.name}`.as('its_team_name'),
        timeZone: sql<string>`${timeZoneOfTeam}`.as('its_time_zone'),
        practiceUntilMs: team.practiceUntilMs,
        everyWeeks: team.checkInEveryWeeks,
        weekday: team.checkInWeekday,
        staleAfterDays: team.staleAfterDays,
      })
      .from(objective)
      .innerJoin(cycle, eq(cycle.id, objective.cycleId))
      .innerJoin(team, eq(team.id, cycle.teamId))
      .where(isMeant)
      .orderBy(asc(cycle.teamId), asc(cycle.startsOn), asc(objective.position), asc(objective.id)),
    ...stateQueries(db, ofObjectives(sql`${ids}`)),
  ] as const
}

type SharedRow = Omit<TeamRow, 'name'> & {
  readonly id: string
  readonly text: string
  readonly partnersJson: string | null
  readonly startsOn: string
  readonly endsOn: string
  readonly teamId: string
  readonly teamName: string
}

/** Those of them that name the team, by whatever letters, each with how it stands by its own team's calendar and rhythm. */
export function buildShared(
  objectives: readonly SharedRow[],
  keyResults: readonly KeyResultRows[],
  teamName: string,
  nowMs: number,
): CycleOkrs['sharedWithUs'] {
  return objectives.flatMap((row) => {
    const named = readPartners(row).find((partner) => isSameTeam(partner.team, teamName))
    if (!named) return []
    return {
      id: row.id,
      text: row.text,
      teamId: row.teamId,
      teamName: row.teamName,
      brings: named.brings,
      ...standingOf(row, keyResults, nowMs),
    }
  })
}

/** How an objective stands by its own team's calendar and rhythm. */
export function standingOf(
  row: SharedRow,
  keyResults: readonly KeyResultRows[],
  nowMs: number,
): Pick<LivingObjective, 'progress' | 'state'> {
  const itsTeam = teamOf({ ...row, id: row.teamId, name: row.teamName })
  const context = {
    cycle: row,
    team: itsTeam,
    today: zonedParts(nowMs, itsTeam.timeZone).date,
    nameOf: new Map<string, string>(),
  }
  const standing = keyResults
    .filter((each) => each.row.objectiveId === row.id && each.row.droppedInRevision === null)
    .map((each) => buildLivingKeyResult(each, context))
  return {
    progress: meanProgress(standing.map(({ progress }) => progress)),
    state: worstState(standing.map(({ state }) => state)),
  }
}
