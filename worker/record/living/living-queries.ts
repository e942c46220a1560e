import { asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { apiToken, checkIn, courseChange } from '../../db/living-schema.ts'
import { initiative, keyResult, objective, okrRevision } from '../../db/schema.ts'
import type {
  CheckInRow,
  CourseChangeRow,
  InitiativeRow,
  KeyResultRow,
  KeyResultRows,
  PublicationRow,
  TrendRow,
} from './living-key-result.ts'

/** Which key results are meant: a condition on `objective` and `key_result`. */
export type Scope = SQL

export const ofCycle = (cycleId: string): Scope => eq(objective.cycleId, cycleId)
export const ofObjective = (objectiveId: string): Scope => eq(objective.id, objectiveId)
export const ofObjectives = (objectiveIds: SQL): Scope => sql`${objective.id} IN (${objectiveIds})`
export const ofKeyResult = (keyResultId: string): Scope => eq(keyResult.id, keyResultId)

/**
 * Everything that the state of the key results depends on, to be run in one batch. Each begins at the scope and goes on by
 * an index, so that it costs what the scope holds and not what the team has.
 */
export function livingQueries(db: Database, scope: Scope) {
  return [...stateQueries(db, scope), ...detailQueries(db, scope)] as const
}

/** What the derived state alone takes. */
export function stateQueries(db: Database, scope: Scope) {
  return [
    db
      .select(getTableColumns(keyResult))
      .from(keyResult)
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .where(scope)
      .orderBy(asc(keyResult.position), asc(keyResult.id)),
    db
      .select({
        keyResultId: checkIn.keyResultId,
        madeOn: checkIn.madeOn,
        value: checkIn.value,
        confidence: checkIn.confidence,
      })
      .from(checkIn)
      .innerJoin(keyResult, eq(keyResult.id, checkIn.keyResultId))
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .where(scope)
      .orderBy(asc(checkIn.madeAtMs), asc(checkIn.id)),
    db
      .select({
        workshopId: okrRevision.workshopId,
        revision: okrRevision.revision,
        publishedAtMs: okrRevision.publishedAtMs,
      })
      .from(okrRevision)
      .where(
        inArray(
          okrRevision.workshopId,
          db
            .select({ workshopId: keyResult.workshopId })
            .from(keyResult)
            .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
            .where(scope),
        ),
      ),
  ] as const
}

function detailQueries(db: Database, scope: Scope) {
  return [
    db
      .select({
        ...getTableColumns(checkIn),
        tokenName: sql<string | null>`${apiToken.name}`.as('token_name'),
      })
      .from(keyResult)
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .innerJoin(checkIn, eq(checkIn.id, newestCheckIn))
      .leftJoin(apiToken, eq(apiToken.id, checkIn.tokenId))
      .where(scope),
    db
      .select(getTableColumns(initiative))
      .from(initiative)
      .innerJoin(keyResult, eq(keyResult.id, initiative.keyResultId))
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .where(scope)
      .orderBy(asc(initiative.addedAtMs), asc(initiative.position), asc(initiative.id)),
    db
      .select({
        keyResultId: courseChange.keyResultId,
        kind: courseChange.kind,
        changesJson: courseChange.changesJson,
        madeAtMs: courseChange.madeAtMs,
      })
      .from(courseChange)
      .innerJoin(keyResult, eq(keyResult.id, courseChange.keyResultId))
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .where(scope)
      .orderBy(asc(courseChange.madeAtMs), asc(courseChange.id)),
  ] as const
}

/** The id of a key result's newest check-in. */
export const newestCheckIn = sql`(
  SELECT newest.id FROM check_in AS newest WHERE newest.key_result_id = ${keyResult.id}
  ORDER BY newest.made_at_ms DESC, newest.id DESC LIMIT 1
)`

type StateRows = readonly [
  keyResults: readonly KeyResultRow[],
  trend: readonly TrendRow[],
  publications: readonly PublicationRow[],
]
type LivingRows = readonly [
  ...StateRows,
  lastCheckIns: readonly CheckInRow[],
  initiatives: readonly InitiativeRow[],
  changes: readonly (Pick<CourseChangeRow, 'kind' | 'changesJson' | 'madeAtMs'> & {
    readonly keyResultId: string | null
  })[],
]

/** The rows of `livingQueries`, or of `stateQueries`, by key result, in their order. */
export function groupByKeyResult([
  keyResults,
  trend,
  publications,
  lastCheckIns = [],
  initiatives = [],
  changes = [],
]: LivingRows | StateRows): KeyResultRows[] {
  const trendOf = groupBy(trend)
  const initiativesOf = groupBy(initiatives)
  const changesOf = groupBy(changes)
  const lastOf = new Map(lastCheckIns.map((row) => [row.keyResultId, row]))
  return keyResults.map((row) => ({
    row,
    trend: trendOf.get(row.id) ?? [],
    lastCheckIn: lastOf.get(row.id) ?? null,
    initiatives: initiativesOf.get(row.id) ?? [],
    changes: changesOf.get(row.id) ?? [],
    publications,
  }))
}

function groupBy<Row extends { readonly keyResultId: string | null }>(
  rows: readonly Row[],
): ReadonlyMap<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.keyResultId)
    if (group) group.push(row)
    else groups.set(row.keyResultId, [row])
  }
  return groups
}
