import { and, desc, eq, exists, gt, inArray, isNull, ne, not, or } from 'drizzle-orm'
import { cycle, roomEvent, team, workshop } from './db/schema.ts'
import { RECORDED } from './record/event-plan.ts'
import { MEETING_LASTS_MS } from './record/follow-record.ts'
import { ensureRoom } from './rooms.ts'
import type { Services } from './services.ts'

/** The platform lets one invocation hold six connections at once; the others are left for webhooks. */
const CONCURRENT_POKES = 4

/** The most rooms for one run, under the platform's limit of requests; newest workshops first. */
const MAX_POKES = 900

/**
 * Wakes the room of every workshop that is not closed and has something left to do, so that a room that was restarted
 * with nobody in it still closes its ballots and empties its outbox. A finalised workshop has nothing left once the
 * revision that finalised it is recorded.
 */
export async function pokeRooms(services: Services): Promise<void> {
  const { db, now, room } = services
  const settled = and(
    eq(workshop.stageId, 'finalised'),
    exists(
      db
        .select({ eventId: roomEvent.eventId })
        .from(roomEvent)
        .where(
          and(
            eq(roomEvent.workshopId, workshop.id),
            inArray(roomEvent.type, ['finalised', 'retro-finalised']),
            // A refused one sends the room back to review.
            eq(roomEvent.replyJson, JSON.stringify(RECORDED)),
            gt(roomEvent.sequence, workshop.workingSequence),
          ),
        ),
    ),
  )
  const open = await db
    .select({ workshop, cycle, team: { name: team.name, practiceUntilMs: team.practiceUntilMs } })
    .from(workshop)
    .innerJoin(cycle, eq(cycle.id, workshop.cycleId))
    .innerJoin(team, eq(team.id, workshop.teamId))
    .where(
      and(
        isNull(workshop.closedAtMs),
        or(ne(workshop.kind, 'check-in'), gt(workshop.createdAtMs, now() - MEETING_LASTS_MS)),
        or(not(settled ?? isNull(workshop.id)), isNull(workshop.roomCreatedAtMs)),
      ),
    )
    .orderBy(desc(workshop.createdAtMs))
    .limit(MAX_POKES)

  const waiting = open.values()
  async function pokeNext(): Promise<void> {
    for (const entry of waiting) {
      const created = await ensureRoom(services, entry)
      // A room that does not answer is asked again with the next run.
      if (created.ok) await room.tick(entry.workshop.id)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT_POKES }, pokeNext))
}
