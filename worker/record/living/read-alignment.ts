import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { AlignmentPage } from '../../../shared/api/alignment-routes.ts'
import type { CycleRef } from '../../../shared/api/living-okrs.ts'
import { chooseCycle } from '../../../shared/okr/choose-cycle.ts'
import { ok } from '../../../shared/result.ts'
import { supportLink } from '../../db/living-schema.ts'
import { cycle, objective, team } from '../../db/schema.ts'
import { type ApiResult, notFound } from '../../http/refusals.ts'
import type { Services } from '../../services.ts'
import { type RecordAccess, recordMe } from '../record-access.ts'
import { groupByKeyResult } from './living-queries.ts'
import { objectivesOfTeams, standingOf } from './shared-objectives.ts'
import { linkedTeamsQuery } from './supports.ts'
import { cyclesQuery } from './team-people.ts'

/**
 * Who supports what, in two round trips: a team's cycle, and what teams that it is linked with pursue on the same days.
 * @param cycleId `null`: the one that today is in, else the next, else the last
 */
export async function readAlignment(
  { db, now }: Pick<Services, 'db' | 'now'>,
  access: RecordAccess,
  cycleId: string | null,
): Promise<ApiResult<AlignmentPage>> {
  const [cycles, linked] = await db.batch([cyclesQuery(db, access), linkedTeamsQuery(db, access.team.id)])
  const shown =
    cycleId === null
      ? chooseCycle(cycles, access.today)
      : (cycles.find((each) => each.cycleId === cycleId) ?? null)
  if (cycleId !== null && shown === null) return notFound()
  const { id: teamId, name } = access.team
  const page = { team: { teamId, name }, me: recordMe(access), cycle: shown }
  if (shown === null) return ok({ ...page, teams: [page.team], objectives: [], supports: [] })

  const linkedIds = JSON.stringify(linked.map((each) => each.teamId))
  const isMeant = isPursued(shown, linkedIds)
  const ids = db
    .select({ id: objective.id })
    .from(objective)
    .innerJoin(cycle, eq(cycle.id, objective.cycleId))
    .where(isMeant)
  const [supports, teams, rows, ...state] = await db.batch([
    db
      .select({
        supportId: supportLink.id,
        objectiveId: supportLink.objectiveId,
        supportsObjectiveId: supportLink.supportsObjectiveId,
        supportsKeyResultId: supportLink.supportsKeyResultId,
        contribution: supportLink.contribution,
      })
      .from(supportLink)
      .where(
        and(
          isNull(supportLink.endedAtMs),
          sql`${supportLink.objectiveId} IN (${ids}) AND ${supportLink.supportsObjectiveId} IN (${ids})`,
        ),
      )
      .orderBy(asc(supportLink.createdAtMs), asc(supportLink.id)),
    db
      .select({ teamId: team.id, name: team.name })
      .from(team)
      .where(sql`${team.id} IN (SELECT value FROM json_each(${linkedIds}))`)
      .orderBy(asc(team.name), asc(team.id)),
    ...objectivesOfTeams(db, isMeant),
  ])
  const keyResults = groupByKeyResult(state)
  const order = [teamId, ...teams.map((each) => each.teamId)]
  return ok({
    ...page,
    teams: [page.team, ...teams],
    objectives: rows
      .toSorted((one, other) => order.indexOf(one.teamId) - order.indexOf(other.teamId))
      .map((row) => ({
        id: row.id,
        teamId: row.teamId,
        text: row.text,
        ...standingOf(row, keyResults, now()),
        keyResults: keyResults
          .filter((each) => each.row.objectiveId === row.id && each.row.droppedInRevision === null)
          .map((each) => ({ id: each.row.id, text: each.row.text })),
      })),
    supports,
  })
}

/** The team's own of the cycle that is shown, and of linked teams those of cycles that share days with it. */
function isPursued(shown: CycleRef, linkedIds: string) {
  return and(
    isNull(objective.droppedInRevision),
    or(
      eq(objective.cycleId, shown.cycleId),
      and(
        sql`${cycle.teamId} IN (SELECT value FROM json_each(${linkedIds}))`,
        lte(cycle.startsOn, shown.endsOn),
        gte(cycle.endsOn, shown.startsOn),
      ),
    ),
  )
}
