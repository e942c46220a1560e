import { and, count, eq, lt } from 'drizzle-orm'
import * as v from 'valibot'
import { type RoomEvent, type RoomEventReply, RoomEventReplySchema } from '../../shared/events/room-events.ts'
import { assertNever, ok, type Result, refuse } from '../../shared/result.ts'
import { retryOnConflict, runAll } from '../db/database.ts'
import { roomEvent, workshop } from '../db/schema.ts'
import type { Services } from '../services.ts'
import { planDeliveries } from '../webhooks/queue.ts'
import { type EventPlan, RECORDED, refused } from './event-plan.ts'
import { planBallot, planRoster, planSettledTie, planStage } from './follow-room.ts'
import { planPublication } from './publication.ts'
import { planRetro } from './retro/plan-retro.ts'

/** How long an event may be waited for that comes before one that needs it. */
const OUT_OF_ORDER_WINDOW_MS = 10 * 60_000

/**
 * Consumes one event of a room exactly once in effect, however often and in whatever order events come: the event's id
 * is the primary key of a row that is written in one batch with everything the event leads to. The same event again
 * gets the answer it got. `conflict` asks the room to send its earlier events first.
 */
export async function recordRoomEvent(
  services: Services,
  event: RoomEvent,
): Promise<Result<RoomEventReply, 'conflict'>> {
  const { db, now } = services
  // Another delivery may win between our look and our batch: then the second look finds what it wrote.
  return retryOnConflict(async () => {
    const [[known], [itsWorkshop], [earlier]] = await db.batch([
      db.select().from(roomEvent).where(eq(roomEvent.eventId, event.eventId)),
      db.select().from(workshop).where(eq(workshop.id, event.workshopId)),
      db
        .select({ count: count().as('earlier') })
        .from(roomEvent)
        .where(and(eq(roomEvent.workshopId, event.workshopId), lt(roomEvent.sequence, event.sequence))),
    ])
    if (known) {
      return known.workshopId === event.workshopId
        ? ok(v.parse(RoomEventReplySchema, JSON.parse(known.replyJson)))
        : ok(refused('event-of-another-workshop', 'Another workshop has recorded an event with this id.'))
    }
    // Final, since the record will not grow a workshop of that id: the room may stop sending.
    if (!itsWorkshop) return ok(refused('unknown-workshop', 'The record has no such workshop.'))

    const isRecent = now() - event.happenedAtMs < OUT_OF_ORDER_WINDOW_MS
    const isAfterGap = isRecent && (earlier?.count ?? 0) < event.sequence - 1
    const plan = await planEvent(services, event, itsWorkshop, isAfterGap)
    if (!plan.ok) return plan
    const { reply, statements } = plan.value
    // What the record did not take has not happened to anybody else.
    const deliveries = reply.outcome === 'recorded' ? await planDeliveries(services, event, itsWorkshop) : []
    await runAll(db, [
      db.insert(roomEvent).values({
        eventId: event.eventId,
        workshopId: event.workshopId,
        sequence: event.sequence,
        type: event.payload.type,
        replyJson: JSON.stringify(reply),
        happenedAtMs: event.happenedAtMs,
        receivedAtMs: now(),
      }),
      ...statements,
      ...deliveries,
    ])
    return ok(reply)
  })
}

async function planEvent(
  services: Services,
  event: RoomEvent,
  itsWorkshop: typeof workshop.$inferSelect,
  isAfterGap: boolean,
): Promise<Result<EventPlan, 'conflict'>> {
  const { payload } = event
  switch (payload.type) {
    case 'roster-changed':
      return ok({ reply: RECORDED, statements: planRoster(services, event, payload, itsWorkshop) })
    case 'stage-changed':
      return ok({ reply: RECORDED, statements: planStage(services, event, payload) })
    case 'ballot-closed':
      return ok({ reply: RECORDED, statements: planBallot(services, event, payload) })
    case 'ballot-settled':
      return ok({ reply: RECORDED, statements: planSettledTie(services, event, payload) })
    // What is still going on is the room's own; that it happened is kept with the event.
    case 'ballot-opened':
    case 'ballot-extended':
    case 'ballot-reminder':
    case 'ballot-quorum':
    case 'ballot-withdrawn':
      return ok({ reply: RECORDED, statements: [] })
    case 'finalised': {
      const plan = await planPublication(services, payload, itsWorkshop)
      // An owner or a vote is unknown only because the event that tells of them is still on its way.
      return plan.needsEarlier && isAfterGap
        ? refuse('conflict', 'Earlier events of this room have not arrived. Send them first.')
        : ok(plan)
    }
    case 'retro-finalised':
      return ok(await planRetro(services, payload, itsWorkshop))
    default:
      return assertNever(payload)
  }
}
