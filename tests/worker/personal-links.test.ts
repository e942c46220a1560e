import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { type Harness, joinBy, keyOf, startHarness, startWorkshop } from './support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

async function makeLink() {
  const started = await startWorkshop(harness)
  const { browser, me } = await joinBy(harness, started.links.joinLink, 'Ana')
  const { link, expiresAtMs } = await browser.get(ROUTES.personalLink, {
    params: { workshopId: started.workshopId },
  })
  const { secret } = keyOf(link)
  return { ...started, browser, me, link, secret, expiresAtMs }
}

test('a personal link makes another device the same person', async () => {
  const { link, secret, me, workshopId, teamId } = await makeLink()
  expect(link).toMatch(/^http:\/\/turnout\.test\/me#/)
  const phone = harness.browser()
  expect(await phone.get(ROUTES.inspectPersonalLink, { body: { secret } })).toEqual({
    name: 'Ana',
    teamName: 'Platform',
  })
  expect(phone.cookie).toBeNull()
  expect(await phone.get(ROUTES.redeemPersonalLink, { body: { secret } })).toEqual({ teamId, workshopId, me })
  expect((await phone.get(ROUTES.workshop, { params: { workshopId } })).me).toMatchObject(me)
})

test('a personal link works once, also when two devices use it at the same time', async () => {
  const { secret } = await makeLink()
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => harness.browser().ask(ROUTES.redeemPersonalLink, { body: { secret } })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404])
  for (const route of [ROUTES.redeemPersonalLink, ROUTES.inspectPersonalLink]) {
    expect(await harness.browser().refusal(route, { body: { secret } })).toMatchObject({
      status: 404,
      code: 'link-not-valid',
    })
  }
})

test('a used link does not change who a browser is', async () => {
  const { secret, teamId } = await makeLink()
  await harness.browser().get(ROUTES.redeemPersonalLink, { body: { secret } })
  const phone = harness.browser()
  await phone.refusal(ROUTES.redeemPersonalLink, { body: { secret } })
  expect(phone.cookie).toBeNull()
  expect((await phone.get(ROUTES.me)).teams).toEqual([])
  expect(teamId).not.toBe('')
})

test('a personal link replaces who the device was in that team, and nowhere else', async () => {
  const { secret, me, links, teamId } = await makeLink()
  const { browser: phone } = await joinBy(harness, links.joinLink, 'Ana on her phone')
  const elsewhere = await startWorkshop(harness)
  const other = await joinBy(harness, elsewhere.links.joinLink, 'Ana elsewhere', phone)
  await phone.get(ROUTES.redeemPersonalLink, { body: { secret } })
  const { teams } = await phone.get(ROUTES.me)
  expect(teams.find((team) => team.teamId === teamId)?.me).toEqual(me)
  expect(teams.find((team) => team.teamId === elsewhere.teamId)?.me).toEqual(other.me)
})

test('a personal link ends after ten minutes', async () => {
  const { secret, expiresAtMs } = await makeLink()
  expect(expiresAtMs - harness.nowMs()).toBeLessThanOrEqual(10 * 60_000)
  await harness.advance(10 * 60_000)
  const body = { secret }
  expect(await harness.browser().refusal(ROUTES.redeemPersonalLink, { body })).toMatchObject({
    code: 'link-not-valid',
  })
})

test('a personal link joins nobody by name, and a join link is no personal link', async () => {
  const { secret, links } = await makeLink()
  const key = { by: 'link', secret }
  const body = { key, displayName: 'Eve' }
  expect(await harness.browser().refusal(ROUTES.join, { body })).toMatchObject({ code: 'link-not-valid' })
  const joinSecret = { secret: keyOf(links.facilitatorLink).secret }
  expect(await harness.browser().refusal(ROUTES.redeemPersonalLink, { body: joinSecret })).toMatchObject({
    code: 'link-not-valid',
  })
})
