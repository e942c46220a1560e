import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { HistoryEntry } from '../../../shared/api/living-okrs.ts'
import { effectOf, type FieldChange } from '../../../shared/okr/correction.ts'
import { type KeyResultFields, KeyResultFieldsSchema } from '../../../shared/okr/model.ts'
import type { Database } from '../../db/database.ts'
import { apiToken, COURSE_CHANGE_KINDS, checkIn, courseChange } from '../../db/living-schema.ts'
import { okrRevision } from '../../db/schema.ts'
import {
  buildCheckIn,
  type CheckInRow,
  type CourseChangeRow,
  type LivingContext,
  personOf,
  readChanges,
} from './living-key-result.ts'

/** What one revision says of one objective or key result. */
export type RevisionRow = {
  readonly workshopId: string
  readonly revision: number
  readonly finalisedBy: string
  readonly publishedAtMs: number
  /** `null`: the revision does not hold it. */
  readonly text: string | null
  /** Why it was left out, where somebody said so. */
  readonly droppedReason: string | null
}

export type HistoryRows = {
  /** Oldest first. */
  readonly revisions: readonly RevisionRow[]
  /** Newest first. */
  readonly checkIns: readonly CheckInRow[]
  /** Oldest first. */
  readonly changes: readonly CourseChangeRow[]
}

type Statement =
  | { readonly kind: 'objective'; readonly id: string }
  | { readonly kind: 'key-result'; readonly id: string }

/** What the revisions of a workshop say of it. The sets are large: the database picks out the two texts that are asked for. */
export function revisionsQuery(db: Database, workshopId: string, { kind, id }: Statement) {
  const text =
    kind === 'objective'
      ? sql<string | null>`(
          SELECT each.value ->> 'text' FROM json_each(${okrRevision.okrsJson}, '$.objectives') AS each
          WHERE each.value ->> 'id' = ${id}
        )`
      : sql<string | null>`(
          SELECT each.value ->> 'text' FROM json_each(${okrRevision.okrsJson}, '$.objectives') AS parent,
            json_each(parent.value, '$.keyResults') AS each
          WHERE each.value ->> 'id' = ${id}
        )`
  const droppedReason = sql<string | null>`(
    SELECT left_out.value ->> 'reason' FROM json_each(${okrRevision.okrsJson}, '$.dropped') AS left_out
    WHERE left_out.value ->> 'id' = ${id}
  )`
  return db
    .select({
      workshopId: okrRevision.workshopId,
      revision: okrRevision.revision,
      finalisedBy: okrRevision.finalisedBy,
      publishedAtMs: okrRevision.publishedAtMs,
      text: text.as('its_text'),
      droppedReason: droppedReason.as('its_dropped_reason'),
    })
    .from(okrRevision)
    .where(eq(okrRevision.workshopId, workshopId))
    .orderBy(asc(okrRevision.revision))
}

/** Every check-in of a key result, newest first. */
export function checkInsQuery(db: Database, keyResultId: string) {
  return db
    .select({ ...getTableColumns(checkIn), tokenName: sql<string | null>`${apiToken.name}`.as('token_name') })
    .from(checkIn)
    .leftJoin(apiToken, eq(apiToken.id, checkIn.tokenId))
    .where(eq(checkIn.keyResultId, keyResultId))
    .orderBy(desc(checkIn.madeAtMs), desc(checkIn.id))
}

/**
 * Whether a course change is of the objective itself. The plus keeps the database from finding it by that: it would go through
 * every such change of every team.
 */
export const isObjectives = sql`+${courseChange.keyResultId} IS NULL`

/** An objective's own course changes, or a key result's, oldest first. */
export function changesQuery(db: Database, { kind, id }: Statement) {
  const isIts =
    kind === 'objective'
      ? and(eq(courseChange.objectiveId, id), isObjectives)
      : eq(courseChange.keyResultId, id)
  return db
    .select({
      ...getTableColumns(courseChange),
      tokenName: sql<string | null>`${apiToken.name}`.as('token_name'),
    })
    .from(courseChange)
    .leftJoin(apiToken, eq(apiToken.id, courseChange.tokenId))
    .where(isIts)
    .orderBy(asc(courseChange.madeAtMs), asc(courseChange.id))
}

const KindSchema = v.picklist(COURSE_CHANGE_KINDS)

/**
 * Everything that happened to an objective or key result, newest first: the revisions in which its words changed or that
 * first held it or left it out, its check-ins, and its course changes.
 * @param today its fields as they stand, by which an easing is told from a hardening; `null`: an objective has none
 */
export function buildHistory(
  rows: HistoryRows,
  today: KeyResultFields | null,
  nameOf: LivingContext['nameOf'],
): HistoryEntry[] {
  const entries = [
    ...changeEntries(rows.changes, today, nameOf),
    ...rows.checkIns.map((row) => checkInEntry(row, nameOf)),
  ]
  // The sort is stable: what was published comes before all that was done to it in the same millisecond.
  return [...entries, ...revisionEntries(rows, nameOf)].sort((one, other) => other.atMs - one.atMs)
}

function checkInEntry(row: CheckInRow, nameOf: LivingContext['nameOf']): HistoryEntry {
  return {
    kind: 'checked-in',
    id: row.id,
    atMs: row.madeAtMs,
    by: personOf(row.memberId, nameOf),
    byToken: row.tokenName,
    checkIn: buildCheckIn(row, nameOf),
  }
}

function changeEntries(
  changes: readonly CourseChangeRow[],
  today: KeyResultFields | null,
  nameOf: LivingContext['nameOf'],
): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  let fields = today
  for (const row of changes.toReversed()) {
    const entry = {
      id: row.id,
      atMs: row.madeAtMs,
      by: personOf(row.memberId, nameOf),
      byToken: row.tokenName,
      reason: row.reason,
    }
    const kind = v.parse(KindSchema, row.kind)
    if (kind !== 'corrected') {
      entries.push({ kind, ...entry })
      continue
    }
    const fieldChanges = readChanges(row.changesJson)
    const after = fields && withFields(fields, fieldChanges, 'to')
    const before = after && withFields(after, fieldChanges, 'from')
    const effect = before && after ? effectOf(before, after) : 'neutral'
    entries.push({ kind, ...entry, changes: fieldChanges, effect })
    fields = before
  }
  return entries
}

/** The fields with what one end of the changes says of them. */
function withFields(
  fields: KeyResultFields,
  changes: readonly FieldChange[],
  end: 'from' | 'to',
): KeyResultFields {
  const values = changes.filter(({ field }) => field !== 'text').map((change) => [change.field, change[end]])
  return v.parse(KeyResultFieldsSchema, { ...fields, ...Object.fromEntries(values) })
}

function revisionEntries(
  { revisions, changes }: HistoryRows,
  nameOf: LivingContext['nameOf'],
): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  let before: string | null = null
  for (const { workshopId, revision, finalisedBy, publishedAtMs, text, droppedReason } of revisions) {
    const entry = {
      id: `${workshopId}-${revision}`,
      atMs: publishedAtMs,
      by: personOf(finalisedBy, nameOf),
      byToken: null,
    }
    const byHand = changes.findLast(({ kind, madeAtMs }) => kind !== 'corrected' && madeAtMs <= publishedAtMs)
    const wasDropped = byHand?.kind === 'dropped'
    if (text !== null && (text !== before || wasDropped)) {
      entries.push({ kind: 'published', ...entry, workshopId, revision, text })
    }
    // What was dropped by hand before is not dropped again by a revision that knows it no more.
    if (text === null && before !== null && !wasDropped) {
      entries.push({ kind: 'dropped', ...entry, reason: droppedReason || 'No reason was given.' })
    }
    before = text
  }
  return entries
}
