import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { type Harness, joinBy, startHarness, startWorkshop } from './support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

async function startRead() {
  const { facilitator, teamId, links } = await startWorkshop(harness)
  const read = (ifNoneMatch?: string, browser = facilitator) =>
    browser.ask(ROUTES.team, {
      params: { teamId },
      headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch },
    })
  const tag = (await read()).headers.get('etag') ?? ''
  return { read, tag, links, facilitator }
}

test('what has not changed is not sent again', async () => {
  const { read, tag } = await startRead()
  expect(tag).toMatch(/^"[0-9a-f]{40}"$/)
  for (const known of [tag, `W/${tag}`, `"of-yesterday", ${tag}`, '*']) {
    const reply = await read(known)
    expect([known, reply.status, await reply.text()]).toEqual([known, 304, ''])
    expect(reply.headers.get('etag')).toBe(tag)
    expect(reply.headers.get('cache-control')).toBe('private, no-cache')
  }
})

test('what has changed is sent with another tag', async () => {
  const { read, tag, links } = await startRead()
  await joinBy(harness, links.joinLink, 'Ana')
  const reply = await read(tag)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('etag')).not.toBe(tag)
  expect(await reply.text()).toContain('Ana')
})

test('a tag opens nothing: who may not read it is refused', async () => {
  const { read, tag } = await startRead()
  expect((await read(tag, harness.browser())).status).toBe(401)
  const { facilitator: stranger } = await startWorkshop(harness)
  for (const known of [tag, '*']) {
    const reply = await read(known, stranger)
    expect([reply.status, reply.headers.get('etag')]).toEqual([404, null])
  }
})
