import { and, eq, exists, gte, isNull, lte, or } from 'drizzle-orm'
import type { CycleOkrs, CycleRef } from '../../shared/api/living-okrs.ts'
import { addDays, daysBetween } from '../../shared/okr/days.ts'
import { weeklyDigest as digestOf } from '../../shared/okr/digest.ts'
import { checkInDays, type Rhythm } from '../../shared/okr/rhythm.ts'
import { zonedParts } from '../../shared/time/zoned-time.ts'
import type { WebhookEvent } from '../../shared/webhooks/events.ts'
import {
  checkInDue,
  checkInStale,
  cycleEnding,
  type RecordEvent,
  type RecordPayload,
  standing,
  weeklyDigest,
} from '../../shared/webhooks/record-payload.ts'
import { cycle, team } from '../db/schema.ts'
import { webhook } from '../db/webhook-schema.ts'
import { teamOf, timeZoneOfTeam } from '../record/find-caller.ts'
import { readCycleOkrs } from '../record/living/read-cycle.ts'
import type { RecordAccess } from '../record/record-access.ts'
import type { Services } from '../services.ts'
import { wants } from '../webhooks/queue.ts'
import { findRaised, RAISED_FROM, raiseOnce } from './raise-once.ts'

/** How long before its last day a cycle is said to end. */
const ENDING_DAYS = 14

/** Cycles for one run, under the platform's limit of requests; what is left comes with the next. */
const MAX_CYCLES = 40

/** What the schedule may have to say of a cycle today. Each is raised once: its id follows from what it is about. */
type Candidate = { readonly id: string; readonly type: WebhookEvent }

type OpenCycle = { readonly team: RecordAccess['team']; readonly cycle: CycleRef; readonly today: string }

/**
 * Raises what is due by each team's own clock [CH1]: check-ins asked for, check-ins that are stale, cycles that end, the
 * weekly digest. Only for teams that have it told to a webhook; all others see it on their pages.
 */
export async function raiseRecordEvents(services: Services): Promise<void> {
  const open = await findOpenCycles(services)
  const asked = open.flatMap((each) => candidatesOf(each).map((candidate) => ({ ...each, candidate })))
  const raised = await findRaised(
    services,
    asked.map(({ candidate }) => candidate.id),
  )
  const left = open.filter((each) => candidatesOf(each).some(({ id }) => !raised.has(id)))
  for (const each of left.slice(0, MAX_CYCLES)) {
    const candidates = candidatesOf(each).filter(({ id }) => !raised.has(id))
    await raiseOf(services, each, candidates)
  }
}

/** Cycles that today is in and whose team has a webhook for any of this. */
async function findOpenCycles({ db, now }: Services): Promise<OpenCycle[]> {
  const nowMs = now()
  const utcDay = new Date(nowMs).toISOString().slice(0, 10)
  const events = ['check-in.due', 'check-in.stale', 'cycle.ending', 'digest.weekly'] as const
  const rows = await db
    .select({
      id: team.id,
      name: team.name,
      practiceUntilMs: team.practiceUntilMs,
      timeZone: timeZoneOfTeam,
      everyWeeks: team.checkInEveryWeeks,
      weekday: team.checkInWeekday,
      staleAfterDays: team.staleAfterDays,
      cycleId: cycle.id,
      cycleName: cycle.name,
      startsOn: cycle.startsOn,
      endsOn: cycle.endsOn,
    })
    .from(team)
    .innerJoin(cycle, eq(cycle.teamId, team.id))
    .where(
      and(
        // No clock on earth is farther than a day away.
        lte(cycle.startsOn, addDays(utcDay, 1)),
        gte(cycle.endsOn, addDays(utcDay, -1)),
        exists(
          db
            .select({ id: webhook.id })
            .from(webhook)
            .where(and(eq(webhook.teamId, team.id), isNull(webhook.disabledAtMs), or(...events.map(wants)))),
        ),
      ),
    )
  return rows.flatMap((row) => {
    const its = teamOf(row)
    const { date: today, time } = zonedParts(nowMs, its.timeZone)
    const isOpen = row.startsOn <= today && today <= row.endsOn
    if (!isOpen || time < RAISED_FROM) return []
    const { cycleId, cycleName: name, startsOn, endsOn } = row
    return [{ team: its, cycle: { cycleId, name, startsOn, endsOn }, today }]
  })
}

function candidatesOf({ team: { rhythm }, cycle: its, today }: OpenCycle): Candidate[] {
  const isDay = (day: string, of: Rhythm) => checkInDays(of, its).includes(day)
  const one = (type: WebhookEvent, about: string): Candidate => ({
    id: `${type}/${its.cycleId}/${about}`,
    type,
  })
  return [
    ...(isDay(today, rhythm) ? [one('check-in.due', today)] : []),
    ...(isDay(addDays(today, -1), rhythm) ? [one('digest.weekly', today)] : []),
    ...(daysBetween(today, its.endsOn) <= ENDING_DAYS ? [one('cycle.ending', its.endsOn)] : []),
    one('check-in.stale', today),
  ]
}

async function raiseOf(
  services: Services,
  { team: its, cycle: asked, today }: OpenCycle,
  candidates: readonly Candidate[],
): Promise<void> {
  const access: RecordAccess = {
    team: its,
    person: null,
    token: null,
    roles: ['member'],
    reach: 'any',
    today,
  }
  const read = await readCycleOkrs(services, access, asked.cycleId)
  if (!read.ok || read.value.cycle === null) return
  const page = { ...read.value, cycle: read.value.cycle }
  const stale = await findNewlyStale(services, page)
  for (const { id, type } of candidates) {
    const event: RecordEvent = { id, nowMs: services.now(), appOrigin: services.env.APP_ORIGIN, page }
    const payload = payloadFor(
      type,
      event,
      stale.map(({ keyResultId }) => keyResultId),
    )
    const ids = [id, ...(type === 'check-in.stale' ? stale.map((each) => each.id) : [])]
    await raiseOnce(services, { teamId: its.id, type, ids, payload })
  }
}

/** `null`: there is nothing to tell, and that is settled for today. */
function payloadFor(
  type: WebhookEvent,
  event: RecordEvent,
  staleIds: readonly string[],
): RecordPayload | null {
  const { page } = event
  switch (type) {
    case 'check-in.due': {
      const payload = checkInDue(event, page.today)
      return payload.type === 'check-in.due' && payload.keyResults.length === 0 ? null : payload
    }
    case 'check-in.stale':
      return staleIds.length === 0 ? null : checkInStale(event, staleIds)
    case 'cycle.ending':
      return cycleEnding(event, daysBetween(page.today, page.cycle.endsOn))
    case 'digest.weekly':
      return standing(page).length === 0 ? null : weeklyDigest(event, digestOf(page))
    default:
      return null
  }
}

/** Stale ones that have not been told since their newest check-in. */
async function findNewlyStale(services: Services, page: CycleOkrs) {
  const stale = standing(page)
    .filter(({ due }) => due.status === 'stale')
    .map(({ id, trend }) => ({ keyResultId: id, id: `stale/${id}/${trend.at(-1)?.on ?? 'never'}` }))
  const raised = await findRaised(
    services,
    stale.map(({ id }) => id),
  )
  return stale.filter(({ id }) => !raised.has(id))
}
