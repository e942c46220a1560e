import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { CycleOkrs, CycleRef } from '../../../shared/api/living-okrs.ts'
import { farthestReach } from '../../../shared/identity/record-capabilities.ts'
import { chooseCycle } from '../../../shared/okr/choose-cycle.ts'
import { ok } from '../../../shared/result.ts'
import { courseChange } from '../../db/living-schema.ts'
import { objective, workshop } from '../../db/schema.ts'
import { type ApiResult, notFound } from '../../http/refusals.ts'
import type { Services } from '../../services.ts'
import { type RecordAccess, recordMe } from '../record-access.ts'
import { isObjectives } from './history.ts'
import { buildLivingObjective } from './living-objective.ts'
import { groupByKeyResult, livingQueries, ofCycle } from './living-queries.ts'
import { sessionsQuery, toSession } from './sessions.ts'
import { buildShared, sharedQueries } from './shared-objectives.ts'
import { linkedTeamsQuery, supportedByQuery, supportsOf, supportsQuery } from './supports.ts'
import { cyclesQuery, namesOf, peopleQuery, shownPeople, teamOnPage } from './team-people.ts'
import { buildWeeks } from './weeks.ts'

/**
 * A cycle's OKRs as they stand today, in two round trips. A guest sees the cycles whose workshops they joined, and nothing
 * of other teams.
 * @param cycleId `null`: the one that today is in, else the next, else the last
 */
export async function readCycleOkrs(
  services: Pick<Services, 'db' | 'now'>,
  access: RecordAccess,
  cycleId: string | null,
): Promise<ApiResult<CycleOkrs>> {
  const { db } = services
  const [people, cycles, linked] = await db.batch([
    peopleQuery(db, access),
    cyclesQuery(db, access),
    linkedTeamsQuery(db, access.team.id),
  ])
  const shown =
    cycleId === null
      ? chooseCycle(cycles, access.today)
      : (cycles.find((each) => each.cycleId === cycleId) ?? null)
  if (cycleId !== null && shown === null) return notFound()
  const page = {
    team: teamOnPage(access),
    me: recordMe(access),
    today: access.today,
    cycle: shown,
    cycles,
    people: shownPeople(people),
  }
  if (shown === null) return ok({ ...page, objectives: [], weeks: {}, sessions: [], sharedWithUs: [] })

  const linkedIds = linked.map(({ teamId }) => teamId)
  const nameOf = namesOf(people)
  return ok({ ...page, ...(await readObjectives(services, access, shown, linkedIds, nameOf)) })
}

async function readObjectives(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { team, roles, person, today }: RecordAccess,
  shown: CycleRef,
  linkedIds: readonly string[],
  nameOf: ReadonlyMap<string, string>,
): Promise<Pick<CycleOkrs, 'objectives' | 'weeks' | 'sessions' | 'sharedWithUs'>> {
  const inCycle = ofCycle(shown.cycleId)
  const own = [
    db
      .select(getTableColumns(objective))
      .from(objective)
      .innerJoin(workshop, eq(workshop.id, objective.workshopId))
      .where(inCycle)
      .orderBy(asc(workshop.createdAtMs), asc(objective.position), asc(objective.id)),
    db
      .select({
        objectiveId: courseChange.objectiveId,
        kind: courseChange.kind,
        madeAtMs: courseChange.madeAtMs,
      })
      .from(courseChange)
      .innerJoin(objective, eq(objective.id, courseChange.objectiveId))
      .where(and(inCycle, isObjectives))
      .orderBy(asc(courseChange.madeAtMs), asc(courseChange.id)),
    supportsQuery(db, team.id, inCycle),
    supportedByQuery(db, team.id, inCycle),
    sessionsQuery(db, { teamId: team.id, cycleId: shown.cycleId, personId: person?.personId ?? null }),
    ...livingQueries(db, inCycle),
  ] as const
  const seesOtherTeams = farthestReach(roles, 'read-team') === 'any'
  // Most teams are linked to none: then nothing is asked about others.
  const { ownRows, sharedWithUs } =
    seesOtherTeams && linkedIds.length > 0
      ? await readBoth()
      : { ownRows: await db.batch(own), sharedWithUs: [] }

  const [objectives, changes, supports, supportedBy, sessions, ...living] = ownRows
  const publications = living[2]
  const keyResults = groupByKeyResult(living)
  const context = { cycle: shown, team, today, nameOf }
  const pursued = keyResults.filter(({ row }) => row.droppedInRevision === null)
  return {
    sessions: farthestReach(roles, 'manage-team') === 'any' ? sessions.map(toSession) : [],
    objectives: objectives.map((row) =>
      buildLivingObjective(
        {
          row,
          keyResults: keyResults.filter((each) => each.row.objectiveId === row.id),
          changes: changes.filter(({ objectiveId }) => objectiveId === row.id),
          publications,
          supports: seesOtherTeams ? supportsOf(supports, row.id) : [],
          supportedBy: seesOtherTeams ? supportsOf(supportedBy, row.id) : [],
        },
        context,
      ),
    ),
    weeks: Object.fromEntries(pursued.map((rows) => [rows.row.id, buildWeeks(rows, context)])),
    sharedWithUs,
  }

  async function readBoth() {
    const rows = await db.batch([...sharedQueries(db, linkedIds, shown), ...own])
    const [objectives, keyResults, trend, publications, ...ownRows] = rows
    const grouped = groupByKeyResult([keyResults, trend, publications])
    return { ownRows, sharedWithUs: buildShared(objectives, grouped, team.name, now()) }
  }
}
