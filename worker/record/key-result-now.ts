import { and, eq, isNull, sql } from 'drizzle-orm'
import type { LivingKeyResult, Person } from '../../shared/api/living-okrs.ts'
import { type Database, guard, type Statement } from '../db/database.ts'
import { keyResult, objective } from '../db/schema.ts'
import type { Services } from '../services.ts'
import {
  buildLivingKeyResult,
  type KeyResultRow,
  type KeyResultRows,
  type LivingContext,
} from './living/living-key-result.ts'
import { readKeyResultRows } from './living/read-key-result.ts'
import { selectOwners } from './owners.ts'
import type { KeyResultAccess } from './record-access.ts'

/** What a decision about a key result is made from. */
export type KeyResultNow = {
  readonly row: KeyResultRow
  /** Its objective was dropped. */
  readonly isOrphan: boolean
  /** [CH5] The confidence last said: by the newest check-in, else at commit. */
  readonly confidence: number | null
  /** [KR9] Who could own it. */
  readonly owners: readonly Person[]
  readonly nameOf: LivingContext['nameOf']
  /** When something may happen to it next: after all that has, whatever the clock of the Worker that wrote it. */
  readonly atMs: number
  /** Belongs to what is decided: it fails the batch when somebody else has changed the key result meanwhile. */
  readonly unchanged: Statement
  /** The key result as it will stand with other rows. */
  readonly livingWith: (news: (rows: KeyResultRows) => Partial<KeyResultRows>) => LivingKeyResult
}

/** The key result at this moment: what authorising read of it may be older, and what is decided of it is tried again. */
export async function readKeyResultNow(
  services: Pick<Services, 'db' | 'now'>,
  access: KeyResultAccess,
): Promise<KeyResultNow> {
  const { db, now } = services
  const { team, cycle } = access
  const { id } = access.keyResult
  const [{ rows, context }, [owners, [its]]] = await Promise.all([
    readKeyResultRows(services, access),
    db.batch([
      selectOwners(db, team.id, cycle.id),
      db
        .select({ droppedInRevision: objective.droppedInRevision })
        .from(objective)
        .innerJoin(keyResult, eq(keyResult.objectiveId, objective.id))
        .where(eq(keyResult.id, id)),
    ]),
  ])
  const { row, trend, lastCheckIn, changes } = rows
  const lastAtMs = Math.max(lastCheckIn?.madeAtMs ?? 0, changes.at(-1)?.madeAtMs ?? 0)
  return {
    row,
    isOrphan: its !== undefined && its.droppedInRevision !== null,
    confidence: trend.at(-1)?.confidence ?? row.confidence,
    owners,
    nameOf: context.nameOf,
    atMs: Math.max(now(), lastAtMs + 1),
    unchanged: guard(
      db,
      sql`(SELECT count(*) FROM course_change WHERE key_result_id = ${id}) = ${changes.length}
        AND EXISTS (SELECT 1 FROM key_result WHERE id = ${id} AND revision = ${row.revision}
          AND dropped_in_revision IS ${row.droppedInRevision})`,
    ),
    livingWith: (news) => buildLivingKeyResult({ ...rows, ...news(rows) }, context),
  }
}

/** Fails the batch when the key result was dropped meanwhile. */
export function guardPursued(db: Database, keyResultId: string): Statement {
  const pursued = db
    .select({ id: keyResult.id })
    .from(keyResult)
    .where(and(eq(keyResult.id, keyResultId), isNull(keyResult.droppedInRevision)))
  return guard(db, sql`EXISTS ${pursued}`)
}
