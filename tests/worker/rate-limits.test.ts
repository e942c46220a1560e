import { afterEach, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import type { Browser } from './support/browser.ts'
import { CREATE, type Harness, keyOf, startHarness, startWorkshop } from './support/harness.ts'

let harness: Harness
afterEach(() => harness.dispose())

/** Tries until it is refused for trying too often; the platform counts in fixed windows, one of which may end meanwhile. */
async function triesUntilLimited(browser: Browser, ...asked: Parameters<Browser['ask']>): Promise<number> {
  for (let tries = 1; tries <= 20; tries++) {
    const { status } = await browser.ask(...asked)
    if (status === 429) return tries
  }
  return Number.POSITIVE_INFINITY
}

test('starting workshops is limited for each address', async () => {
  harness = await startHarness({ limits: { create: 3 } })
  const browser = harness.browser()
  expect(await triesUntilLimited(browser, ROUTES.createWorkshop, { body: CREATE })).toBeLessThanOrEqual(7)
  expect(await browser.refusal(ROUTES.createWorkshop, { body: CREATE })).toMatchObject({
    code: 'too-many-requests',
  })
  expect((await harness.browser().ask(ROUTES.createWorkshop, { body: CREATE })).status).toBe(200)
})

test('guessing codes is limited, by looking or by joining; links are not', async () => {
  harness = await startHarness({ limits: { code: 3 } })
  const { links } = await startWorkshop(harness)
  const guess = { key: { by: 'code', code: '34679ACD' }, displayName: 'Eve' }
  for (const route of [ROUTES.inspectLink, ROUTES.join]) {
    const browser = harness.browser()
    expect(await triesUntilLimited(browser, route, { body: guess })).toBeLessThanOrEqual(7)
    const body = { key: keyOf(links.joinLink), displayName: 'Ana' }
    expect((await browser.ask(ROUTES.join, { body })).status).toBe(200)
  }
})

test('trying links is limited', async () => {
  harness = await startHarness({ limits: { join: 3 } })
  const secret = 'no-such-link-anywhere-here'
  const tries: [Parameters<Browser['ask']>[0], object][] = [
    [ROUTES.join, { key: { by: 'link', secret }, displayName: 'Eve' }],
    [ROUTES.inspectLink, { key: { by: 'link', secret } }],
    [ROUTES.redeemPersonalLink, { secret }],
    [ROUTES.inspectPersonalLink, { secret }],
  ]
  for (const [route, body] of tries) {
    expect(await triesUntilLimited(harness.browser(), route, { body })).toBeLessThanOrEqual(7)
  }
})
