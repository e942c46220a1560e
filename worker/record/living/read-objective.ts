import { eq, getTableColumns } from 'drizzle-orm'
import * as v from 'valibot'
import type { ObjectivePage } from '../../../shared/api/living-okrs.ts'
import { farthestReach } from '../../../shared/identity/record-capabilities.ts'
import { ProvenanceSchema } from '../../../shared/okr/okr-set.ts'
import { objective } from '../../db/schema.ts'
import type { Services } from '../../services.ts'
import { type ObjectiveAccess, recordMe } from '../record-access.ts'
import { buildHistory, changesQuery, revisionsQuery } from './history.ts'
import { buildLivingObjective } from './living-objective.ts'
import { groupByKeyResult, livingQueries, ofObjective } from './living-queries.ts'
import { supportedByQuery, supportsOf, supportsQuery } from './supports.ts'
import { cycleOnPage, namesOf, peopleQuery, shownPeople, teamOnPage } from './team-people.ts'

/** An objective with its key results and everything that happened to itself, in one round trip. */
export async function readObjectivePage(
  { db }: Pick<Services, 'db'>,
  access: ObjectiveAccess,
): Promise<ObjectivePage> {
  const { team, cycle, today, roles } = access
  const { id, workshopId } = access.objective
  const isIt = ofObjective(id)
  const statement = { kind: 'objective', id } as const
  const [people, [row], revisions, changes, supports, supportedBy, ...living] = await db.batch([
    peopleQuery(db, access),
    db.select(getTableColumns(objective)).from(objective).where(eq(objective.id, id)),
    revisionsQuery(db, workshopId, statement),
    changesQuery(db, statement),
    supportsQuery(db, team.id, isIt),
    supportedByQuery(db, team.id, isIt),
    ...livingQueries(db, isIt),
  ])
  // Nothing in the record is deleted.
  if (!row) throw new Error('An objective that was there is gone')
  const nameOf = namesOf(people)
  const seesOtherTeams = farthestReach(roles, 'read-team') === 'any'
  return {
    team: teamOnPage(access),
    me: recordMe(access),
    today,
    cycle: cycleOnPage(cycle),
    people: shownPeople(people),
    objective: buildLivingObjective(
      {
        row,
        keyResults: groupByKeyResult(living),
        changes,
        publications: revisions,
        supports: seesOtherTeams ? supportsOf(supports, id) : [],
        supportedBy: seesOtherTeams ? supportsOf(supportedBy, id) : [],
      },
      { cycle, team, today, nameOf },
    ),
    history: buildHistory({ revisions, checkIns: [], changes }, null, nameOf),
    provenance: v.parse(ProvenanceSchema, JSON.parse(row.provenanceJson)),
  }
}
