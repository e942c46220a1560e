import * as v from 'valibot'
import type { CheckIn, Initiative, LivingKeyResult, Person } from '../../../shared/api/living-okrs.ts'
import { CORRECTABLE, type FieldChange } from '../../../shared/okr/correction.ts'
import type { Cycle } from '../../../shared/okr/cycle.ts'
import { INITIATIVE_STATES } from '../../../shared/okr/initiative.ts'
import { type CheckInPoint, deriveState } from '../../../shared/okr/key-result-state.ts'
import { DaySchema, type KeyResultFields, KeyResultFieldsSchema } from '../../../shared/okr/model.ts'
import type { Rhythm } from '../../../shared/okr/rhythm.ts'
import { zonedParts } from '../../../shared/time/zoned-time.ts'
import type { checkIn, courseChange } from '../../db/living-schema.ts'
import type { initiative, keyResult } from '../../db/schema.ts'
import { fromFieldColumns } from '../key-result-row.ts'

export type KeyResultRow = typeof keyResult.$inferSelect
export type InitiativeRow = typeof initiative.$inferSelect
/** `tokenName`: of the program that made it. */
export type CheckInRow = typeof checkIn.$inferSelect & { readonly tokenName: string | null }
export type CourseChangeRow = typeof courseChange.$inferSelect & { readonly tokenName: string | null }
export type TrendRow = Pick<CheckInRow, 'keyResultId' | 'madeOn' | 'value' | 'confidence'>
/** When a workshop published a revision. */
export type PublicationRow = {
  readonly workshopId: string
  readonly revision: number
  readonly publishedAtMs: number
}

/** What the database holds of one key result, as far as its state needs it. */
export type KeyResultRows = {
  readonly row: KeyResultRow
  /** Oldest first. */
  readonly trend: readonly TrendRow[]
  readonly lastCheckIn: CheckInRow | null
  /** In their order. */
  readonly initiatives: readonly InitiativeRow[]
  /** Its own, oldest first. */
  readonly changes: readonly Pick<CourseChangeRow, 'kind' | 'changesJson' | 'madeAtMs'>[]
  /** Of its workshop. */
  readonly publications: readonly PublicationRow[]
}

/** What a key result's state depends on besides its rows. */
export type LivingContext = {
  readonly cycle: Pick<Cycle, 'startsOn' | 'endsOn'>
  readonly team: { readonly timeZone: string; readonly rhythm: Rhythm }
  /** The day in the team's time zone. */
  readonly today: string
  /** Everybody whom the team has ever had: who was removed from a workshop still has a name. */
  readonly nameOf: ReadonlyMap<string, string>
}

/** A key result as it stands: what its rows say, and what is derived of them by the day and the team's rhythm. */
export function buildLivingKeyResult(rows: KeyResultRows, context: LivingContext): LivingKeyResult {
  const { row, lastCheckIn, initiatives, changes } = rows
  const { cycle, team, today, nameOf } = context
  const fields = fromFieldColumns(row)
  const trend = rows.trend.map(toPoint)
  const { state, progress, expected, forecast, due } = deriveState({
    fields,
    cycle,
    since: publishedOn(rows, context),
    rhythm: team.rhythm,
    checkIns: trend,
    today,
  })
  return {
    id: row.id,
    objectiveId: row.objectiveId,
    text: row.text,
    fields,
    owner: personOf(fields.ownerId, nameOf),
    accepted: row.accepted,
    original: originalOf({ text: row.text, fields }, changes),
    dropped: droppedOf(row, changes, rows.publications),
    state,
    progress,
    expected,
    forecast,
    due,
    trend,
    lastCheckIn: lastCheckIn && buildCheckIn(lastCheckIn, nameOf),
    initiatives: initiatives.map((each) => buildInitiative(each, nameOf)),
  }
}

export function toPoint({ madeOn, value, confidence }: TrendRow): CheckInPoint {
  return { on: v.parse(DaySchema, madeOn), value, confidence }
}

/** The day from which check-ins are asked for: that of the first revision that held it. */
export function publishedOn(
  { row, publications }: Pick<KeyResultRows, 'row' | 'publications'>,
  { cycle, team }: Pick<LivingContext, 'cycle' | 'team'>,
): string {
  const atMs = publishedAtMs(publications, row.workshopId, row.firstRevision)
  return atMs === null ? cycle.startsOn : zonedParts(atMs, team.timeZone).date
}

export function publishedAtMs(
  publications: readonly PublicationRow[],
  workshopId: string,
  revision: number,
): number | null {
  const publication = publications.find(
    (each) => each.workshopId === workshopId && each.revision === revision,
  )
  return publication?.publishedAtMs ?? null
}

type Statement = { readonly text: string; readonly fields: KeyResultFields }

/**
 * [CH3] As it was before its first correction: of each thing that was ever corrected, what it was first changed from.
 * @returns `null` where that is how it still stands
 */
export function originalOf(
  today: Statement,
  changes: readonly Pick<CourseChangeRow, 'changesJson'>[],
): Statement | null {
  const first = new Map<FieldChange['field'], FieldChange['from']>()
  for (const { field, from } of changes.flatMap(({ changesJson }) => readChanges(changesJson))) {
    if (!first.has(field)) first.set(field, from)
  }
  const { text = today.text, ...values } = Object.fromEntries(first)
  const original = {
    text: v.parse(v.string(), text),
    fields: v.parse(KeyResultFieldsSchema, { ...today.fields, ...values }),
  }
  const differs = CORRECTABLE.some((field) =>
    field === 'text' ? original.text !== today.text : original.fields[field] !== today.fields[field],
  )
  return differs ? original : null
}

const ValueSchema = v.nullable(v.union([v.string(), v.number()]))
const FieldChangesSchema = v.array(
  v.object({ field: v.picklist(CORRECTABLE), from: ValueSchema, to: ValueSchema }),
)

/** What a course change changed. */
export function readChanges(changesJson: string): FieldChange[] {
  return v.parse(FieldChangesSchema, JSON.parse(changesJson))
}

type Published = Pick<KeyResultRow, 'workshopId' | 'droppedInRevision' | 'droppedReason'>

/** A drop by hand is told from one by a revision by its time: whichever came last is the one that holds. */
export function droppedOf(
  { workshopId, droppedInRevision, droppedReason }: Published,
  changes: readonly Pick<CourseChangeRow, 'kind' | 'madeAtMs'>[],
  publications: readonly PublicationRow[],
): LivingKeyResult['dropped'] {
  if (droppedInRevision === null) return null
  const leftOutAtMs = publishedAtMs(publications, workshopId, droppedInRevision)
  const byHand = changes.findLast(({ kind }) => kind === 'dropped')?.madeAtMs ?? null
  const atMs = byHand !== null && (leftOutAtMs === null || byHand > leftOutAtMs) ? byHand : leftOutAtMs
  return { reason: droppedReason ?? '', atMs }
}

export function buildCheckIn(row: CheckInRow, nameOf: LivingContext['nameOf']): CheckIn {
  return {
    checkInId: row.id,
    keyResultId: row.keyResultId,
    on: v.parse(DaySchema, row.madeOn),
    atMs: row.madeAtMs,
    value: row.value,
    confidence: row.confidence,
    note: row.note,
    nextStep:
      row.nextStep === null ? null : { text: row.nextStep, owner: personOf(row.nextStepOwnerId, nameOf) },
    by: personOf(row.memberId, nameOf),
    byToken: row.tokenName,
  }
}

const InitiativeStateSchema = v.picklist(INITIATIVE_STATES)

/** One that a later revision left out is dropped, whatever was said of it before. */
export function buildInitiative(row: InitiativeRow, nameOf: LivingContext['nameOf']): Initiative {
  return {
    id: row.id,
    text: row.text,
    owner: personOf(row.ownerId, nameOf),
    state: row.droppedInRevision === null ? v.parse(InitiativeStateSchema, row.state) : 'dropped',
  }
}

export function personOf(personId: string | null, nameOf: LivingContext['nameOf']): Person | null {
  const name = personId === null ? undefined : nameOf.get(personId)
  return personId === null || name === undefined ? null : { personId, name }
}
