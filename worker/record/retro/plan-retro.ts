import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { RefusalReason, RoomEventPayload } from '../../../shared/events/room-events.ts'
import { isTooLarge } from '../../../shared/okr/okr-set.ts'
import { isMiss } from '../../../shared/retro/grade.ts'
import {
  canonicalRetroText,
  type RetroRecord,
  RetroRecordSchema,
} from '../../../shared/retro/retro-record.ts'
import type { Database } from '../../db/database.ts'
import { action, learning, retro } from '../../db/retro-schema.ts'
import { cycle, keyResult, member, objective, type workshop } from '../../db/schema.ts'
import { sha256Hex } from '../../keys.ts'
import type { Services } from '../../services.ts'
import { type EventPlan, RECORDED, refused } from '../event-plan.ts'
import { retroStatements } from './retro-statements.ts'

type RetroFinalised = Extract<RoomEventPayload, { type: 'retro-finalised' }>

/**
 * Decides whether a closed retro is taken into the record. The room asked the same of it; the record does not take its word
 * for it. A refusal is final and says what to mend.
 */
export async function planRetro(
  services: Services,
  { revision, retro: said, hash, finalisedBy }: RetroFinalised,
  itsWorkshop: typeof workshop.$inferSelect,
): Promise<EventPlan> {
  const recordJson = canonicalRetroText(said)
  if (itsWorkshop.kind !== 'retro') {
    return answer(refused('not-a-retro', 'This room is no retro: it closes none.'))
  }
  if ((await sha256Hex(recordJson)) !== hash) {
    return answer(refused('hash-mismatch', 'The retro changed on its way. Close it again.'))
  }
  if (isTooLarge(recordJson)) {
    return answer(refused('too-large', 'This is more text than one retro holds. Shorten what was written.'))
  }

  const { db } = services
  const { id: workshopId, teamId, cycleId } = itsWorkshop
  const [[stored], [itsCycle], keyResults, objectives, people, learnings, actions] = await db.batch([
    db
      .select({ revision: retro.revision, hash: retro.hash, recordJson: retro.recordJson })
      .from(retro)
      .where(eq(retro.workshopId, workshopId)),
    db.select().from(cycle).where(eq(cycle.id, cycleId)),
    db
      .select({
        id: keyResult.id,
        text: keyResult.text,
        isDropped:
          sql<number>`${keyResult.droppedInRevision} IS NOT NULL OR ${objective.droppedInRevision} IS NOT NULL`.as(
            'is_dropped',
          ),
      })
      .from(keyResult)
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .where(eq(objective.cycleId, cycleId)),
    db.select({ id: objective.id }).from(objective).where(eq(objective.cycleId, cycleId)),
    db
      .select({ id: member.id })
      .from(member)
      .where(
        and(
          eq(member.teamId, teamId),
          isAmong(
            member.id,
            said.actions.map(({ ownerId }) => ownerId),
          ),
        ),
      ),
    foreignIds(db, learning, said.learnings, workshopId),
    foreignIds(db, action, said.actions, workshopId),
  ])
  if (!itsCycle) throw new Error('A workshop without its cycle')
  if (stored && stored.revision >= revision) {
    const isOther = stored.revision === revision && stored.hash !== hash
    // An older revision that comes late says nothing that still counts.
    return answer(
      isOther
        ? refused('revision-taken', `Revision ${revision} was published with other words. Close it again.`)
        : RECORDED,
    )
  }

  const problems = findProblems(said, {
    keyResultIds: new Set(keyResults.map(({ id }) => id)),
    droppedIds: new Set(keyResults.filter(({ isDropped }) => isDropped === 1).map(({ id }) => id)),
    objectiveIds: new Set(objectives.map(({ id }) => id)),
    personIds: new Set(people.map(({ id }) => id)),
    takenIds: new Set([...learnings, ...actions].map(({ id }) => id)),
  })
  if (problems.length > 0) {
    return answer({ outcome: 'refused', code: 'gates-not-met', reasons: problems })
  }
  return {
    reply: RECORDED,
    statements: retroStatements(services, {
      said,
      recordJson,
      hash,
      revision,
      finalisedBy,
      before: stored
        ? { revision: stored.revision, said: v.parse(RetroRecordSchema, JSON.parse(stored.recordJson)) }
        : null,
      textOf: new Map(keyResults.map(({ id, text }) => [id, text])),
      itsWorkshop,
      itsCycle,
    }),
  }
}

function answer(reply: EventPlan['reply']): EventPlan {
  return { reply, statements: [] }
}

type Known = {
  readonly keyResultIds: ReadonlySet<string>
  readonly droppedIds: ReadonlySet<string>
  readonly objectiveIds: ReadonlySet<string>
  readonly personIds: ReadonlySet<string>
  /** Ids of the retro's own that another retro has used. */
  readonly takenIds: ReadonlySet<string>
}

function findProblems(said: RetroRecord, known: Known): RefusalReason[] {
  const ids = [...said.learnings, ...said.actions, ...said.keyResults].map(({ id }) => id)
  const isTwice = (id: string) => ids.indexOf(id) !== ids.lastIndexOf(id)
  return [
    ...said.keyResults.flatMap(({ id, score, cause, why }) => [
      ...when(!known.keyResultIds.has(id), id, 'This key result is not one of the cycle’s.'),
      ...when(
        score === null && !known.droppedIds.has(id),
        id,
        'Agree on a score: it was pursued to the end.',
      ),
      ...when(
        score !== null && isMiss(score) && cause === null && !known.droppedIds.has(id),
        id,
        'Name what it was missed for.',
      ),
      ...when(why === '', id, 'Say why it is kept, modified or dropped.'),
    ]),
    ...said.learnings.flatMap(({ id, objectiveId, keyResultId }) =>
      when(
        (objectiveId !== null && !known.objectiveIds.has(objectiveId)) ||
          (keyResultId !== null && !known.keyResultIds.has(keyResultId)),
        id,
        'This learning is about something that is not the cycle’s.',
      ),
    ),
    ...said.actions.flatMap(({ id, ownerId }) =>
      when(!known.personIds.has(ownerId), id, 'Choose somebody of the team who looks after this action.'),
    ),
    ...ids.flatMap((id) =>
      when(known.takenIds.has(id) || isTwice(id), id, 'This was kept before. Write it down anew.'),
    ),
  ]
}

function when(isSo: boolean, cardId: string, message: string): RefusalReason[] {
  return isSo ? [{ cardId, message }] : []
}

function foreignIds(
  db: Database,
  table: typeof learning | typeof action,
  rows: readonly { readonly id: string }[],
  workshopId: string,
) {
  return db
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        isAmong(
          table.id,
          rows.map(({ id }) => id),
        ),
        sql`${table.workshopId} <> ${workshopId}`,
      ),
    )
}

/** They come as one parameter, however many they are. */
function isAmong(column: typeof member.id | typeof learning.id | typeof action.id, ids: readonly string[]) {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
}
