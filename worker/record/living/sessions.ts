import { and, desc, eq, sql } from 'drizzle-orm'
import type { CycleSession } from '../../../shared/api/living-okrs.ts'
import type { Database } from '../../db/database.ts'
import { retro } from '../../db/retro-schema.ts'
import { workshop } from '../../db/schema.ts'

type Asked = { readonly teamId: string; readonly cycleId: string; readonly personId: string | null }

/** The check-in meetings and retros of a cycle, newest first. Every column has a name of its own, so that it may stand in a batch. */
export function sessionsQuery(db: Database, { teamId, cycleId, personId }: Asked) {
  return db
    .select({
      workshopId: workshop.id,
      kind: workshop.kind,
      stageId: workshop.stageId,
      createdAtMs: workshop.createdAtMs,
      meetingWeekOn: workshop.meetingWeekOn,
      joined: sql<number>`EXISTS (
        SELECT 1 FROM participant AS mine WHERE mine.workshop_id = "workshop"."id" AND mine.member_id = ${personId}
          AND mine.removed_at_ms IS NULL
      )`.as('has_joined'),
      retroId: sql<string | null>`${retro.workshopId}`.as('retro_id'),
    })
    .from(workshop)
    .leftJoin(retro, eq(retro.workshopId, workshop.id))
    .where(
      and(
        eq(workshop.teamId, teamId),
        eq(workshop.cycleId, cycleId),
        sql`(${workshop.kind} IN ('check-in', 'retro') OR ${retro.workshopId} IS NOT NULL)`,
      ),
    )
    .orderBy(desc(workshop.createdAtMs), desc(workshop.id))
}

type SessionRow = Awaited<ReturnType<typeof sessionsQuery>>[number]

export function toSession({ joined, retroId, ...its }: SessionRow): CycleSession {
  return { ...its, joined: joined === 1, hasRetro: retroId !== null }
}
