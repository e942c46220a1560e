import type { LivingKeyResult } from '../../../shared/api/living-okrs.ts'
import type { Services } from '../../services.ts'
import type { KeyResultAccess } from '../record-access.ts'
import { buildLivingKeyResult, type KeyResultRows, type LivingContext } from './living-key-result.ts'
import { groupByKeyResult, livingQueries, ofKeyResult, peopleQuery } from './living-queries.ts'

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
  { team, cycle, today, keyResult }: Pick<KeyResultAccess, 'team' | 'cycle' | 'today' | 'keyResult'>,
): Promise<{ rows: KeyResultRows; context: LivingContext }> {
  const [people, ...living] = await db.batch([
    peopleQuery(db, team.id),
    ...livingQueries(db, ofKeyResult(keyResult.id)),
  ])
  const [rows] = groupByKeyResult(living)
  if (!rows) throw new Error('A key result that was there is gone')
  const nameOf = new Map(people.map(({ personId, name }) => [personId, name]))
  return { rows, context: { cycle, team, today, nameOf } }
}
