import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PRACTICE_LIFETIME_MS } from '../../shared/api/practice-api.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { roomPath } from '../../shared/events/room-events.ts'
import { verifyTicket } from '../../shared/identity/ticket.ts'
import { PRACTICE_TEAMMATES } from '../../shared/practice/teammates.ts'
import type { Browser } from './support/browser.ts'
import { CREATE, type Harness, joinBy, startHarness, startWorkshop } from './support/harness.ts'
import { testSigner } from './support/keys.ts'
import { finalised, makeKeyResult, makeObjective, RoomSender } from './support/room-sender.ts'
import { readTables } from './support/sample-rows.ts'

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.dispose())

const BODY = { displayName: 'Noa Stern', timeZone: 'Europe/Berlin' }

async function startPractice(body: object = {}) {
  const visitor = harness.browser()
  const started = await visitor.get(ROUTES.startPractice, { body: { ...BODY, ...body } })
  const [first] = started.teammates
  if (!first) throw new Error('Nobody simulated came.')
  return { visitor, first, params: { workshopId: started.workshopId }, ...started }
}

/** The number of rows in each table that has some. */
async function countRows(): Promise<Record<string, number>> {
  const rows = await readTables(harness.db)
  return Object.fromEntries([...rows].flatMap(([name, { length }]) => (length > 0 ? [[name, length]] : [])))
}

/** What somebody who practises may try with OKRs once they are published. */
async function useOkrs(visitor: Browser, keyResultId: string): Promise<void> {
  const { checkIn, correctKeyResult, addInitiative } = RECORD_ROUTES
  const params = { keyResultId }
  const headers = { [IDEMPOTENCY_HEADER]: 'practised' }
  const said = { value: 40, confidence: 7, note: '', nextStep: null }
  await visitor.get(checkIn, { params, body: said, headers })
  const changes = { text: 'Deploy in half the time' }
  await visitor.get(correctKeyResult, { params, body: { changes, reason: 'Shorter' } })
  await visitor.get(addInitiative, { params, body: { text: 'Cache the layers', ownerId: null } })
}

const deletions = (workshopId: string) =>
  harness.room.requests.filter(({ path }) => path === `${roomPath(workshopId)}/delete`).length

describe('starting', () => {
  test('makes a practice room with a planning agenda, which the visitor leads', async () => {
    const { visitor, workshopId, params, me, teammates, deletedAtMs } = await startPractice()
    expect(teammates.map(({ seat }) => seat)).toEqual(
      Array.from({ length: PRACTICE_TEAMMATES }, (_, at) => at),
    )
    expect(new Set(teammates.map(({ name }) => name)).size).toBe(PRACTICE_TEAMMATES)
    expect(Math.abs(deletedAtMs - harness.nowMs() - PRACTICE_LIFETIME_MS)).toBeLessThan(5_000)
    const created = harness.room.requests.find(({ path }) => path === `${roomPath(workshopId)}/create`)
    expect(created?.body).toMatchObject({ workshopId, isPractice: true })
    expect(JSON.stringify(created?.body)).toContain('"kind":"pulse"')
    const seen = await visitor.get(ROUTES.workshop, { params })
    expect(seen.me).toEqual({ ...me, role: 'facilitator' })
  })

  test('is no team of the visitor’s, and nothing is started in it', async () => {
    const { visitor, teamId } = await startPractice()
    expect((await visitor.get(ROUTES.me)).teams).toEqual([])
    const body = { ...CREATE, team: { as: 'existing', teamId } }
    expect(await visitor.refusal(ROUTES.createWorkshop, { body })).toMatchObject({ code: 'conflict' })
  })

  test('is limited for each address', async () => {
    await harness.dispose()
    harness = await startHarness({ limits: { practice: 2 } })
    const visitor = harness.browser()
    let refused = null
    // The platform counts in fixed windows, one of which may end meanwhile.
    for (let tries = 0; tries < 6 && refused === null; tries += 1) {
      const reply = await visitor.ask(ROUTES.startPractice, { body: BODY })
      if (reply.status === 429) refused = reply
    }
    expect(refused).not.toBeNull()
    // Others are not held up, nor is anything else.
    expect((await harness.browser().ask(ROUTES.startPractice, { body: BODY })).status).toBe(200)
    expect((await visitor.ask(ROUTES.createWorkshop, { body: CREATE })).status).toBe(200)
  })
})

describe('a teammate’s secret', () => {
  test('lets that person in, as a participant of that workshop', async () => {
    const { first, params, workshopId } = await startPractice()
    const stranger = harness.browser()
    const { ticket, room } = await stranger.get(ROUTES.practiceTicket, {
      params,
      body: { secret: first.secret },
    })
    expect(room).toBe(workshopId)
    const claims = await verifyTicket(await testSigner('ticket'), ticket, {
      workshopId,
      nowMs: harness.nowMs(),
    })
    expect(claims.ok && claims.value).toMatchObject({
      personId: first.personId,
      name: first.name,
      role: 'participant',
    })
    expect(stranger.cookie).toBeNull()
  })

  test('works nowhere else', async () => {
    const { first, visitor } = await startPractice()
    const other = await startPractice()
    const { secret } = first
    expect(
      await visitor.refusal(ROUTES.practiceTicket, { params: other.params, body: { secret } }),
    ).toMatchObject({ code: 'link-not-valid' })
    const key = { by: 'link', secret }
    expect(await visitor.refusal(ROUTES.join, { body: { key, displayName: 'Eve' } })).toMatchObject({
      code: 'link-not-valid',
    })
    expect(await visitor.refusal(ROUTES.redeemPersonalLink, { body: { secret } })).toMatchObject({
      code: 'link-not-valid',
    })
  })

  test('ends with the day', async () => {
    const { first, params } = await startPractice()
    await harness.advance(PRACTICE_LIFETIME_MS + 1_000)
    expect(
      await harness.browser().refusal(ROUTES.practiceTicket, { params, body: { secret: first.secret } }),
    ).toMatchObject({ code: 'link-not-valid' })
  })

  test('is kept as a hash', async () => {
    const { first } = await startPractice()
    const { results } = await harness.db.prepare('SELECT * FROM invitation').all()
    expect(JSON.stringify(results)).toContain(first.personId)
    expect(JSON.stringify(results)).not.toContain(first.secret)
  })
})

describe('one more teammate', () => {
  test('comes by the facilitator’s wish, up to a dozen', async () => {
    const { visitor, params } = await startPractice({ teammates: 11 })
    const added = await visitor.get(ROUTES.practiceTeammate, { params })
    expect(added.seat).toBe(11)
    const ticket = { params, body: { secret: added.secret } }
    expect((await harness.browser().ask(ROUTES.practiceTicket, ticket)).status).toBe(200)
    expect(await visitor.refusal(ROUTES.practiceTeammate, { params })).toMatchObject({ code: 'conflict' })
  })

  test('is not for participants, nor for workshops that are no practice', async () => {
    const practice = await startPractice()
    const { browser } = await joinBy(harness, practice.links.joinLink, 'Pat')
    expect(await browser.refusal(ROUTES.practiceTeammate, { params: practice.params })).toMatchObject({
      code: 'not-allowed',
    })
    const { facilitator, workshopId } = await startWorkshop(harness)
    expect(await facilitator.refusal(ROUTES.practiceTeammate, { params: { workshopId } })).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('after a day', () => {
  test('nothing of it is left, and everything else is', async () => {
    await startWorkshop(harness)
    const before = await countRows()
    const { workshopId, links, visitor, params, me } = await startPractice()
    await joinBy(harness, links.joinLink, 'Pat')
    const { cycle } = await visitor.get(ROUTES.workshop, { params })
    const card = makeKeyResult('k-1', me.personId)
    const okrs = {
      objectives: [makeObjective('o-1', [{ ...card, fields: { ...card.fields, dueOn: cycle.endsOn } }])],
      dropped: [],
    }
    const room = new RoomSender(harness, workshopId)
    const published = await room.send(finalised(okrs, 1, me.personId))
    expect(published.outcome).toBe('recorded')
    await useOkrs(visitor, 'k-1')
    await harness.advance(PRACTICE_LIFETIME_MS - 60_000)
    await harness.runSchedule()
    expect(deletions(workshopId)).toBe(0)
    await harness.advance(120_000)
    await harness.runSchedule()
    expect(deletions(workshopId)).toBe(1)
    expect(await countRows()).toEqual(before)
    expect(await visitor.refusal(ROUTES.workshop, { params })).toMatchObject({ code: 'not-found' })
    await harness.runSchedule()
    expect(deletions(workshopId)).toBe(1)
  })

  test('a room that is away is told when it is back', async () => {
    const before = await countRows()
    const { workshopId, first, params } = await startPractice()
    await harness.advance(PRACTICE_LIFETIME_MS + 60_000)
    harness.room.failWith = 503
    await harness.runSchedule()
    expect(await countRows()).toEqual({ ...before, room_deletion: 1 })
    // Nobody is let in any more, although the room is still there.
    expect(
      await harness.browser().refusal(ROUTES.practiceTicket, { params, body: { secret: first.secret } }),
    ).toMatchObject({ code: 'link-not-valid' })
    harness.room.failWith = null
    await harness.advance(61_000)
    await harness.runSchedule()
    expect(deletions(workshopId)).toBe(1)
    expect(await countRows()).toEqual(before)
  })
})

test('what a practice room does is told to no webhook', async () => {
  const { visitor, teamId } = await startPractice()
  expect(
    await visitor.refusal(ROUTES.createWebhook, {
      params: { teamId },
      body: { url: 'https://hooks.example.com/turnout', events: ['ballot.closed'] },
    }),
  ).toMatchObject({ code: 'conflict' })
})
