import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { MAX_WEBHOOKS } from '../../shared/api/webhooks-api.ts'
import { ballotClosed, ballotOpened, ballotQuorum } from '../support/ballot-events.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { type Harness, joinBy, startHarness, startWorkshop } from './support/harness.ts'
import { expectNewest, HOUR_MS, startListening } from './support/listening-team.ts'
import { RoomSender } from './support/room-sender.ts'

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
    expect(receiver.received[0]?.path).toBe('/other')
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
