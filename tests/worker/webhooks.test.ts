import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { MAX_WEBHOOKS } from '../../shared/api/webhooks-api.ts'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../shared/webhooks/events.ts'
import { MAX_ATTEMPTS } from '../../shared/webhooks/retry.ts'
import { ballotClosed, ballotOpened, ballotQuorum, ballotReminder } from '../support/ballot-events.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { type Harness, joinBy, startHarness, startWorkshop } from './support/harness.ts'
import { RoomSender } from './support/room-sender.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

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

/** A team with a webhook to the receiver, and a workshop whose room tells what happens. */
async function start({
  url = receiver.url,
  events = WEBHOOK_EVENTS,
}: {
  url?: string
  events?: readonly WebhookEvent[]
} = {}) {
  const started = await startWorkshop(harness)
  const { facilitator, teamId, workshopId } = started
  const { webhook, secret } = await facilitator.get(ROUTES.createWebhook, {
    params: { teamId },
    body: { url, events },
  })
  receiver.secret = secret
  const params = { teamId, webhookId: webhook.webhookId }
  const log = async () => (await facilitator.get(ROUTES.webhookDeliveries, { params })).deliveries
  return { ...started, webhook, secret, params, log, room: new RoomSender(harness, workshopId) }
}

/** Waits until the newest delivery is in this state: the room's answer does not wait for it. */
async function expectNewest(log: () => Promise<unknown[]>, expected: Record<string, unknown>) {
  await expect.poll(async () => (await log())[0], { timeout: 15_000, interval: 50 }).toMatchObject(expected)
}

describe('an event of a room', () => {
  test('is sent at once, signed, with its id, to each webhook that wants it', async () => {
    const { room, workshopId, teamId, log } = await start()
    const event = room.event(ballotOpened())
    await room.deliver(event)
    await receiver.waitFor(1)
    const [got] = receiver.received
    expect(got?.isGenuine).toBe(true)
    expect(got?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-turnout-event': 'ballot.opened',
    })
    const secondsOff = Math.abs(Number(got?.headers['x-turnout-timestamp']) - harness.nowMs() / 1000)
    expect(secondsOff).toBeLessThan(60)
    expect(JSON.parse(got?.text ?? '')).toEqual({
      type: 'ballot.opened',
      id: event.eventId,
      version: 1,
      createdAt: new Date(event.happenedAtMs).toISOString(),
      team: { id: teamId, name: 'Platform' },
      workshop: {
        id: workshopId,
        title: 'Planning 2027-Q1',
        url: `http://turnout.test/w/${workshopId}`,
      },
      ballot: {
        id: 'ballot-1',
        round: 1,
        method: 'dots',
        anonymous: true,
        proposals: [
          { id: 'kr-1', kind: 'keyResult', text: 'Reduce deployment time by 50%' },
          { id: 'kr-2', kind: 'keyResult', text: 'Raise <b>uptime</b> & trust' },
        ],
        openedAt: '2027-01-11T09:00:00.000Z',
        closesAt: '2027-01-13T17:00:00.000Z',
        eligible: 5,
        quorum: 3,
      },
    })
    await expectNewest(log, { state: 'delivered', attempts: 1, lastStatus: 204, lastError: null })
    expect((await log())[0]?.deliveryId).toBe(got?.headers['x-turnout-delivery'])
  })

  test('is not sent to those that did not choose it, to other teams, or for what nobody can choose', async () => {
    const { room, log, facilitator, params } = await start({ events: ['ballot.closed'] })
    const other = await start()
    await facilitator.get(ROUTES.createWebhook, {
      params,
      body: { url: `${receiver.url}/opened`, events: ['ballot.opened', 'ballot.reminder'] },
    })
    await room.send(ballotOpened())
    await room.send(ballotQuorum())
    await room.send({ type: 'ballot-extended', ballotId: 'ballot-1', closesAtMs: 5 })
    await room.send({ type: 'ballot-settled', ballotId: 'ballot-1', settledIds: [] })
    await room.send({ type: 'ballot-withdrawn', ballotId: 'ballot-1' })
    await receiver.waitFor(1)
    await harness.runSchedule()
    const sent = receiver.received.map(({ path, headers }) => [path, headers['x-turnout-event']])
    expect(sent).toEqual([['/hook/opened', 'ballot.opened']])
    expect([...(await log()), ...(await other.log())]).toEqual([])
  })

  test('that the room sends again and again is sent on once', async () => {
    const { room, log } = await start()
    const event = room.event(ballotQuorum())
    await Promise.all(Array.from({ length: 6 }, () => room.deliver(event)))
    await receiver.waitFor(1)
    await expectNewest(log, { state: 'delivered', type: 'ballot.quorum' })
    for (let minute = 0; minute < 3; minute++) {
      await harness.advance(MINUTE_MS)
      await harness.runSchedule()
    }
    expect(receiver.received).toHaveLength(1)
    expect(await log()).toHaveLength(1)
  })

  test('[BA10] a reminder names those who have not voted where the room names them, else only counts', async () => {
    const { room, links } = await start()
    const ana = await joinBy(harness, links.joinLink, 'Ana')
    await room.send(ballotReminder(2, [ana.me.personId, 'nobody-we-know']))
    await room.send(ballotReminder(3, []))
    await receiver.waitFor(2)
    const missing = receiver.received.map(({ text }) => JSON.parse(text).missing)
    expect(missing).toContainEqual({ count: 2, people: [{ id: ana.me.personId, name: 'Ana' }] })
    expect(missing).toContainEqual({ count: 3, people: null })
  })

  test('[BA9] a closed ballot tells sums and ranks, and never who chose what or why', async () => {
    const { room } = await start()
    await room.send(ballotClosed())
    await receiver.waitFor(1)
    const text = receiver.received[0]?.text ?? ''
    expect(JSON.parse(text).result).toMatchObject({
      turnout: { cast: 3, abstained: 1, eligible: 5 },
      quorum: { needed: 3, isMet: true },
      ranking: [
        { id: 'kr-1', rank: 1, total: 5, supporters: 3, isIn: true, isContested: false },
        { id: 'kr-2', rank: 2, total: 1, supporters: 1, isIn: false, isContested: true },
      ],
      tie: null,
    })
    expect(text).not.toMatch(/person-1|secret reason/)
  })
})

describe('a delivery that fails', () => {
  test('is repeated, later and later, with the same ids and a fresh signature, until it is answered', async () => {
    receiver.replies.push(500, 503, 404)
    const { room, log } = await start()
    const event = room.event(ballotOpened())
    await room.deliver(event)
    await receiver.waitFor(1)
    await expectNewest(log, { state: 'waiting', attempts: 1, lastStatus: 500, lastError: 'It answered 500.' })
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(1)

    await harness.advance(MINUTE_MS)
    await harness.runSchedule()
    await expectNewest(log, { state: 'waiting', attempts: 2, lastStatus: 503 })
    await harness.advance(MINUTE_MS)
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(2)
    await harness.advance(MINUTE_MS)
    await harness.runSchedule()
    await harness.advance(5 * MINUTE_MS)
    await harness.runSchedule()
    await expectNewest(log, { state: 'delivered', attempts: 4, lastStatus: 204, lastError: null })

    expect(receiver.received).toHaveLength(4)
    expect(receiver.received.every(({ isGenuine }) => isGenuine)).toBe(true)
    const header = (name: string) => new Set(receiver.received.map(({ headers }) => headers[name]))
    expect(header('x-turnout-delivery').size).toBe(1)
    expect(header('x-turnout-timestamp').size).toBe(4)
    expect(new Set(receiver.received.map(({ text }) => JSON.parse(text).id))).toEqual(
      new Set([event.eventId]),
    )
  })

  test('is given up after days, says so, and can be sent again by hand', async () => {
    receiver.usual = 500
    const { room, log, params, facilitator } = await start()
    const startedAtMs = harness.nowMs()
    await room.send(ballotQuorum())
    await receiver.waitFor(1)
    for (let attempt = 2; attempt <= MAX_ATTEMPTS; attempt++) {
      await expectNewest(log, { state: 'waiting', attempts: attempt - 1 })
      const [delivery] = await log()
      await harness.advance(Math.max(0, (delivery?.nextAttemptAtMs ?? 0) - harness.nowMs()) + 1)
      await harness.runSchedule()
    }
    await expectNewest(log, {
      state: 'failed',
      attempts: MAX_ATTEMPTS,
      lastError: `It answered 500. Given up after ${MAX_ATTEMPTS} attempts.`,
    })
    expect(harness.nowMs() - startedAtMs).toBeGreaterThan(72 * HOUR_MS)
    await harness.advance(24 * HOUR_MS)
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(MAX_ATTEMPTS)

    receiver.usual = 200
    const deliveryId = (await log())[0]?.deliveryId ?? ''
    const again = await facilitator.get(ROUTES.redeliver, { params: { ...params, deliveryId } })
    expect(again).toMatchObject({ state: 'delivered', lastStatus: 200, lastError: null })
    expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1)
  })

  test('because the answer is late counts as failed', async () => {
    receiver.replies.push('silence')
    const { room, log } = await start()
    await room.send(ballotQuorum())
    await expectNewest(log, {
      state: 'waiting',
      attempts: 1,
      lastStatus: null,
      lastError: 'No answer came within 2 seconds.',
    })
  })

  test('because it is led elsewhere is not followed', async () => {
    const elsewhere = await startReceiver()
    receiver.usual = { status: 307, headers: { location: elsewhere.url } }
    const { room, log } = await start()
    await room.send(ballotQuorum())
    await expectNewest(log, {
      state: 'waiting',
      lastStatus: 307,
      lastError: 'It answered 307 and points to another address. Enter that address here.',
    })
    expect(elsewhere.received).toEqual([])
    await elsewhere.close()
  })

  test('because nobody listens there is told, and does not hold up the others', async () => {
    const gone = await startReceiver()
    await gone.close()
    const { facilitator, teamId, room, log } = await start({ url: gone.url })
    await facilitator.get(ROUTES.createWebhook, {
      params: { teamId },
      body: { url: receiver.url, events: ['ballot.quorum'] },
    })
    await room.send(ballotQuorum())
    await receiver.waitFor(1)
    await expectNewest(log, { state: 'waiting', lastStatus: null, lastError: 'It could not be reached.' })
  })

  test('with "Retry-After" waits so long, where that is longer than usual', async () => {
    receiver.replies.push({ status: 429, headers: { 'retry-after': '600' } })
    const { room, log } = await start()
    await room.send(ballotQuorum())
    await expectNewest(log, { state: 'waiting', lastStatus: 429 })
    await harness.advance(9 * MINUTE_MS)
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(1)
    await harness.advance(MINUTE_MS + 1_000)
    await harness.runSchedule()
    await expectNewest(log, { state: 'delivered', attempts: 2 })
  })
})

describe('a Worker that ends', () => {
  test('leaves the queue to the next: what was not sent is sent, what was sent is not', async () => {
    receiver.replies.push(204, 500)
    const { room, log } = await start()
    const first = room.event(ballotOpened())
    await room.deliver(first)
    await receiver.waitFor(1)
    await expectNewest(log, { state: 'delivered' })
    const second = room.event(ballotQuorum())
    await room.deliver(second)
    await receiver.waitFor(2)
    await expectNewest(log, { state: 'waiting', attempts: 1 })

    await harness.restart()
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(2)
    await harness.advance(MINUTE_MS)
    await harness.runSchedule()
    await expectNewest(log, { state: 'delivered', attempts: 2 })
    const ids = receiver.received.map(({ text }) => JSON.parse(text).id)
    expect(ids).toEqual([first.eventId, second.eventId, second.eventId])
  })

  test('in the middle of sending has it sent again once its claim is over, and not before', async () => {
    receiver.replies.push('silence')
    const { room, log } = await start()
    const event = room.event(ballotClosed())
    await room.deliver(event)
    await receiver.waitFor(1)
    await harness.restart()
    // The receiver may have taken it in: for it the event's id makes the two one.
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(1)
    await harness.advance(MINUTE_MS + 1_000)
    await harness.runSchedule()
    await expectNewest(log, { state: 'delivered', attempts: 2 })
    await harness.advance(HOUR_MS)
    await harness.runSchedule()
    expect(receiver.received.map(({ text }) => JSON.parse(text).id)).toEqual([event.eventId, event.eventId])
  })

  test('or several that run at once send each delivery once', async () => {
    receiver.replies.push(...Array<number>(5).fill(500))
    const { room, log } = await start()
    for (let at = 0; at < 5; at++) await room.send(ballotQuorum())
    await receiver.waitFor(5)
    await expect
      .poll(async () => (await log()).map(({ attempts, state }) => [attempts, state]))
      .toEqual(Array(5).fill([1, 'waiting']))
    await harness.advance(MINUTE_MS)
    await Promise.all(Array.from({ length: 4 }, () => harness.runSchedule()))
    expect(receiver.received).toHaveLength(10)
    expect(new Set((await log()).map(({ state }) => state))).toEqual(new Set(['delivered']))
  })
})

describe('looking after webhooks', () => {
  test('is for members of the team alone', async () => {
    const { links, params } = await start()
    const guest = await joinBy(harness, links.joinLink, 'Ana')
    const other = await startWorkshop(harness)
    const all = [
      [ROUTES.webhooks, {}],
      [ROUTES.createWebhook, { url: receiver.url, events: ['ballot.closed'] }],
      [ROUTES.changeWebhook, { isEnabled: false }],
      [ROUTES.deleteWebhook, {}],
      [ROUTES.rotateWebhookSecret, {}],
      [ROUTES.testWebhook, {}],
      [ROUTES.webhookDeliveries, {}],
      [ROUTES.redeliver, {}],
    ] as const
    for (const [route, body] of all) {
      const asked = { params: { ...params, deliveryId: 'some' }, body }
      expect(await harness.browser().refusal(route, asked)).toMatchObject({ code: 'not-signed-in' })
      expect(await guest.browser.refusal(route, asked)).toMatchObject({ code: 'not-allowed' })
      expect(await other.facilitator.refusal(route, asked)).toMatchObject({ code: 'not-found' })
      // Nor by way of a team of one's own.
      if (!route.path.includes(':webhookId')) continue
      const throughOwn = { params: { ...asked.params, teamId: other.teamId }, body }
      expect(await other.facilitator.refusal(route, throughOwn)).toMatchObject({ code: 'not-found' })
    }
    expect(receiver.received).toEqual([])
  })

  test('takes our header for every change, so that no other site can make one', async () => {
    const { facilitator, params } = await start()
    const path = `/api/teams/${params.teamId}/webhooks/${params.webhookId}`
    const headers = { 'content-type': 'application/json' }
    expect((await facilitator.raw('DELETE', path, { headers })).status).toBe(403)
    expect((await facilitator.raw('PATCH', path, { headers, body: '{"isEnabled":false}' })).status).toBe(403)
    const put = await facilitator.raw('PUT', path, { headers, body: '{}' })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'PATCH, DELETE'])
    expect((await facilitator.get(ROUTES.webhooks, { params })).webhooks).toHaveLength(1)
  })

  test('shows the secret once; the database holds none that could be read', async () => {
    const { facilitator, params, secret, webhook } = await start()
    expect(secret).toMatch(/^whsec_[\w-]{32}$/)
    const listed = await facilitator.ask(ROUTES.webhooks, { params })
    expect(await listed.text()).not.toContain(secret)
    const { results } = await harness.db.prepare('SELECT * FROM webhook').all()
    expect(JSON.stringify(results)).not.toContain(secret.slice('whsec_'.length))
    expect(webhook).toMatchObject({ url: receiver.url, isEnabled: true, isSlack: false, lastDelivery: null })
  })

  test('a new secret signs from then on', async () => {
    const { facilitator, params, secret } = await start()
    const rotated = await facilitator.get(ROUTES.rotateWebhookSecret, { params })
    expect(rotated.secret).not.toBe(secret)
    await facilitator.get(ROUTES.testWebhook, { params })
    receiver.secret = rotated.secret
    await facilitator.get(ROUTES.testWebhook, { params })
    expect(receiver.received.map(({ isGenuine }) => isGenuine)).toEqual([false, true])
  })

  test('a secret that was tampered with, or moved to another webhook, signs nothing', async () => {
    const { facilitator, params } = await start()
    const other = await start()
    const forge = async (sealed: string, ...values: string[]) => {
      const forged = `UPDATE webhook SET sealed_secret = ${sealed} WHERE id = ?`
      await harness.db
        .prepare(forged)
        .bind(...values, params.webhookId)
        .run()
      expect(await facilitator.get(ROUTES.testWebhook, { params })).toMatchObject({
        state: 'failed',
        lastError: 'Its secret cannot be read any more. Make a new one.',
      })
    }
    await forge('(SELECT sealed_secret FROM webhook WHERE id = ?)', other.params.webhookId)
    await forge('substr(sealed_secret, 1, length(sealed_secret) - 2) || ?', '00')
    await forge('?', 'no secret at all')
    expect(receiver.received).toEqual([])
  })

  test('a test is sent once, and its answer told', async () => {
    const { facilitator, params, log } = await start({ events: ['ballot.closed'] })
    expect(await facilitator.get(ROUTES.testWebhook, { params })).toMatchObject({
      type: 'webhook.test',
      state: 'delivered',
      lastStatus: 204,
    })
    receiver.usual = 418
    expect(await facilitator.get(ROUTES.testWebhook, { params })).toMatchObject({
      state: 'failed',
      attempts: 1,
      lastStatus: 418,
      lastError: 'It answered 418.',
      nextAttemptAtMs: null,
    })
    await harness.advance(HOUR_MS)
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(2)
    expect(JSON.parse(receiver.received[0]?.text ?? '')).toMatchObject({
      type: 'webhook.test',
      version: 1,
      team: { name: 'Platform' },
    })
    expect(await log()).toHaveLength(2)
  })

  test('changes the address and the events', async () => {
    const { facilitator, params, room } = await start()
    const changed = await facilitator.get(ROUTES.changeWebhook, {
      params,
      body: { url: `${receiver.url}/other`, events: ['ballot.quorum', 'ballot.quorum'] },
    })
    expect(changed).toMatchObject({
      url: `${receiver.url}/other`,
      events: ['ballot.quorum'],
      isEnabled: true,
    })
    await room.send(ballotOpened())
    await room.send(ballotQuorum())
    await receiver.waitFor(1)
    expect(receiver.received[0]?.path).toBe('/hook/other')
  })

  test('one that is switched off gets nothing, then or later; switched on it goes on', async () => {
    receiver.usual = 500
    const { facilitator, params, room, log } = await start()
    await room.send(ballotOpened())
    await expectNewest(log, { state: 'waiting', attempts: 1 })
    const off = await facilitator.get(ROUTES.changeWebhook, { params, body: { isEnabled: false } })
    expect(off.isEnabled).toBe(false)
    await room.send(ballotQuorum())
    expect(await log()).toMatchObject([
      { type: 'ballot.opened', state: 'failed', lastError: 'The webhook was switched off.' },
    ])
    const deliveryId = (await log())[0]?.deliveryId ?? ''
    const redeliver = { params: { ...params, deliveryId } }
    expect(await facilitator.refusal(ROUTES.redeliver, redeliver)).toMatchObject({ code: 'conflict' })
    receiver.usual = 200
    await facilitator.get(ROUTES.changeWebhook, { params, body: { isEnabled: true } })
    await harness.advance(HOUR_MS)
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(1)
    await room.send(ballotClosed('ballot-after'))
    await receiver.waitFor(2)
    await expectNewest(log, { type: 'ballot.closed', state: 'delivered' })
  })

  test('deletes one with its log and what waits', async () => {
    receiver.usual = 500
    const { facilitator, params, room, log } = await start()
    await room.send(ballotOpened())
    await expectNewest(log, { state: 'waiting', attempts: 1 })
    await facilitator.get(ROUTES.deleteWebhook, { params })
    expect((await facilitator.get(ROUTES.webhooks, { params })).webhooks).toEqual([])
    expect(await facilitator.refusal(ROUTES.webhookDeliveries, { params })).toMatchObject({
      code: 'not-found',
    })
    await harness.advance(HOUR_MS)
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(1)
    const left = await harness.db
      .prepare('SELECT count(*) AS rows FROM webhook_delivery WHERE webhook_id = ?')
      .bind(params.webhookId)
      .first()
    expect(left).toEqual({ rows: 0 })
  })

  test('keeps the log for a month, and what waits for as long as it takes', async () => {
    const { facilitator, params, log, room } = await start()
    await facilitator.get(ROUTES.testWebhook, { params })
    await harness.advance(29 * 24 * HOUR_MS)
    await harness.runSchedule()
    expect(await log()).toHaveLength(1)
    receiver.usual = 500
    await room.send(ballotQuorum())
    await expectNewest(log, { state: 'waiting', attempts: 1 })
    await harness.db
      .prepare(
        "UPDATE webhook_delivery SET created_at_ms = 1 WHERE webhook_id = ? AND type = 'ballot.quorum'",
      )
      .bind(params.webhookId)
      .run()
    await harness.advance(2 * 24 * HOUR_MS)
    await harness.runSchedule()
    expect(await log()).toMatchObject([{ type: 'ballot.quorum', state: 'waiting', attempts: 2 }])
  })

  test('what cannot be read any more is told, and keeps nothing else from being sent', async () => {
    receiver.usual = 500
    const { log, room, params } = await start()
    for (let at = 0; at < 4; at++) await room.send(ballotQuorum())
    await receiver.waitFor(4)
    await expect.poll(async () => (await log()).filter(({ attempts }) => attempts === 1).length).toBe(4)
    const [kept] = await log()
    await harness.db
      .prepare("UPDATE webhook_delivery SET payload_json = '{' WHERE webhook_id = ? AND id <> ?")
      .bind(params.webhookId, kept?.deliveryId ?? '')
      .run()
    receiver.usual = 200
    await harness.advance(MINUTE_MS)
    await harness.runSchedule()
    expect(receiver.received).toHaveLength(5)
    const unreadable = { state: 'waiting', lastError: 'What was to be sent cannot be read any more.' }
    const [first, ...others] = (await log()).sort((a, b) => a.state.localeCompare(b.state))
    expect(first).toMatchObject({ deliveryId: kept?.deliveryId, state: 'delivered' })
    expect(others).toMatchObject([unreadable, unreadable, unreadable])
  })

  test('refuses what is no address, no events, and more webhooks than a team needs', async () => {
    const { facilitator, params } = await start()
    const refusalOf = (body: unknown) => facilitator.refusal(ROUTES.createWebhook, { params, body })
    for (const url of ['', 'not an address', 'ftp://example.com/', 'http://me:secret@example.com/']) {
      const refusal = await refusalOf({ url, events: ['ballot.closed'] })
      expect(refusal).toMatchObject({ status: 422, fields: { url: expect.any(String) } })
    }
    expect(await refusalOf({ url: receiver.url, events: [] })).toMatchObject({
      fields: { events: 'Choose at least one event.' },
    })
    expect(await refusalOf({ url: receiver.url, events: ['ballot.leaked'] })).toMatchObject({ status: 422 })
    const body = { url: receiver.url, events: ['ballot.closed'] }
    for (let more = 1; more < MAX_WEBHOOKS; more++)
      await facilitator.get(ROUTES.createWebhook, { params, body })
    expect(await refusalOf(body)).toMatchObject({ status: 409, code: 'conflict' })
  })
})

describe('without the development flag', () => {
  let strict: Harness
  beforeAll(async () => {
    strict = await startHarness()
  })
  afterAll(() => strict.dispose())

  test('private addresses are refused, when they are saved and when they would be used', async () => {
    const { facilitator, teamId, workshopId } = await startWorkshop(strict)
    const params = { teamId }
    for (const url of [
      receiver.url,
      'https://localhost/',
      'https://2130706433/',
      'https://[::ffff:10.0.0.1]/',
    ]) {
      const body = { url, events: ['ballot.quorum'] }
      const refusal = await facilitator.refusal(ROUTES.createWebhook, { params, body })
      expect(refusal).toMatchObject({
        status: 422,
        fields: { url: expect.stringMatching(/^Use an address/) },
      })
    }
    const body = { url: 'https://example.com/hook', events: ['ballot.quorum'] }
    const { webhook } = await facilitator.get(ROUTES.createWebhook, { params, body })
    const its = { params: { teamId, webhookId: webhook.webhookId } }
    const change = { ...its, body: { url: receiver.url } }
    expect(await strict.browser().refusal(ROUTES.changeWebhook, change)).toMatchObject({ status: 401 })
    expect(await facilitator.refusal(ROUTES.changeWebhook, change)).toMatchObject({ status: 422 })
    // As if it had been saved while the flag was on.
    await strict.db.prepare('UPDATE webhook SET url = ?').bind(receiver.url).run()
    expect(await facilitator.get(ROUTES.testWebhook, its)).toMatchObject({
      state: 'failed',
      lastStatus: null,
    })
    await new RoomSender(strict, workshopId).send(ballotQuorum())
    const log = async () => (await facilitator.get(ROUTES.webhookDeliveries, its)).deliveries
    await expectNewest(log, { type: 'ballot.quorum', state: 'waiting', attempts: 1 })
    expect(receiver.received).toEqual([])
  })
})
