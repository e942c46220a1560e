import { and, eq } from 'drizzle-orm'
import { MEETING_ROUTES } from '../../shared/api/meeting-routes.ts'
import { startOfCycleWeek } from '../../shared/okr/cycle-week.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { checkInPlan } from '../../shared/workshop/templates.ts'
import { retryOnConflict, runAll } from '../db/database.ts'
import { participant, workshop } from '../db/schema.ts'
import { type Api, serve } from '../http/serve.ts'
import { newWorkshop } from '../new-workshop.ts'
import { allowPersonOnCycle, type CycleAccess } from '../record/record-access.ts'
import { ensureRoom } from '../rooms.ts'
import type { Services } from '../services.ts'

/** [CH1] The check-in meeting of a week: one, whoever starts it, and however many at once. */
export function serveMeetings(api: Api): void {
  const route = MEETING_ROUTES.holdMeeting
  serve(api, route, {
    limit: 'LIMIT_CREATE',
    allow: ({ services, caller, params }) =>
      allowPersonOnCycle(services, caller, params.cycleId, route.needs),
    async act({ services, allowed, body: { title } }) {
      if (allowed.team.practiceUntilMs !== null) {
        return refuse('conflict', 'A practice team is deleted after a day. Meet with a team of your own.')
      }
      const weekOn = startOfCycleWeek(allowed.cycle, allowed.today)
      // The index of weeks lets one in: who comes second finds what the first one wrote.
      return retryOnConflict(async () => {
        const [found] = await services.db
          .select({
            id: workshop.id,
            closedAtMs: workshop.closedAtMs,
            joiningLocked: workshop.joiningLocked,
          })
          .from(workshop)
          .where(and(eq(workshop.cycleId, allowed.cycle.id), eq(workshop.meetingWeekOn, weekOn)))
        if (!found)
          return ok({ workshopId: await startMeeting(services, allowed, title, weekOn), isNew: true })
        const joined = await joinMeeting(services, found, allowed.person.personId)
        return joined.ok ? ok({ workshopId: found.id, isNew: false }) : joined
      })
    },
  })
}

type Access = CycleAccess & { readonly person: { readonly personId: string } }

/** @returns the workshop's id */
async function startMeeting(
  services: Services,
  { team, cycle, person }: Access,
  title: string,
  meetingWeekOn: string,
): Promise<string> {
  const { row, statements } = await newWorkshop(services, {
    ...{ teamId: team.id, cycleId: cycle.id, title, kind: 'check-in', timeZone: team.timeZone },
    ...{ startedBy: person.personId, plan: checkInPlan(), meetingWeekOn },
  })
  await runAll(services.db, statements)
  // A room that is away for a moment stops nobody: the next ticket makes it.
  await ensureRoom(services, { workshop: row, cycle, team })
  return row.id
}

/** A member comes in as themselves, as by the link that everybody joins with. One that is over is there to be read. */
async function joinMeeting(
  { db, now }: Services,
  {
    id: workshopId,
    closedAtMs,
    joiningLocked,
  }: Pick<typeof workshop.$inferSelect, 'id' | 'closedAtMs' | 'joiningLocked'>,
  memberId: string,
): Promise<Result<null, 'joining-locked' | 'removed-from-workshop'>> {
  const [known] = await db
    .select({ removedAtMs: participant.removedAtMs })
    .from(participant)
    .where(and(eq(participant.workshopId, workshopId), eq(participant.memberId, memberId)))
  if (known) {
    return known.removedAtMs === null
      ? ok(null)
      : refuse('removed-from-workshop', 'A facilitator removed you from this workshop.')
  }
  if (closedAtMs !== null) return ok(null)
  if (joiningLocked) {
    return refuse('joining-locked', 'Joining is locked. Ask the facilitator to open it for you.')
  }
  await db
    .insert(participant)
    .values({ workshopId, memberId, role: 'participant', joinedAtMs: now() })
    .onConflictDoNothing()
  return ok(null)
}
