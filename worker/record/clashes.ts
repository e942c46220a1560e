import { and, asc, eq, gte, sql } from 'drizzle-orm'
import type { RefusalReason } from '../../shared/events/room-events.ts'
import { type Clash, type ClashChoice, isAbout } from '../../shared/okr/clash.ts'
import { CORRECTABLE, type Correctable, type FieldChange, statedValue } from '../../shared/okr/correction.ts'
import type { OkrSet } from '../../shared/okr/okr-set.ts'
import { zonedParts } from '../../shared/time/zoned-time.ts'
import { type Database, guard, type Statement } from '../db/database.ts'
import { apiToken, courseChange } from '../db/living-schema.ts'
import { type keyResult, member, objective, okrRevision } from '../db/schema.ts'
import { fromFieldColumns } from './key-result-row.ts'
import { readChanges } from './living/living-key-result.ts'

/** Course changes since a workshop's newest revision, oldest first, with who made them. */
export function selectChangesSince(db: Database, workshopId: string) {
  const newest = db
    .select({ revision: sql`coalesce(max(${okrRevision.revision}), 0)` })
    .from(okrRevision)
    .where(eq(okrRevision.workshopId, workshopId))
  return db
    .select({
      id: courseChange.id,
      kind: courseChange.kind,
      objectiveId: courseChange.objectiveId,
      keyResultId: courseChange.keyResultId,
      changesJson: courseChange.changesJson,
      reason: courseChange.reason,
      madeAtMs: courseChange.madeAtMs,
      by: sql<string>`coalesce(${member.name}, ${apiToken.name}, '')`.as('made_by'),
    })
    .from(courseChange)
    .innerJoin(objective, eq(objective.id, courseChange.objectiveId))
    .leftJoin(member, eq(member.id, courseChange.memberId))
    .leftJoin(apiToken, eq(apiToken.id, courseChange.tokenId))
    .where(and(eq(objective.workshopId, workshopId), gte(courseChange.afterRevision, sql`(${newest})`)))
    .orderBy(asc(courseChange.madeAtMs), asc(courseChange.id))
}

type ChangeRow = Awaited<ReturnType<typeof selectChangesSince>>[number]

/** What the record holds of a workshop, and what has changed of it since its newest revision. */
export type RecordSince = {
  /** The newest revision; 0 before the first. */
  readonly newest: number
  readonly objectives: readonly (typeof objective.$inferSelect)[]
  readonly keyResults: readonly (typeof keyResult.$inferSelect & { readonly ownerName: string | null })[]
  readonly changes: readonly ChangeRow[]
}

/** [CH3] Where the set says otherwise than corrections that were made since the newest revision. */
export function findClashes({ objectives }: OkrSet, { changes, ...rows }: RecordSince): Clash[] {
  const said = { objectives: byId(rows.objectives), keyResults: byId(rows.keyResults) }
  return objectives.flatMap((each) => [
    ...objectiveClashes(each),
    ...each.keyResults.flatMap((keyResult) => keyResultClashes(keyResult)),
  ])

  function objectiveClashes({ id, text }: OkrSet['objectives'][number]): Clash[] {
    const row = said.objectives.get(id)
    const change = changes.findLast((its) => its.objectiveId === id && its.keyResultId === null)
    if (!row || !change || row.text === text) return []
    return [clashOf(change, { cardId: id, field: 'text', corrected: row.text, workshop: text })]
  }

  function keyResultClashes(final: OkrSet['objectives'][number]['keyResults'][number]): Clash[] {
    const row = said.keyResults.get(final.id)
    if (!row) return []
    const its = changes.filter(({ keyResultId }) => keyResultId === final.id)
    const lastPursuit = its.findLast(({ kind }) => kind !== 'corrected')
    const drop =
      row.droppedInRevision !== null && lastPursuit?.kind === 'dropped'
        ? [
            clashOf(lastPursuit, {
              cardId: final.id,
              field: 'dropped',
              corrected: null,
              workshop: final.text,
            }),
          ]
        : []
    const recorded = { text: row.text, fields: fromFieldColumns(row) }
    const fields = CORRECTABLE.flatMap((field) => {
      const change = its.findLast((each) => changesOf(each).some((changed) => changed.field === field))
      const [corrected, workshop] = [statedValue(recorded, field), statedValue(final, field)]
      if (!change || corrected === workshop) return []
      const clash = clashOf(change, { cardId: final.id, field, corrected, workshop })
      return [field === 'ownerId' && row.ownerName !== null ? { ...clash, ownerName: row.ownerName } : clash]
    })
    return [...drop, ...fields]
  }
}

function clashOf(
  { id, by, madeAtMs, reason }: ChangeRow,
  what: Pick<Clash, 'cardId' | 'field' | 'corrected' | 'workshop'>,
): Clash {
  return { ...what, changeId: id, by, atMs: madeAtMs, reason }
}

/** Where somebody still has to choose: a correction is kept by a set that says it. */
export function isSettled(clash: Clash, choices: readonly ClashChoice[]): boolean {
  return choices.some((choice) => choice.take === 'workshop' && isAbout(choice, clash))
}

/** Who owns a key result since a correction, whether they were in the workshop or not. */
export function correctedOwners(changes: readonly ChangeRow[]): string[] {
  return changes
    .flatMap(changesOf)
    .flatMap(({ field, to }) => (field === 'ownerId' && typeof to === 'string' ? [to] : []))
}

/** Belongs to a publication: it fails the batch when a correction came in after the clashes were looked for. */
export function guardNoNewChange(db: Database, workshopId: string, since: RecordSince): Statement {
  return guard(
    db,
    sql`(SELECT count(*) FROM course_change JOIN objective ON objective.id = course_change.objective_id
      WHERE objective.workshop_id = ${workshopId} AND course_change.after_revision >= ${since.newest}
    ) = ${since.changes.length}`,
  )
}

/** What to choose, in words for whoever reads the answer and not the screen. */
export function clashReason(clash: Clash, timeZone: string): RefusalReason {
  const { cardId, field, corrected, workshop, ownerName, by, atMs, reason } = clash
  const when = `by ${by} on ${zonedParts(atMs, timeZone).date} (“${reason}”)`
  const message =
    field === 'dropped'
      ? `This key result was dropped ${when}, and this set holds it. Choose which is to be.`
      : `${FIELD_WORDS[field]} was corrected to “${ownerName ?? corrected}” ${when}, and this set says ${
          field === 'ownerId' ? 'another' : `“${workshop}”`
        }. Choose which is to be.`
  return { cardId, message, clash }
}

const FIELD_WORDS = {
  text: 'The wording',
  ownerId: 'The owner',
  baseline: 'The baseline',
  target: 'The target',
  dueOn: 'The due date',
} as const satisfies Record<Correctable, string>

function changesOf({ changesJson }: Pick<ChangeRow, 'changesJson'>): FieldChange[] {
  return readChanges(changesJson)
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
