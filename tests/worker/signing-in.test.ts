import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { verifyTicket } from '../../shared/identity/ticket.ts'
import { CREATE, type Harness, joinBy, keyOf, startHarness, startWorkshop } from './support/harness.ts'
import { testSigner } from './support/keys.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

describe('the cookie', () => {
  test('is HttpOnly and Lax, and over http not Secure', async () => {
    const { links } = await startWorkshop(harness)
    const body = { key: keyOf(links.joinLink), displayName: 'Ana' }
    const reply = await harness.browser().ask(ROUTES.join, { body })
    const [cookie] = reply.headers.getSetCookie()
    expect(cookie).toMatch(
      /^turnout_session=[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=\d{7,8}; HttpOnly; SameSite=Lax$/,
    )
  })

  test('is Secure where the app is on https', async () => {
    const secure = await startHarness({ vars: { APP_ORIGIN: 'https://turnout.example' } })
    try {
      const headers = { origin: 'https://turnout.example' }
      const body = CREATE
      const reply = await secure.browser().ask(ROUTES.createWorkshop, { body, headers })
      expect(reply.status).toBe(200)
      expect(reply.headers.getSetCookie()[0]).toMatch(/; Secure$/)
      expect(reply.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
    } finally {
      await secure.dispose()
    }
  })

  test('forged, cut or malformed is nobody', async () => {
    const { facilitator, workshopId } = await startWorkshop(harness)
    const genuine = facilitator.cookie ?? ''
    const [name = '', value = ''] = genuine.split('=')
    const [browserId = '', signature = ''] = value.split('.')
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    const byOtherKey = await (await testSigner('ticket')).sign(browserId)
    const bySameKey = await (await testSigner('session')).sign(browserId)
    expect(signature).toBe(bySameKey)
    for (const forged of [
      `${browserId}.${flipped}`,
      `${browserId}.${byOtherKey}`,
      browserId,
      `${browserId}.`,
      '.',
      '',
    ]) {
      const browser = harness.browser()
      browser.cookie = `${name}=${forged}`
      const params = { workshopId }
      expect(await browser.refusal(ROUTES.workshop, { params })).toMatchObject({
        status: 401,
        code: 'not-signed-in',
      })
      expect((await browser.get(ROUTES.me)).teams).toEqual([])
    }
  })

  test('of a browser that joined nothing here leads nowhere', async () => {
    const { workshopId } = await startWorkshop(harness)
    const { facilitator: stranger } = await startWorkshop(harness)
    const routes = [
      ROUTES.workshop,
      ROUTES.ticket,
      ROUTES.personalLink,
      ROUTES.facilitatorLink,
      ROUTES.workshopOkrs,
      ROUTES.workshopOkrsMarkdown,
    ]
    for (const route of routes) {
      const refusal = await stranger.refusal(route, { params: { workshopId } })
      const ofNone = await stranger.refusal(route, { params: { workshopId: 'no-such-workshop' } })
      expect(refusal).toEqual(ofNone)
      expect(refusal).toMatchObject({ status: 404, code: 'not-found' })
      expect(await harness.browser().refusal(route, { params: { workshopId } })).toMatchObject({
        code: 'not-signed-in',
      })
    }
  })
})

describe('a guest of one workshop', () => {
  test('does not see another of the same team', async () => {
    const { facilitator, teamId, links } = await startWorkshop(harness)
    const body = {
      displayName: 'Priya',
      team: { as: 'existing', teamId },
      title: 'Another',
      kind: 'planning',
      cycle: { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' },
      timeZone: 'UTC',
    }
    const another = await facilitator.get(ROUTES.createWorkshop, { body })
    const { browser: guest } = await joinBy(harness, links.joinLink, 'Ana')
    const params = { workshopId: another.workshopId }
    expect(await guest.refusal(ROUTES.workshop, { params })).toMatchObject({ code: 'not-found' })
  })
})

describe('a ticket', () => {
  test('says who comes as what, to which room, for a minute at most', async () => {
    const { workshopId, links } = await startWorkshop(harness)
    const { browser, me } = await joinBy(harness, links.joinLink, 'Ana')
    const reply = await browser.get(ROUTES.ticket, { params: { workshopId } })
    expect(reply).toMatchObject({ roomOrigin: harness.room.origin, room: workshopId })
    const signer = await testSigner('ticket')
    const nowMs = harness.nowMs()
    const claims = await verifyTicket(signer, reply.ticket, { workshopId, nowMs })
    expect(claims).toMatchObject({ ok: true, value: { ...me, workshopId, role: 'participant' } })
    const later = await verifyTicket(signer, reply.ticket, { workshopId, nowMs: nowMs + 60_000 })
    expect(later).toMatchObject({ refusal: { code: 'ticket-expired' } })
    const bySession = await verifyTicket(await testSigner('session'), reply.ticket, { workshopId, nowMs })
    expect(bySession).toMatchObject({ refusal: { code: 'ticket-forged' } })
  })

  test('is another one each time', async () => {
    const { workshopId, facilitator } = await startWorkshop(harness)
    const params = { workshopId }
    const [one, two] = [
      await facilitator.get(ROUTES.ticket, { params }),
      await facilitator.get(ROUTES.ticket, { params }),
    ]
    expect(one.ticket).not.toBe(two.ticket)
  })
})
