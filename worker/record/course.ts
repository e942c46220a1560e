import { and, eq, gt, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import type { HistoryEntry } from '../../shared/api/living-okrs.ts'
import type { CorrectedSchema } from '../../shared/api/record-routes.ts'
import {
  applyChanges,
  effectOf,
  type FieldChange,
  findCorrectionProblems,
  type KeyResultChanges,
  listChanges,
  type ObjectiveChanges,
} from '../../shared/okr/correction.ts'
import { ok, refuse } from '../../shared/result.ts'
import { guard, type Statement } from '../db/database.ts'
import { courseChange } from '../db/living-schema.ts'
import { initiative, keyResult, objective, okrRevision } from '../db/schema.ts'
import { type ApiResult, refuseFields } from '../http/refusals.ts'
import type { Services } from '../services.ts'
import { type KeyResultNow, readKeyResultNow } from './key-result-now.ts'
import { fromFieldColumns, toFieldColumns } from './key-result-row.ts'
import type { KeyResultRow } from './living/living-key-result.ts'
import type { OncePlan } from './once.ts'
import { findPerson } from './owners.ts'
import type { KeyResultAccess, ObjectiveAccess, RecordAccess } from './record-access.ts'

type Corrected = ApiResult<OncePlan<v.InferInput<typeof CorrectedSchema>>>
type CourseEntry = Extract<HistoryEntry, { kind: 'corrected' | 'dropped' | 'taken-up-again' }>

/** What was dropped is pursued no longer: nothing of it changes until it is taken up again. */
export function dropped(toDo: string) {
  return refuse('conflict', `This key result was dropped. Take it up again before you ${toDo}.`)
}

/** [CH3] [KR9] Changes a key result with a reason. Another owner has to accept it, unless they chose themselves. */
export async function planCorrection(
  services: Services,
  access: KeyResultAccess,
  { changes, reason }: { readonly changes: KeyResultChanges; readonly reason: string },
): Promise<Corrected> {
  const now = await readKeyResultNow(services, access)
  const { row, owners } = now
  if (row.droppedInRevision !== null) return dropped('correct it')
  const before = { text: row.text, fields: fromFieldColumns(row) }
  const problems = findCorrectionProblems(
    before,
    changes,
    access.cycle,
    (personId) => findPerson(owners, personId) !== null,
  )
  if (Object.keys(problems).length > 0) {
    return refuseFields('invalid-input', 'The correction cannot be made like this. See the fields.', problems)
  }
  const after = applyChanges(before, changes)
  const { ownerId } = after.fields
  const accepted = ownerId === row.ownerId ? row.accepted : ownerId === access.person?.personId
  const entry: CourseEntry = {
    kind: 'corrected',
    ...entryBy(services, access, now.atMs),
    changes: listChanges(before, after),
    effect: effectOf(before.fields, after.fields),
    reason,
  }
  return planChange(services, access, now, {
    row: { ...row, text: after.text, ...toFieldColumns(after.fields), accepted },
    // Whether it is accepted may change meanwhile; that is the owner's, and only another owner undoes it.
    isOwnerChanged: ownerId !== row.ownerId,
    entry,
  })
}

/** Pursues a key result no longer. It is dropped as a revision drops one, by somebody and for a reason. */
export async function planDrop(
  services: Services,
  access: KeyResultAccess,
  { reason }: { readonly reason: string },
): Promise<Corrected> {
  const now = await readKeyResultNow(services, access)
  const { row } = now
  if (row.droppedInRevision !== null) return refuse('conflict', 'This key result was dropped already.')
  return planChange(services, access, now, {
    row: { ...row, droppedInRevision: row.revision, droppedReason: reason },
    isOwnerChanged: false,
    entry: { kind: 'dropped', ...entryBy(services, access, now.atMs), reason },
  })
}

export async function planTakeUp(
  services: Services,
  access: KeyResultAccess,
  { reason }: { readonly reason: string },
): Promise<Corrected> {
  const now = await readKeyResultNow(services, access)
  const { row, isOrphan } = now
  if (row.droppedInRevision === null) return refuse('conflict', 'This key result is not dropped.')
  if (isOrphan) {
    return refuse('conflict', 'Its objective was dropped too. A workshop of this cycle can bring both back.')
  }
  return planChange(services, access, now, {
    row: { ...row, droppedInRevision: null, droppedReason: null },
    isOwnerChanged: false,
    entry: { kind: 'taken-up-again', ...entryBy(services, access, now.atMs), reason },
    // Its initiatives went only because a revision no longer held the key result.
    revivesAfter: row.revision,
  })
}

type Change = {
  /** The key result as it is from now on. */
  readonly row: KeyResultRow
  readonly isOwnerChanged: boolean
  readonly entry: CourseEntry
  /** Initiatives that a revision after this one dropped come back with it. */
  readonly revivesAfter?: number
}

function planChange(
  services: Services,
  access: KeyResultAccess,
  { unchanged, livingWith }: KeyResultNow,
  { row, isOwnerChanged, entry, revivesAfter }: Change,
): Corrected {
  const { db } = services
  const { text, ownerId, accepted, baseline, baselineUnknown, target, dueOn } = row
  const { droppedInRevision, droppedReason } = row
  const update = db
    .update(keyResult)
    .set({
      ...{ text, ownerId, baseline, baselineUnknown, target, dueOn, droppedInRevision, droppedReason },
      ...(isOwnerChanged ? { accepted } : {}),
    })
    .where(eq(keyResult.id, row.id))
  const NOT_DROPPED = { droppedInRevision: null, droppedReason: null }
  const isRevived = (at: number | null) => revivesAfter !== undefined && at !== null && at > revivesAfter
  const revive =
    revivesAfter === undefined
      ? []
      : [
          db
            .update(initiative)
            .set(NOT_DROPPED)
            .where(and(eq(initiative.keyResultId, row.id), gt(initiative.droppedInRevision, revivesAfter))),
        ]
  const { kind, atMs: madeAtMs } = entry
  const living = livingWith(({ changes, initiatives }) => ({
    row,
    changes: [...changes, { kind, changesJson: changesJsonOf(entry), madeAtMs }],
    initiatives: initiatives.map((each) =>
      isRevived(each.droppedInRevision) ? { ...each, ...NOT_DROPPED } : each,
    ),
  }))
  return ok({
    statements: [unchanged, update, ...revive, insertChange(services, access, entry, row)],
    reply: { entry, keyResult: living },
  })
}

/** [CH3] Changes an objective's words with a reason. */
export async function planObjectiveCorrection(
  services: Services,
  access: ObjectiveAccess,
  { changes: { text }, reason }: { readonly changes: ObjectiveChanges; readonly reason: string },
): Promise<Corrected> {
  const { db } = services
  const [row] = await db.select().from(objective).where(eq(objective.id, access.objective.id))
  if (!row) throw new Error('An objective that was there is gone')
  if (row.droppedInRevision !== null) {
    return refuse('conflict', 'This objective was dropped. A workshop of this cycle can bring it back.')
  }
  if (row.text === text) {
    return refuseFields('invalid-input', 'Nothing is changed yet.', { changes: 'Nothing is changed yet.' })
  }
  const changes: FieldChange[] = [{ field: 'text', from: row.text, to: text }]
  const entry: CourseEntry = {
    kind: 'corrected',
    ...entryBy(services, access, services.now()),
    changes,
    effect: 'neutral',
    reason,
  }
  const unchanged = guard(
    db,
    sql`EXISTS (SELECT 1 FROM objective WHERE id = ${row.id} AND revision = ${row.revision}
      AND dropped_in_revision IS NULL AND text = ${row.text})`,
  )
  const update = db.update(objective).set({ text }).where(eq(objective.id, row.id))
  return ok({
    statements: [unchanged, update, insertChange(services, access, entry, row)],
    reply: { entry, keyResult: null },
  })
}

function entryBy({ newId }: Services, { person, token }: RecordAccess, atMs: number) {
  return { id: newId(), atMs, by: person, byToken: token?.name ?? null }
}

function changesJsonOf(entry: CourseEntry): string {
  return JSON.stringify(entry.kind === 'corrected' ? entry.changes : [])
}

function insertChange(
  { db }: Services,
  { person, token }: RecordAccess,
  entry: CourseEntry,
  row: KeyResultRow | typeof objective.$inferSelect,
): Statement {
  const isOfKeyResult = 'objectiveId' in row
  // Read where it is written: a revision may arrive at the same moment.
  const newestRevision = db
    .select({ revision: sql`max(${okrRevision.revision})` })
    .from(okrRevision)
    .where(eq(okrRevision.workshopId, row.workshopId))
  return db.insert(courseChange).values({
    id: entry.id,
    kind: entry.kind,
    objectiveId: isOfKeyResult ? row.objectiveId : row.id,
    keyResultId: isOfKeyResult ? row.id : null,
    changesJson: changesJsonOf(entry),
    reason: entry.reason,
    memberId: person?.personId ?? null,
    tokenId: token?.id ?? null,
    madeAtMs: entry.atMs,
    afterRevision: sql`coalesce((${newestRevision}), ${row.revision})`,
  })
}
