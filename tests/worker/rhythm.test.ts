import ICAL from 'ical.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CALENDAR_ROUTES } from '../../shared/api/calendar-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../shared/webhooks/events.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { APP_ORIGIN } from './support/browser.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { closeRetro } from './support/held-retro.ts'
import { insertCheckIns, publishSampleOkrs, type SampleOkrs, setDay } from './support/sample-okrs.ts'

const { calendar, calendarFeeds, digest, endCalendarFeed, makeCalendarFeed } = CALENDAR_ROUTES

let harness: Harness
let receiver: Receiver
beforeAll(async () => {
  harness = await startHarness({ vars: { WEBHOOK_ALLOW_PRIVATE: '1' } })
})
afterAll(() => harness.dispose())
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.close())

/** A team with five key results published on Monday 4 January 2027, whose events go to the receiver. */
async function startListening(events: readonly WebhookEvent[] = WEBHOOK_EVENTS, options = {}) {
  const sample = await publishSampleOkrs(harness, options)
  const { webhook, secret } = await sample.priya.browser.get(ROUTES.createWebhook, {
    params: { teamId: sample.teamId },
    body: { url: receiver.url, events },
  })
  receiver.secret = secret
  const params = { teamId: sample.teamId, webhookId: webhook.webhookId }
  /** What was queued for the webhook, oldest first. */
  const told = async () =>
    (await sample.priya.browser.get(ROUTES.webhookDeliveries, { params })).deliveries
      .map(({ type }) => type)
      .reverse()
  return { ...sample, told }
}

/** Runs the schedule at a time of a day by the team's clock, as often as Workers may happen to. */
async function runAt(day: string, time: string, { timeZone }: SampleOkrs, times = 1) {
  await setDay(harness, day, timeZone, time)
  await Promise.all(Array.from({ length: times }, () => harness.runSchedule()))
  // What it queued is sent by this run or the next.
  await harness.runSchedule()
}

/** The bodies that the receiver was sent, of one type. */
function bodies(type: WebhookEvent): Record<string, unknown>[] {
  const all = receiver.received.map(({ text }) => JSON.parse(text) as Record<string, unknown>)
  return all.filter((body) => body['type'] === type)
}

const idsIn = (body: Record<string, unknown> | undefined) =>
  Array.isArray(body?.['keyResults']) ? body['keyResults'].map((each: { id: string }) => each.id) : []

describe('[CH1] the schedule', () => {
  test('asks for check-ins on the check-in day from nine by the team’s clock, once however often it runs', async () => {
    const team = await startListening(['check-in.due'])
    await runAt('2027-01-11', '08:59', team)
    expect(await team.told()).toEqual([])
    await runAt('2027-01-11', '09:00', team, 3)
    await runAt('2027-01-11', '17:00', team)
    expect(await team.told()).toEqual(['check-in.due'])
    expect(bodies('check-in.due')).toHaveLength(1)
    expect(idsIn(bodies('check-in.due')[0]).sort()).toEqual(Object.values(team.keyResults).sort())

    await insertCheckIns(harness, [
      { keyResultId: team.keyResults.nps, on: '2027-01-17', value: 20, by: team.ana.personId },
    ])
    await runAt('2027-01-18', '09:30', team)
    expect(bodies('check-in.due')).toHaveLength(2)
    expect(idsIn(bodies('check-in.due')[1])).not.toContain(team.keyResults.nps)
  })

  test('goes by the clock of the team, not of the Worker', async () => {
    const team = await startListening(['check-in.due'], { timeZone: 'Pacific/Auckland' })
    await runAt('2027-01-11', '09:00', team)
    expect(new Date(harness.nowMs()).getUTCDate()).toBe(10)
    expect(await team.told()).toEqual(['check-in.due'])
  })

  test('tells of each check-in that has become stale once, until somebody has checked in', async () => {
    const team = await startListening(['check-in.stale'])
    await runAt('2027-01-14', '10:00', team)
    expect(await team.told()).toEqual([])
    await runAt('2027-01-15', '10:00', team, 2)
    await runAt('2027-01-16', '10:00', team)
    expect(await team.told()).toEqual(['check-in.stale'])
    expect(idsIn(bodies('check-in.stale')[0])).toHaveLength(5)

    await insertCheckIns(harness, [
      { keyResultId: team.keyResults.audit, on: '2027-01-16', value: 0, by: team.priya.personId },
    ])
    await runAt('2027-01-30', '10:00', team)
    expect(idsIn(bodies('check-in.stale')[1])).toEqual([team.keyResults.audit])
  })

  test('sends the week the day after, and says that a cycle ends two weeks before', async () => {
    const team = await startListening(['digest.weekly', 'cycle.ending'])
    await insertCheckIns(harness, [
      {
        keyResultId: team.keyResults.deployTime,
        on: '2027-01-11',
        value: 40,
        note: 'Cached layers',
        by: team.ana.personId,
      },
    ])
    await runAt('2027-01-12', '09:00', team)
    expect(bodies('digest.weekly')[0]?.['markdown']).toContain('Cached layers')
    await runAt('2027-03-16', '09:00', team)
    expect(bodies('cycle.ending')).toEqual([])
    await runAt('2027-03-17', '09:00', team)
    await runAt('2027-03-18', '09:00', team)
    expect(bodies('cycle.ending')).toHaveLength(1)
    expect(bodies('cycle.ending')[0]).toMatchObject({ daysLeft: 14 })
  })

  test('is quiet before a cycle, after it, and for a team that has nothing told', async () => {
    const team = await startListening(['ballot.closed'])
    await runAt('2027-01-11', '09:00', team)
    const { results } = await harness.db
      .prepare('SELECT count(*) AS raised FROM raised_event WHERE team_id = ?')
      .bind(team.teamId)
      .all()
    expect(results).toEqual([{ raised: 0 }])
    const listening = await startListening(['check-in.due', 'check-in.stale'])
    await runAt('2027-04-05', '09:00', listening)
    expect(await listening.told()).toEqual([])
  })

  test('goes on sending until it is answered', async () => {
    const team = await startListening(['check-in.due'])
    receiver.usual = 503
    await runAt('2027-01-11', '09:00', team)
    const failed = receiver.received.length
    expect(failed).toBeGreaterThan(0)
    receiver.usual = 204
    await runAt('2027-01-11', '10:00', team)
    expect(receiver.received.length).toBeGreaterThan(failed)
    expect(new Set(bodies('check-in.due').map(({ id }) => id)).size).toBe(1)
  })
})

describe('[RE7] actions that are due', () => {
  test('are told on their day from nine by the team’s clock, once, and again on another day that they are given', async () => {
    const team = await startListening(['action.due'])
    const { record } = await closeRetro(harness, team)
    const [toAsk, toWrite] = record.actions
    await runAt('2027-04-09', '08:59', team)
    expect(await team.told()).toEqual([])
    await runAt('2027-04-09', '09:00', team, 3)
    await runAt('2027-04-10', '12:00', team)
    expect(bodies('action.due')).toMatchObject([
      {
        actions: [
          {
            ...{ id: toWrite?.id, text: 'Write the release checklist', dueOn: '2027-04-09' },
            ...{ owner: { id: team.priya.personId, name: team.priya.name }, cycleName: '2027-Q1' },
          },
        ],
      },
    ])
    await team.priya.browser.get(RETRO_ROUTES.changeAction, {
      params: { actionId: toWrite?.id ?? '' },
      body: { dueOn: '2027-04-15' },
    })
    await runAt('2027-04-15', '09:00', team, 2)
    expect(bodies('action.due')).toHaveLength(2)
    expect(JSON.stringify(bodies('action.due')[1])).toContain(toAsk?.id)
    expect(JSON.stringify(bodies('action.due')[1])).toContain(toWrite?.id)
  })

  test('are told neither when they were settled, nor long after', async () => {
    const team = await startListening(['action.due'])
    const { record } = await closeRetro(harness, team)
    await team.priya.browser.get(RETRO_ROUTES.changeAction, {
      params: { actionId: record.actions[1]?.id ?? '' },
      body: { state: 'let-go' },
    })
    await runAt('2027-04-10', '09:00', team)
    await runAt('2027-04-30', '09:00', team)
    expect(await team.told()).toEqual([])
  })

  test('stand in the calendar of who looks after them, and in the team’s', async () => {
    const team = await publishSampleOkrs(harness)
    await closeRetro(harness, team)
    const params = { teamId: team.teamId }
    const own = await team.ana.browser.get(makeCalendarFeed, { params, body: { of: 'me' } })
    const all = await team.priya.browser.get(makeCalendarFeed, { params, body: { of: 'team' } })
    const todo = async (url: string) =>
      (await readCalendar(url)).filter((summary) => summary.startsWith('To do: ')).sort()
    expect(await todo(own.url)).toEqual(['To do: Ask the network team early'])
    expect(await todo(all.url)).toEqual([
      'To do: Ask the network team early',
      'To do: Write the release checklist',
    ])
  })
})

test('a closed retro is told once for each revision, with names, and no grade of anybody', async () => {
  const team = await startListening(['retro.published'])
  const { record, close, workshopId } = await closeRetro(harness, team)
  await close(record, 2)
  await expect.poll(() => bodies('retro.published').length, { timeout: 15_000 }).toBe(2)
  expect(bodies('retro.published')[0]).toMatchObject({
    revision: 1,
    url: `${APP_ORIGIN}/t/${team.teamId}/retros/${workshopId}`,
    workshop: { url: `${APP_ORIGIN}/w/${workshopId}` },
    // Of 0.77 and 0.25: the objectives count alike.
    meanScore: 0.5,
    keyResults: [{ text: 'Deployments take 24 minutes instead of 48', score: 0.9 }, {}, {}, {}, {}],
    actions: [{ owner: { name: 'Ana' } }, { owner: { name: team.priya.name } }],
  })
  expect(JSON.stringify(bodies('retro.published'))).not.toContain('grades')
})

test('published OKRs are told with their owners, once for each revision', async () => {
  const team = await startListening(['okrs.published'])
  await team.publish(team.okrs, 2)
  await expect.poll(() => bodies('okrs.published').length, { timeout: 15_000 }).toBe(1)
  const [body] = bodies('okrs.published')
  expect(body).toMatchObject({ revision: 2 })
  expect(JSON.stringify(body)).toContain('"name":"Ana"')
})

/** What a calendar's entries say, read by a parser of others. */
async function readCalendar(url: string): Promise<string[]> {
  const reply = await harness.browser().raw('GET', new URL(url).pathname)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const root = new ICAL.Component(ICAL.parse(await reply.text()))
  return root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary)
}

describe('a calendar', () => {
  test('of one’s own has one’s own key results, of the team all; a parser of others reads it', async () => {
    const team = await publishSampleOkrs(harness)
    const params = { teamId: team.teamId }
    const own = await team.ana.browser.get(makeCalendarFeed, { params, body: { of: 'me' } })
    const all = await team.priya.browser.get(makeCalendarFeed, { params, body: { of: 'team' } })
    expect(await readCalendar(own.url)).toContain('Check in: 2 key results')
    expect(await readCalendar(all.url)).toContain('Check in: 5 key results')
    expect(await readCalendar(all.url)).toContain('2027-Q1 ends')
    const { feeds } = await team.ana.browser.get(calendarFeeds, { params })
    expect(feeds.map(({ person }) => person?.name)).toEqual(['Ana'])
  })

  test('is only for those whom the team lets see that much', async () => {
    const team = await publishSampleOkrs(harness)
    const params = { teamId: team.teamId }
    const ofTeam = { params, body: { of: 'team' } }
    expect((await team.ana.browser.refusal(makeCalendarFeed, ofTeam)).code).toBe('not-allowed')
    expect((await harness.browser().refusal(makeCalendarFeed, ofTeam)).code).toBe('not-signed-in')
    const other = await publishSampleOkrs(harness)
    expect((await other.priya.browser.refusal(makeCalendarFeed, ofTeam)).code).toBe('not-found')
  })

  test('ends at once, and nobody ends another’s', async () => {
    const team = await publishSampleOkrs(harness)
    const params = { teamId: team.teamId }
    const { feed, url } = await team.ana.browser.get(makeCalendarFeed, { params, body: { of: 'me' } })
    const ended = { params: { ...params, feedId: feed.feedId } }
    expect((await team.ben.browser.refusal(endCalendarFeed, ended)).code).toBe('not-found')
    await team.ana.browser.get(endCalendarFeed, ended)
    const path = new URL(url).pathname
    expect((await harness.browser().raw('GET', path)).status).toBe(404)
    const unknown = await harness.browser().refusal(calendar, { params: { secret: 'x'.repeat(32) } })
    expect(unknown.code).toBe('link-not-valid')
  })
})

test('the digest is there to be read, for members', async () => {
  const team = await publishSampleOkrs(harness)
  const params = { teamId: team.teamId }
  expect(await team.priya.browser.get(digest, { params })).toContain('0 of 5 key results were checked in')
  expect((await team.ana.browser.refusal(digest, { params })).code).toBe('not-allowed')
})
