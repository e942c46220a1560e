import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BODY_LIMIT_BYTES } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { APP_ORIGIN, readRefusal } from './support/browser.ts'
import { CREATE, type Harness, startHarness, startWorkshop } from './support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

const JSON_HEADERS = { 'content-type': 'application/json', origin: APP_ORIGIN, 'x-turnout': '1' }
const post = async (body: string, headers: Record<string, string> = JSON_HEADERS) =>
  readRefusal(await harness.browser().raw('POST', '/api/workshops', { headers, body }))

describe('a request', () => {
  test('without our header, or from another origin, is refused', async () => {
    const body = JSON.stringify(CREATE)
    const { 'x-turnout': _, ...withoutHeader } = JSON_HEADERS
    const refusal = { status: 403, code: 'cross-site-request' }
    expect(await post(body, withoutHeader)).toMatchObject(refusal)
    expect(await post(body, { ...JSON_HEADERS, origin: 'https://evil.example' })).toMatchObject(refusal)
    expect(await post(body, { ...JSON_HEADERS, origin: 'null' })).toMatchObject(refusal)
  })

  test('of another content type is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      const refusal = await post(JSON.stringify(CREATE), { ...JSON_HEADERS, 'content-type': type })
      expect(refusal).toMatchObject({ status: 415, code: 'wrong-content-type' })
    }
    const utf8 = { ...JSON_HEADERS, 'content-type': 'Application/JSON; charset=utf-8' }
    const reply = await harness
      .browser()
      .raw('POST', '/api/workshops', { headers: utf8, body: JSON.stringify(CREATE) })
    expect(reply.status).toBe(200)
  })

  test('with malformed JSON is refused', async () => {
    for (const body of ['', '{', '{"a":1,}', 'undefined']) {
      expect(await post(body)).toMatchObject({ status: 400, code: 'invalid-json' })
    }
  })

  test('with too large a body is refused', async () => {
    const body = JSON.stringify({ ...CREATE, more: 'x'.repeat(BODY_LIMIT_BYTES.people) })
    expect(await post(body)).toMatchObject({ status: 413, code: 'body-too-large' })
  })

  test.each([
    ['an empty name', { displayName: '   ' }, 'displayName'],
    ['a name of 10,000 characters', { displayName: 'n'.repeat(10_000) }, 'displayName'],
    ['a name of marks nobody sees', { displayName: '\u200b\u200d' }, 'displayName'],
    ['an empty title', { title: '' }, 'title'],
    ['a title of 10,000 characters', { title: 't'.repeat(10_000) }, 'title'],
    ['an empty team name', { team: { as: 'new', name: '' } }, 'team.name'],
    ['an unknown kind of team', { team: { as: 'stolen' } }, 'team.as'],
    [
      'a cycle that ends before it starts',
      { cycle: { ...CREATE.cycle, endsOn: '2026-12-31' } },
      'cycle.endsOn',
    ],
    ['a day that does not exist', { cycle: { ...CREATE.cycle, endsOn: '2027-02-31' } }, 'cycle.endsOn'],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an unknown kind', { kind: 'party' }, 'kind'],
    ['a missing cycle', { cycle: undefined }, 'cycle'],
  ])('with %s names the field', async (_, change, field) => {
    const refusal = await post(JSON.stringify({ ...CREATE, ...change }))
    expect(refusal).toMatchObject({
      status: 422,
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
  })

  test('with JSON of another shape names what is missing', async () => {
    for (const body of ['null', '[]', '"text"', '7']) {
      expect(await post(body)).toMatchObject({ status: 422, code: 'invalid-input' })
    }
  })

  test('to an unknown address or by another method is refused in JSON', async () => {
    const browser = harness.browser()
    for (const path of ['/api', '/api/', '/api/nothing', '/api/workshops/a/b/c']) {
      expect(await readRefusal(await browser.raw('GET', path))).toMatchObject({
        status: 404,
        code: 'not-found',
      })
    }
    const reply = await browser.raw('DELETE', '/api/me')
    expect(reply.headers.get('allow')).toBe('GET')
    expect(await readRefusal(reply)).toMatchObject({ status: 405, code: 'method-not-allowed' })
    const health = await browser.raw('POST', '/api/health', { headers: JSON_HEADERS, body: '{}' })
    expect(await readRefusal(health)).toMatchObject({ status: 405 })
  })

  test('with an id that is no id finds nothing', async () => {
    const { facilitator } = await startWorkshop(harness)
    for (const workshopId of ["' OR 1=1 --", '../../etc', 'x'.repeat(500), '%00']) {
      expect(await facilitator.refusal(ROUTES.workshop, { params: { workshopId } })).toMatchObject({
        code: 'not-found',
      })
    }
  })

  test('that fails inside says nothing of why', async () => {
    const { facilitator, workshopId } = await startWorkshop(harness)
    await harness.db.prepare('ALTER TABLE cycle RENAME TO cycle_away').run()
    const refusal = await facilitator.refusal(ROUTES.workshop, { params: { workshopId } })
    await harness.db.prepare('ALTER TABLE cycle_away RENAME TO cycle').run()
    expect(refusal).toMatchObject({ status: 500, code: 'internal-error' })
    expect(JSON.stringify(refusal)).not.toMatch(/cycle|SELECT|sql/i)
  })
})

describe('a reply', () => {
  test('of the API is kept by no cache in between, and asked for each time', async () => {
    const { facilitator, workshopId } = await startWorkshop(harness)
    for (const path of ['/api/me', `/api/workshops/${workshopId}`, '/api/health', '/api/openapi.json'])
      expect((await facilitator.raw('GET', path)).headers.get('cache-control')).toBe('private, no-cache')
  })

  test('of the API that changes or refuses something is never stored', async () => {
    const { facilitator, workshopId } = await startWorkshop(harness)
    const done = await facilitator.ask(ROUTES.ticket, { params: { workshopId } })
    expect([done.status, done.headers.get('cache-control')]).toEqual([200, 'no-store'])
    for (const path of ['/api/nothing', '/api/teams/no-such-team'])
      expect((await facilitator.raw('GET', path)).headers.get('cache-control')).toBe('no-store')
  })

  test.each(['/', '/w/some-workshop', '/assets/app-1a2b3c4d.js', '/api/health', '/api/nothing'])(
    'to %s carries the security headers',
    async (path) => {
      const { headers } = await harness.browser().raw('GET', path)
      const roomSocket = harness.room.origin.replace('http', 'ws')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy.split('; ').sort()).toEqual(
        [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "font-src 'self'",
          "img-src 'self'",
          `connect-src 'self' ${harness.room.origin} ${roomSocket}`,
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'",
        ].sort(),
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
    },
  )

  test('with a page is checked each time, with a hashed file kept for a year', async () => {
    const browser = harness.browser()
    for (const path of ['/', '/start', '/t/some-team']) {
      const page = await browser.raw('GET', path)
      expect(await page.text()).toContain('<title>Turnout</title>')
      expect(page.headers.get('cache-control')).toBe('no-cache')
    }
    const file = await browser.raw('GET', '/assets/app-1a2b3c4d.js')
    expect(file.headers.get('content-type')).toContain('javascript')
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('to a hashed file that is gone is no page', async () => {
    const reply = await harness.browser().raw('GET', '/assets/app-of-last-week.js')
    expect(reply.status).toBe(404)
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })
})

describe('the configuration', () => {
  test.each([
    ['no secret', { TURNOUT_SECRET: null }, 'TURNOUT_SECRET is not set'],
    ['a short secret', { TURNOUT_SECRET: 'short' }, 'TURNOUT_SECRET: needs at least 32 characters'],
    ['no room', { ROOM_ORIGIN: null }, 'ROOM_ORIGIN is not set'],
    ['a room that is no address', { ROOM_ORIGIN: 'somewhere' }, 'ROOM_ORIGIN: wrong url'],
  ])('with %s says so and serves nothing', async (_, vars, message) => {
    const broken = await startHarness({ vars })
    try {
      const response = await broken.browser().raw('GET', '/api/health')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      const refusal = await readRefusal(response)
      expect(refusal.status).toBe(500)
      expect(refusal.message).toContain(message)
      expect(refusal.message).not.toContain('somewhere')
    } finally {
      await broken.dispose()
    }
  })

  test('as shipped, the Worker answers', async () => {
    const shipped = await startHarness({ which: 'as-shipped' })
    try {
      expect(await shipped.browser().get(ROUTES.health)).toEqual({ ok: true })
      await startWorkshop(shipped)
    } finally {
      await shipped.dispose()
    }
  })
})
