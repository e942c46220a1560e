import * as v from 'valibot'
import type { KeyResultPage, LivingKeyResult } from '../../../shared/api/living-okrs.ts'
import { ProvenanceSchema } from '../../../shared/okr/okr-set.ts'
import type { Services } from '../../services.ts'
import { type KeyResultAccess, recordMe } from '../record-access.ts'
import { buildHistory, changesQuery, checkInsQuery, revisionsQuery } from './history.ts'
import { buildLivingKeyResult, type KeyResultRows, type LivingContext } from './living-key-result.ts'
import { groupByKeyResult, livingQueries, ofKeyResult } from './living-queries.ts'
import { cycleOnPage, namesOf, peopleQuery, shownPeople, teamOnPage } from './team-people.ts'

/** A key result as it stands now, read anew in one round trip: what `access` holds of it may be older. */
export async function readLivingKeyResult(
  services: Pick<Services, 'db'>,
  access: KeyResultAccess,
): Promise<LivingKeyResult> {
  const { rows, context } = await readKeyResultRows(services, access)
  return buildLivingKeyResult(rows, context)
}

/** The rows that `buildLivingKeyResult` takes, for who answers with what a write is about to make of them. */
export async function readKeyResultRows(
  { db }: Pick<Services, 'db'>,
  access: KeyResultAccess,
): Promise<{ rows: KeyResultRows; context: LivingContext }> {
  const [people, ...living] = await db.batch([
    peopleQuery(db, access),
    ...livingQueries(db, ofKeyResult(access.keyResult.id)),
  ])
  return { rows: theOnly(groupByKeyResult(living)), context: contextOf(access, namesOf(people)) }
}

/** A key result with everything that happened to it, in one round trip. */
export async function readKeyResultPage(
  { db }: Pick<Services, 'db'>,
  access: KeyResultAccess,
): Promise<KeyResultPage> {
  const { keyResult, objective } = access
  const statement = { kind: 'key-result', id: keyResult.id } as const
  const [people, revisions, checkIns, changes, ...living] = await db.batch([
    peopleQuery(db, access),
    revisionsQuery(db, keyResult.workshopId, statement),
    checkInsQuery(db, keyResult.id),
    changesQuery(db, statement),
    ...livingQueries(db, ofKeyResult(keyResult.id)),
  ])
  const context = contextOf(access, namesOf(people))
  const rows = theOnly(groupByKeyResult(living))
  const built = buildLivingKeyResult(rows, context)
  return {
    team: teamOnPage(access),
    me: recordMe(access),
    today: access.today,
    cycle: cycleOnPage(access.cycle),
    people: shownPeople(people),
    objective: { id: objective.id, text: objective.text },
    keyResult: built,
    history: buildHistory({ revisions, checkIns, changes }, built.fields, context.nameOf),
    provenance: v.parse(ProvenanceSchema, JSON.parse(rows.row.provenanceJson)),
  }
}

function contextOf(
  { cycle, team, today }: KeyResultAccess,
  nameOf: ReadonlyMap<string, string>,
): LivingContext {
  return { cycle, team, today, nameOf }
}

/** Nothing in the record is deleted: what access was given to is there. */
function theOnly(found: readonly KeyResultRows[]): KeyResultRows {
  const [rows] = found
  if (!rows) throw new Error('A key result that was there is gone')
  return rows
}
