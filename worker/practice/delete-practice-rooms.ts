import { asc, eq, inArray, lte, or } from 'drizzle-orm'
import { runAll, type Statement } from '../db/database.ts'
import {
  apiToken,
  calendarFeed,
  checkIn,
  courseChange,
  doneRequest,
  raisedEvent,
  supportLink,
  teamLink,
} from '../db/living-schema.ts'
import {
  ballot,
  cycle,
  initiative,
  invitation,
  keyResult,
  member,
  objective,
  okrRevision,
  participant,
  roomDeletion,
  roomEvent,
  session,
  team,
  teamAgenda,
  webhook,
  webhookDelivery,
  workshop,
} from '../db/schema.ts'
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
  await runAll(db, [...notes, ...deletions({ db }, teamId)])
}

/** Children before those they refer to: no foreign key deletes anything by itself. */
function deletions({ db }: Pick<Services, 'db'>, teamId: string): Statement[] {
  const workshops = db.select({ id: workshop.id }).from(workshop).where(eq(workshop.teamId, teamId))
  const webhooks = db.select({ id: webhook.id }).from(webhook).where(eq(webhook.teamId, teamId))
  const objectives = db
    .select({ id: objective.id })
    .from(objective)
    .where(inArray(objective.workshopId, workshops))
  const keyResults = db
    .select({ id: keyResult.id })
    .from(keyResult)
    .where(inArray(keyResult.workshopId, workshops))
  return [
    db.delete(checkIn).where(inArray(checkIn.keyResultId, keyResults)),
    db.delete(courseChange).where(inArray(courseChange.objectiveId, objectives)),
    db
      .delete(supportLink)
      .where(
        or(
          inArray(supportLink.objectiveId, objectives),
          inArray(supportLink.supportsObjectiveId, objectives),
        ),
      ),
    db.delete(teamLink).where(or(eq(teamLink.teamId, teamId), eq(teamLink.otherTeamId, teamId))),
    db.delete(doneRequest).where(eq(doneRequest.teamId, teamId)),
    db.delete(raisedEvent).where(eq(raisedEvent.teamId, teamId)),
    db.delete(calendarFeed).where(eq(calendarFeed.teamId, teamId)),
    db.delete(apiToken).where(eq(apiToken.teamId, teamId)),
    db.delete(webhookDelivery).where(inArray(webhookDelivery.webhookId, webhooks)),
    db.delete(webhook).where(eq(webhook.teamId, teamId)),
    db.delete(roomEvent).where(inArray(roomEvent.workshopId, workshops)),
    db.delete(ballot).where(inArray(ballot.workshopId, workshops)),
    db.delete(initiative).where(inArray(initiative.workshopId, workshops)),
    db.delete(keyResult).where(inArray(keyResult.workshopId, workshops)),
    db.delete(objective).where(inArray(objective.workshopId, workshops)),
    db.delete(okrRevision).where(inArray(okrRevision.workshopId, workshops)),
    db.delete(invitation).where(eq(invitation.teamId, teamId)),
    db.delete(participant).where(inArray(participant.workshopId, workshops)),
    db.delete(workshop).where(eq(workshop.teamId, teamId)),
    db.delete(teamAgenda).where(eq(teamAgenda.teamId, teamId)),
    db.delete(cycle).where(eq(cycle.teamId, teamId)),
    db.delete(session).where(eq(session.teamId, teamId)),
    db.delete(member).where(eq(member.teamId, teamId)),
    db.delete(team).where(eq(team.id, teamId)),
  ]
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
