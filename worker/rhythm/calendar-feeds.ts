import { and, asc, desc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm'
import { CALENDAR_ROUTES, type CalendarFeed, MAX_FEEDS } from '../../shared/api/calendar-routes.ts'
import { addDays } from '../../shared/okr/days.ts'
import { weeklyDigest } from '../../shared/okr/digest.ts'
import { recordCalendar } from '../../shared/okr/record-calendar.ts'
import { ok, refuse } from '../../shared/result.ts'
import { zonedParts } from '../../shared/time/zoned-time.ts'
import { calendarFeed } from '../db/living-schema.ts'
import { action } from '../db/retro-schema.ts'
import { cycle, keyResult, member, objective, team } from '../db/schema.ts'
import { notFound } from '../http/refusals.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { hashLinkSecret, linkTo } from '../identity/link-secrets.ts'
import { linkNotValid } from '../invitations.ts'
import { teamOf, timeZoneOfTeam } from '../record/find-caller.ts'
import { readCycleOkrs } from '../record/living/read-cycle.ts'
import { allowInTeam, allowPersonInTeam, type RecordAccess } from '../record/record-access.ts'
import { byDate, selectActions } from '../record/retro/action-rows.ts'
import type { Services } from '../services.ts'

/** A cycle that is over is shown for so long: its retro may still be to come. */
const SHOWN_AFTER_DAYS = 31
const HOUR_MS = 60 * 60_000

/** Calendars of check-ins by a secret address, and the digest of the week. */
export function serveRhythm(api: Api): void {
  serve(api, CALENDAR_ROUTES.calendarFeeds, {
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, CALENDAR_ROUTES.calendarFeeds.needs),
    act: async ({ services, allowed }) => ok({ feeds: await readFeeds(services, allowed) }),
  })

  serve(api, CALENDAR_ROUTES.makeCalendarFeed, {
    limit: 'LIMIT_CREATE',
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, CALENDAR_ROUTES.makeCalendarFeed.needs),
    async act({ services, allowed, body: { of } }) {
      const { db, env, newId, newSecret, now } = services
      const { team: its, person, reach } = allowed
      if (of === 'team' && reach !== 'any') {
        return refuse('not-allowed', 'Only members subscribe to the whole team’s calendar. Take your own.')
      }
      if (its.practiceUntilMs !== null) return refuse('conflict', 'What is only practised is in no calendar.')
      const existing = await readFeeds(services, allowed)
      if (existing.length >= MAX_FEEDS) {
        return refuse('conflict', `There are ${MAX_FEEDS} calendars already. End one that is not used.`)
      }
      const secret = newSecret()
      const feedId = newId()
      await db.insert(calendarFeed).values({
        id: feedId,
        teamId: its.id,
        memberId: of === 'me' ? person.personId : null,
        secretHash: await hashLinkSecret(services, secret),
        createdBy: person.personId,
        createdAtMs: now(),
      })
      const made = (await readFeeds(services, allowed)).find((feed) => feed.feedId === feedId)
      return made ? ok({ feed: made, url: linkTo.calendar(env.APP_ORIGIN, secret) }) : notFound()
    },
  })

  serve(api, CALENDAR_ROUTES.endCalendarFeed, {
    allow: ({ services, caller, params }) =>
      allowPersonInTeam(services, caller, params.teamId, CALENDAR_ROUTES.endCalendarFeed.needs),
    async act({ services, allowed, params: { feedId } }) {
      const { db, now } = services
      const ended = await db
        .update(calendarFeed)
        .set({ endedAtMs: now() })
        .where(and(eq(calendarFeed.id, feedId), isTheirs(allowed)))
        .returning({ id: calendarFeed.id })
      return ended.length > 0 ? ok({}) : notFound()
    },
  })

  serve(api, CALENDAR_ROUTES.calendar, {
    limit: 'LIMIT_JOIN',
    allow: anyone,
    async act({ services, params: { secret }, defer }) {
      const text = await readCalendar(services, secret, defer)
      return text === null ? linkNotValid() : ok({ text })
    },
  })

  serve(api, CALENDAR_ROUTES.digest, {
    allow: ({ services, caller, params }) =>
      allowInTeam(services, caller, params.teamId, CALENDAR_ROUTES.digest.needs),
    async act({ services, allowed }) {
      const page = await readCycleOkrs(services, allowed, null)
      if (!page.ok) return page
      if (page.value.cycle === null) return refuse('not-found', 'The team has no cycle yet.')
      return ok({ text: weeklyDigest({ ...page.value, cycle: page.value.cycle }) })
    },
  })
}

/** Their own, and for members those of the team. */
function isTheirs({ team: { id }, person, reach }: RecordAccess) {
  const own = eq(calendarFeed.memberId, person?.personId ?? '')
  return and(
    eq(calendarFeed.teamId, id),
    isNull(calendarFeed.endedAtMs),
    reach === 'any' ? or(own, isNull(calendarFeed.memberId)) : own,
  )
}

async function readFeeds({ db }: Services, access: RecordAccess): Promise<CalendarFeed[]> {
  const rows = await db
    .select({ feed: calendarFeed, person: { personId: member.id, name: member.name } })
    .from(calendarFeed)
    .leftJoin(member, eq(member.id, calendarFeed.memberId))
    .where(isTheirs(access))
    .orderBy(desc(calendarFeed.createdAtMs), asc(calendarFeed.id))
  return rows.map(({ feed: { id, createdAtMs, lastReadAtMs }, person }) => ({
    feedId: id,
    person,
    madeAtMs: createdAtMs,
    lastReadAtMs,
  }))
}

/** The calendar behind a secret; `null` where there is none (any more). */
async function readCalendar(
  services: Services,
  secret: string,
  defer: (work: () => Promise<void>) => void,
): Promise<string | null> {
  const { db, env, now } = services
  const [feed] = await db
    .select({
      feedId: calendarFeed.id,
      memberId: calendarFeed.memberId,
      lastReadAtMs: calendarFeed.lastReadAtMs,
      id: team.id,
      name: team.name,
      practiceUntilMs: team.practiceUntilMs,
      timeZone: timeZoneOfTeam,
      everyWeeks: team.checkInEveryWeeks,
      weekday: team.checkInWeekday,
      staleAfterDays: team.staleAfterDays,
    })
    .from(calendarFeed)
    .innerJoin(team, eq(team.id, calendarFeed.teamId))
    .where(
      and(
        eq(calendarFeed.secretHash, await hashLinkSecret(services, secret)),
        isNull(calendarFeed.endedAtMs),
      ),
    )
  if (!feed) return null
  const { name, rhythm, id, timeZone } = teamOf(feed)
  const today = zonedParts(now(), timeZone).date
  const [cycles, keyResults, actions] = await db.batch([
    db
      .select()
      .from(cycle)
      .where(and(eq(cycle.teamId, id), gte(cycle.endsOn, addDays(today, -SHOWN_AFTER_DAYS))))
      .orderBy(asc(cycle.startsOn)),
    db
      .select({
        id: keyResult.id,
        text: keyResult.text,
        dueOn: keyResult.dueOn,
        cycleId: objective.cycleId,
      })
      .from(cycle)
      .innerJoin(objective, eq(objective.cycleId, cycle.id))
      .innerJoin(keyResult, eq(keyResult.objectiveId, objective.id))
      .where(
        and(
          eq(cycle.teamId, id),
          gte(cycle.endsOn, addDays(today, -SHOWN_AFTER_DAYS)),
          isNull(keyResult.droppedInRevision),
          isNull(objective.droppedInRevision),
          feed.memberId === null ? undefined : eq(keyResult.ownerId, feed.memberId),
        ),
      )
      .orderBy(asc(keyResult.position)),
    selectActions(db)
      .where(
        and(
          eq(action.teamId, id),
          eq(action.state, 'open'),
          // What has long been overdue is on the team's page, and no calendar's matter any more.
          gte(action.dueOn, addDays(today, -SHOWN_AFTER_DAYS)),
          feed.memberId === null ? undefined : eq(action.ownerId, feed.memberId),
        ),
      )
      .orderBy(...byDate),
  ])
  defer(() => noteRead(services, feed.feedId))
  const url = `${env.APP_ORIGIN}/t/${id}`
  return recordCalendar(
    {
      teamName: name,
      url,
      rhythm,
      cycles: cycles.map((each) => ({
        ...each,
        keyResults: keyResults
          .filter(({ cycleId }) => cycleId === each.id)
          .map((found) => ({ ...found, url: `${url}/kr/${found.id}` })),
      })),
      actions: actions.flatMap(({ actionId, text, dueOn, cycleName }) =>
        dueOn === null ? [] : [{ id: actionId, text, dueOn, cycleName }],
      ),
    },
    now(),
  )
}

/** To the hour: a calendar asks often, and nobody wants to know it to the minute. */
async function noteRead({ db, now }: Services, feedId: string): Promise<void> {
  const nowMs = now()
  await db
    .update(calendarFeed)
    .set({ lastReadAtMs: nowMs })
    .where(
      and(
        eq(calendarFeed.id, feedId),
        or(isNull(calendarFeed.lastReadAtMs), lt(calendarFeed.lastReadAtMs, sql`${nowMs - HOUR_MS}`)),
      ),
    )
}
