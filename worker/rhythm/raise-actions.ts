import { and, asc, eq, exists, gte, isNull, lte, sql } from 'drizzle-orm'
import { addDays } from '../../shared/okr/days.ts'
import { zonedParts } from '../../shared/time/zoned-time.ts'
import { PAYLOAD_VERSION } from '../../shared/webhooks/envelope.ts'
import type { RetroPayload } from '../../shared/webhooks/retro-payload.ts'
import { action, retro } from '../db/retro-schema.ts'
import { cycle, member, team } from '../db/schema.ts'
import { webhook } from '../db/webhook-schema.ts'
import { timeZoneOfTeam } from '../record/find-caller.ts'
import type { Services } from '../services.ts'
import { wants } from '../webhooks/queue.ts'
import { RAISED_FROM, raiseOnce } from './raise-once.ts'

/** So long after its day one is still told: whoever listens from today on is not told of all that was ever left open. */
const TOLD_FOR_DAYS = 7

/** Actions for one run; what is left comes with the next. */
const MAX_ACTIONS = 400

/**
 * [RE7] Tells webhooks of open actions on the day until which they were to be done, from nine by the team's clock, one message
 * for each team. An action that is given another date is told again on that day.
 */
export async function raiseDueActions(services: Services): Promise<void> {
  const due = await findDueActions(services)
  for (const teamId of new Set(due.map(({ teamId }) => teamId))) {
    const its = due.filter((each) => each.teamId === teamId)
    const ids = its.map(({ raisedId }) => raisedId)
    await raiseOnce(services, { teamId, type: 'action.due', ids, payload: payloadOf(services, its) })
  }
}

type DueAction = Awaited<ReturnType<typeof findDueActions>>[number]

/** Those that have not been told. */
async function findDueActions({ db, now }: Services) {
  const nowMs = now()
  const utcDay = new Date(nowMs).toISOString().slice(0, 10)
  const rows = await db
    .select({
      id: action.id,
      text: action.text,
      dueOn: action.dueOn,
      ownerId: action.ownerId,
      ownerName: member.name,
      cycleName: cycle.name,
      teamId: team.id,
      teamName: team.name,
      timeZone: timeZoneOfTeam,
    })
    .from(team)
    .innerJoin(action, eq(action.teamId, team.id))
    .innerJoin(retro, eq(retro.workshopId, action.workshopId))
    .innerJoin(cycle, eq(cycle.id, retro.cycleId))
    .leftJoin(member, eq(member.id, action.ownerId))
    .where(
      and(
        exists(
          db
            .select({ id: webhook.id })
            .from(webhook)
            .where(and(eq(webhook.teamId, team.id), isNull(webhook.disabledAtMs), wants('action.due'))),
        ),
        eq(action.state, 'open'),
        // No clock on earth is farther than a day away.
        lte(action.dueOn, addDays(utcDay, 1)),
        gte(action.dueOn, addDays(utcDay, -TOLD_FOR_DAYS)),
        sql`NOT EXISTS (SELECT 1 FROM raised_event WHERE event_id = ${raisedIdOf})`,
      ),
    )
    .orderBy(asc(action.dueOn), asc(action.createdAtMs), asc(action.id))
    .limit(MAX_ACTIONS)
  return rows.flatMap((row) => {
    const { date: today, time } = zonedParts(nowMs, row.timeZone)
    const { dueOn } = row
    if (dueOn === null || dueOn > today || (dueOn === today && time < RAISED_FROM)) return []
    return [{ ...row, dueOn, raisedId: `action-due/${row.id}/${dueOn}` }]
  })
}

/** As the rows of what was raised name it. */
const raisedIdOf = sql`'action-due/' || ${action.id} || '/' || ${action.dueOn}`

/** The event's id follows from the first that it tells of: two Workers make the same of it. */
function payloadOf({ env, now }: Services, due: readonly DueAction[]): RetroPayload {
  const [first] = due
  if (!first) throw new Error('Nothing is due')
  return {
    type: 'action.due',
    id: first.raisedId,
    version: PAYLOAD_VERSION,
    createdAt: new Date(now()).toISOString(),
    team: { id: first.teamId, name: first.teamName },
    url: `${env.APP_ORIGIN}/t/${first.teamId}/actions`,
    actions: due.map(({ id, text, dueOn, ownerId, ownerName, cycleName }) => ({
      ...{ id, text, dueOn, cycleName },
      owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
    })),
  }
}
