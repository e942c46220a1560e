import { and, eq, isNull } from 'drizzle-orm'
import type { CreateRoom } from '../shared/events/new-room.ts'
import { assertNever, ok, type Result, refuse } from '../shared/result.ts'
import type { RoomKind } from '../shared/workshop/workshop-kinds.ts'
import type { WorkshopAccess } from './access.ts'
import { readPlan } from './agendas.ts'
import { type team, workshop } from './db/schema.ts'
import { readFollowed } from './record/follow-record.ts'
import { readRetroBasis } from './record/retro/basis.ts'
import { readCandidates } from './record/retro/candidates.ts'
import type { Services } from './services.ts'

type RoomOf = Pick<WorkshopAccess, 'workshop' | 'cycle'> & {
  readonly team: Pick<typeof team.$inferSelect, 'name' | 'practiceUntilMs'>
}

/**
 * Makes sure that the workshop's room exists. It is made with the workshop; where the room could not be reached then,
 * the next ticket and the schedule try again, and the room takes the same creation twice.
 */
export async function ensureRoom(
  services: Services,
  { workshop: its, team: itsTeam, cycle }: RoomOf,
): Promise<Result<null, 'room-unreachable'>> {
  const { db, room, now } = services
  const { id, title, kind, timeZone, agendaJson, roomCreatedAtMs } = its
  if (roomCreatedAtMs !== null) return ok(null)
  if (kind === 'imported') {
    return refuse('room-unreachable', 'These OKRs were imported: there was never a room for them here.')
  }
  const created = await room.create({
    workshopId: id,
    title,
    teamName: itsTeam.name,
    kind,
    cycle: { name: cycle.name, startsOn: cycle.startsOn, endsOn: cycle.endsOn },
    timeZone,
    ...(agendaJson === null ? {} : { agenda: readPlan(agendaJson) }),
    ...(itsTeam.practiceUntilMs === null ? {} : { isPractice: true }),
    ...(await readBeginning(services, { ...its, kind }, cycle)),
  })
  if (!created.ok) return created
  await db
    .update(workshop)
    .set({ roomCreatedAtMs: now() })
    .where(and(eq(workshop.id, id), isNull(workshop.roomCreatedAtMs)))
  return ok(null)
}

/** What a room begins with, of what the record knows. */
async function readBeginning(
  services: Services,
  its: RoomOf['workshop'] & { readonly kind: RoomKind },
  cycle: RoomOf['cycle'],
): Promise<Pick<CreateRoom, 'carried' | 'candidates' | 'retro'>> {
  switch (its.kind) {
    case 'planning':
      return (await readCandidates(services, cycle)) ?? {}
    case 'check-in':
      return { carried: { objectives: (await readFollowed(services.db, cycle.id)).objectives } }
    case 'retro':
      return readRetroBasis(services.db, its)
    default:
      return assertNever(its.kind)
  }
}
