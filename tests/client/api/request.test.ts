import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFields } from '../../../client/api/check.ts'
import { readTagged, request } from '../../../client/api/request.ts'
import { ROUTES } from '../../../shared/api/routes.ts'

/** The network is the port: each test says what comes back over it, and sees what went out. */
let sent: { url: string; init: RequestInit }[] = []
let reply: () => Promise<Response>
const realFetch = globalThis.fetch

beforeEach(() => {
  sent = []
  globalThis.fetch = (url, init) => {
    sent.push({ url: String(url), init: init ?? {} })
    return reply()
  }
})
afterEach(() => {
  globalThis.fetch = realFetch
})

describe('request', () => {
  it('fills the path and the query, and marks the request as ours', async () => {
    reply = async () => Response.json({ ok: true })
    await request(ROUTES.workshopOkrs, { params: { workshopId: 'a/b' }, query: { revision: '2' } })
    expect(sent[0]?.url).toBe('/api/workshops/a%2Fb/okrs?revision=2')
    expect(sent[0]?.init.headers).toMatchObject({ 'x-turnout': '1', 'content-type': 'application/json' })
    expect(sent[0]?.init.body).toBeUndefined()
  })

  it('returns the reply parsed by the route’s schema', async () => {
    reply = async () => Response.json({ ok: true, more: 'than asked' })
    expect(await request(ROUTES.health, { params: {} })).toEqual({ ok: true, value: { ok: true } })
  })

  it('passes on the server’s code, message and fields', async () => {
    const error = { code: 'invalid-input', message: 'Mend it.', fields: { displayName: 'Enter your name.' } }
    reply = async () => Response.json({ error }, { status: 422 })
    const body = { key: { by: 'code', code: 'K7F4QM9X' }, displayName: '' } as const
    expect(await request(ROUTES.join, { params: {}, body })).toEqual({ ok: false, refusal: error })
    expect(sent[0]?.init.body).toBe(JSON.stringify(body))
  })

  it.each([
    ['a page instead of JSON', () => new Response('<!doctype html>', { status: 200 })],
    ['a reply that the schema refuses', () => Response.json({ ok: 'perhaps' })],
    ['an error without a body', () => new Response('', { status: 502 })],
  ])('refuses %s as unexpected', async (_, answer) => {
    reply = async () => answer()
    const result = await request(ROUTES.health, { params: {} })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'unexpected-reply' } })
  })

  it('says so when the server cannot be reached', async () => {
    reply = () => Promise.reject(new TypeError('fetch failed'))
    const result = await request(ROUTES.health, { params: {} })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'unreachable' } })
  })
})

describe('reading again', () => {
  const healthy = { params: {} }

  it('sends the tag of what is at hand, and takes 304 as nothing new', async () => {
    reply = async () => Response.json({ ok: true }, { headers: { etag: '"abc"' } })
    const first = await readTagged(ROUTES.health, healthy, null)
    expect(first).toEqual({ kind: 'read', value: { ok: true }, tag: '"abc"' })
    expect(sent[0]?.init.headers).not.toHaveProperty('if-none-match')

    reply = async () => new Response(null, { status: 304 })
    expect(await readTagged(ROUTES.health, healthy, '"abc"')).toEqual({ kind: 'unchanged' })
    expect(sent[1]?.init.headers).toMatchObject({ 'if-none-match': '"abc"' })
  })

  it('says what was refused as any request does', async () => {
    reply = () => Promise.reject(new TypeError('fetch failed'))
    expect(await readTagged(ROUTES.health, healthy, '"abc"')).toMatchObject({
      kind: 'refused',
      refusal: { code: 'unreachable' },
    })
  })
})

describe('checkFields', () => {
  it('names each field by its dotted path, with its first message', () => {
    const problems = checkFields(ROUTES.createWorkshop.body, {
      displayName: ' ',
      team: { as: 'new', name: 'x'.repeat(10_000) },
      title: 'Planning',
      kind: 'planning',
      cycle: { name: '2027-Q1', startsOn: '2027-03-31', endsOn: '2027-01-01' },
      timeZone: 'Mars/Olympus',
    })
    expect(problems).toEqual({
      displayName: 'Enter your name.',
      'team.name': 'Use at most 80 characters.',
      'cycle.endsOn': 'The cycle must end after it starts.',
      timeZone: 'Choose a time zone such as Europe/Berlin.',
    })
  })
})
