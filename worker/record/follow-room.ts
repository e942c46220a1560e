import { and, eq, lt, sql } from 'drizzle-orm'
import type { RoomEvent, RoomEventPayload } from '../../shared/events/room-events.ts'
import { rawStatement, type Statement } from '../db/database.ts'
import { ballot, workshop } from '../db/schema.ts'
import type { Services } from '../services.ts'

type Payload<Type extends RoomEventPayload['type']> = Extract<RoomEventPayload, { type: Type }>

/**
 * The record follows the room's roster: roles, names, who was removed, whether joining is locked. An event that is
 * older than one already applied changes nothing. People come as one JSON parameter, however many they are; only people
 * of the workshop's own team count.
 */
export function planRoster(
  { db, now }: Services,
  { workshopId, sequence }: RoomEvent,
  { people, joiningLocked }: Payload<'roster-changed'>,
  { teamId }: Pick<typeof workshop.$inferSelect, 'teamId'>,
): Statement[] {
  const nowMs = now()
  const list = JSON.stringify(people)
  const isNewest = sql`EXISTS (SELECT 1 FROM workshop WHERE id = ${workshopId} AND roster_sequence < ${sequence})`
  return [
    rawStatement(
      db,
      sql`
      INSERT INTO participant (workshop_id, member_id, role, joined_at_ms, removed_at_ms)
      SELECT ${workshopId}, member.id, person.value ->> 'role', ${nowMs},
             CASE WHEN person.value ->> 'removed' THEN ${nowMs} END
      FROM json_each(${list}) AS person
      JOIN member ON member.id = person.value ->> 'personId' AND member.team_id = ${teamId}
      WHERE ${isNewest}
      ON CONFLICT (workshop_id, member_id) DO UPDATE SET
        role = excluded.role,
        removed_at_ms = CASE
          WHEN excluded.removed_at_ms IS NULL THEN NULL
          ELSE coalesce(participant.removed_at_ms, excluded.removed_at_ms)
        END
    `,
    ),
    rawStatement(
      db,
      sql`
      UPDATE member SET name = person.value ->> 'name'
      FROM json_each(${list}) AS person
      WHERE member.id = person.value ->> 'personId' AND member.team_id = ${teamId} AND ${isNewest}
    `,
    ),
    db
      .update(workshop)
      .set({ joiningLocked, rosterSequence: sequence })
      .where(and(eq(workshop.id, workshopId), lt(workshop.rosterSequence, sequence))),
  ]
}

export function planStage(
  { db }: Services,
  { workshopId, sequence }: RoomEvent,
  { stageId }: Payload<'stage-changed'>,
): Statement[] {
  const toStage = db
    .update(workshop)
    .set({ stageId, stageSequence: sequence })
    .where(and(eq(workshop.id, workshopId), lt(workshop.stageSequence, sequence)))
  if (stageId === 'finalised') return [toStage]
  return [
    toStage,
    db
      .update(workshop)
      .set({ workingSequence: sequence })
      .where(and(eq(workshop.id, workshopId), lt(workshop.workingSequence, sequence))),
  ]
}

/** Keeps a closed ballot. [BA9] What the room sends of an anonymous one names nobody. */
export function planBallot(
  { db }: Services,
  { workshopId }: RoomEvent,
  { ballotId, round, settings, items, follows, result, openedAtMs, closedAtMs }: Payload<'ballot-closed'>,
): Statement[] {
  return [
    db
      .insert(ballot)
      .values({
        id: ballotId,
        workshopId,
        round,
        settingsJson: JSON.stringify(settings),
        itemsJson: JSON.stringify(items),
        resultJson: JSON.stringify(result),
        followsJson: follows === null ? null : JSON.stringify(follows),
        openedAtMs,
        closedAtMs,
      })
      .onConflictDoNothing(),
  ]
}

/** [BA7] How the tie of a closed ballot was settled. */
export function planSettledTie(
  { db }: Services,
  { workshopId }: RoomEvent,
  { ballotId, settledIds }: Payload<'ballot-settled'>,
): Statement[] {
  return [
    db
      .update(ballot)
      .set({ settledIdsJson: JSON.stringify(settledIds) })
      .where(and(eq(ballot.id, ballotId), eq(ballot.workshopId, workshopId))),
  ]
}
