import { and, asc, eq, getTableColumns, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { FollowedOkrs } from '../../shared/okr/carried.ts'
import type { Database } from '../db/database.ts'
import { checkIn } from '../db/living-schema.ts'
import { keyResult, objective, workshop } from '../db/schema.ts'
import type { Services } from '../services.ts'
import { fromFieldColumns } from './key-result-row.ts'
import { newestCheckIn } from './living/living-queries.ts'

/** A check-in meeting is over in an hour; after this nobody looks at its board any more. */
export const MEETING_LASTS_MS = 7 * 24 * 60 * 60_000

/** A cycle's OKRs that are pursued, as they stand, each with the confidence that was said last; and what was dropped. */
export async function readFollowed(db: Database, cycleId: string): Promise<FollowedOkrs> {
  const [objectives, keyResults] = await db.batch([
    db
      .select()
      .from(objective)
      .where(eq(objective.cycleId, cycleId))
      .orderBy(asc(objective.workshopId), asc(objective.position)),
    db
      .select({ ...getTableColumns(keyResult), said: sql<number | null>`${checkIn.confidence}`.as('said') })
      .from(keyResult)
      .innerJoin(objective, eq(objective.id, keyResult.objectiveId))
      .leftJoin(checkIn, and(eq(checkIn.keyResultId, keyResult.id), eq(checkIn.id, newestCheckIn)))
      .where(eq(objective.cycleId, cycleId))
      .orderBy(asc(keyResult.position)),
  ])
  const isPursued = (row: { readonly droppedInRevision: number | null }) => row.droppedInRevision === null
  return {
    objectives: objectives.filter(isPursued).map(({ id, text, commitment }) => ({
      id,
      text,
      commitment,
      keyResults: keyResults
        .filter((row) => row.objectiveId === id && isPursued(row))
        .map(({ said, ...row }) => {
          const fields = fromFieldColumns(row)
          return { id: row.id, text: row.text, fields: { ...fields, confidence: said ?? fields.confidence } }
        }),
    })),
    droppedIds: [...objectives, ...keyResults].filter((row) => !isPursued(row)).map(({ id }) => id),
  }
}

/** [CH3] Shows on the boards of this week's meetings what was just corrected. One that does not answer shows it next time. */
export async function tellMeetings({ db, room, now }: Services, cycleId: string): Promise<void> {
  const meetings = await db
    .select({ id: workshop.id })
    .from(workshop)
    .where(
      and(
        eq(workshop.cycleId, cycleId),
        eq(workshop.kind, 'check-in'),
        isNull(workshop.closedAtMs),
        isNotNull(workshop.roomCreatedAtMs),
        gt(workshop.createdAtMs, now() - MEETING_LASTS_MS),
      ),
    )
  if (meetings.length === 0) return
  const okrs = await readFollowed(db, cycleId)
  await Promise.all(meetings.map(({ id }) => room.followRecord(id, okrs)))
}
