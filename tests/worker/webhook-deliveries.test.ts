import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { MAX_ATTEMPTS } from '../../shared/webhooks/retry.ts'
import { ballotClosed, ballotOpened, ballotQuorum, ballotReminder } from '../support/ballot-events.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { type Harness, joinBy, startHarness } from './support/harness.ts'
import { expectNewest, HOUR_MS, MINUTE_MS, startListening } from './support/listening-team.ts'

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

const start = (wanted: Parameters<typeof startListening>[2] = {}) => startListening(harness, receiver, wanted)

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
    expect(sent).toEqual([['/opened', 'ballot.opened']])
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
