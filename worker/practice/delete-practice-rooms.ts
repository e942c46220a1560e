import { asc, eq, lte } from 'drizzle-orm'
import { runAll } from '../db/database.ts'
import { roomDeletion, team, workshop } from '../db/schema.ts'
import { deleteTeamRows } from '../db/team-rows.ts'
import type { Services } from '../services.ts'

/** For one run of the schedule, under the platform's limit of requests. What is left comes with the next. */
const MAX_TEAMS = 20
const MAX_ROOMS = 40

/** A room that does not answer is asked again after a minute, then two, four … at most this long. */
const MAX_RETRY_MS = 60 * 60_000

/**
 * Deletes practice teams whose day is over, with everything that the record has of them, and their rooms. The record goes
 * first and leaves a note of the room, so that a room that is away is asked until it has answered.
 */
export async function deletePracticeRooms(services: Services): Promise<void> {
  const { db, now } = services
  const over = await db
    .select({ id: team.id })
    .from(team)
    .where(lte(team.practiceUntilMs, now()))
    .orderBy(asc(team.practiceUntilMs))
    .limit(MAX_TEAMS)
  for (const { id } of over) await deleteTeam(services, id)
  await deleteRooms(services)
}

async function deleteTeam({ db, now }: Services, teamId: string): Promise<void> {
  const rooms = await db.select({ id: workshop.id }).from(workshop).where(eq(workshop.teamId, teamId))
  const nowMs = now()
  const notes = rooms.map(({ id }) =>
    db
      .insert(roomDeletion)
      .values({ workshopId: id, askedAtMs: nowMs, attempts: 0, nextAttemptAtMs: nowMs })
      .onConflictDoNothing(),
  )
  await runAll(db, [...notes, ...deleteTeamRows(db, teamId)])
}

async function deleteRooms({ db, room, now }: Services): Promise<void> {
  const due = await db
    .select()
    .from(roomDeletion)
    .where(lte(roomDeletion.nextAttemptAtMs, now()))
    .orderBy(asc(roomDeletion.nextAttemptAtMs))
    .limit(MAX_ROOMS)
  for (const { workshopId, attempts } of due) {
    const deleted = await room.delete(workshopId)
    const row = eq(roomDeletion.workshopId, workshopId)
    if (deleted.ok) await db.delete(roomDeletion).where(row)
    else {
      const waitMs = Math.min(MAX_RETRY_MS, 60_000 * 2 ** Math.min(attempts, 10))
      await db
        .update(roomDeletion)
        .set({ attempts: attempts + 1, nextAttemptAtMs: now() + waitMs })
        .where(row)
    }
  }
}
