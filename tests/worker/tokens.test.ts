import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { MAX_TOKENS, TOKEN_PREFIX, TOKEN_ROUTES } from '../../shared/api/token-routes.ts'
import type { TokenScope } from '../../shared/identity/record-capabilities.ts'
import { type Browser, readRefusal } from './support/browser.ts'
import { type Harness, startHarness, startWorkshop } from './support/harness.ts'
import { HOUR_MS } from './support/listening-team.ts'
import { startPublishing } from './support/publishing.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

async function makeToken(by: Browser, teamId: string, scopes: TokenScope[] = ['read'], name = 'Metrics') {
  const { token, secret } = await by.get(TOKEN_ROUTES.createToken, {
    params: { teamId },
    body: { name, scopes },
  })
  return { token, secret, headers: { authorization: `Bearer ${secret}` } }
}

async function startWithToken(scopes?: TokenScope[]) {
  const started = await startWorkshop(harness)
  const made = await makeToken(started.facilitator, started.teamId, scopes)
  const params = { teamId: started.teamId }
  const listed = async () => (await started.facilitator.get(TOKEN_ROUTES.tokens, { params })).tokens
  return { ...started, ...made, params, listed, program: harness.browser() }
}

describe('a token', () => {
  test('is told once, and kept as a keyed hash', async () => {
    const { token, secret, listed, me } = await startWithToken(['check-in', 'read', 'read'])
    expect(secret).toMatch(new RegExp(`^${TOKEN_PREFIX}[\\w-]{43}$`))
    expect(token).toMatchObject({ name: 'Metrics', scopes: ['read', 'check-in'], lastUsedAtMs: null })
    expect(await listed()).toEqual([{ ...token, createdBy: { personId: me.personId, name: me.name } }])
    expect(JSON.stringify(await listed())).not.toContain(secret)
    const { results } = await harness.db.prepare('SELECT * FROM api_token').all()
    expect(JSON.stringify(results)).not.toContain(secret.slice(TOKEN_PREFIX.length))
  })

  test('opens its own team without a cookie, and no other', async () => {
    const { params, headers, program } = await startWithToken()
    const { teamId: otherTeam } = await startWorkshop(harness)
    const team = await program.get(ROUTES.team, { params, headers })
    expect(team).toMatchObject({ teamId: params.teamId, me: null })
    expect(program.cookie).toBeNull()
    expect(await program.refusal(ROUTES.team, { params: { teamId: otherTeam }, headers })).toMatchObject({
      status: 404,
      code: 'not-found',
    })
  })

  test('speaks for itself and not for the browser that sends it', async () => {
    const { params, headers, facilitator } = await startWithToken(['check-in'])
    expect(await facilitator.refusal(ROUTES.team, { params, headers })).toMatchObject({
      status: 403,
      code: 'not-allowed',
    })
  })

  test('reads what a workshop published', async () => {
    const { facilitator, teamId, params } = await startPublishing(harness)
    const { headers } = await makeToken(facilitator, teamId)
    const program = harness.browser()
    expect(await program.refusal(ROUTES.workshopOkrs, { params, headers })).toMatchObject({
      code: 'not-found',
      message: 'This workshop has not published its OKRs yet.',
    })
    const { headers: others } = await startWithToken()
    expect(await program.refusal(ROUTES.workshopOkrs, { params, headers: others })).toMatchObject({
      message: 'There is nothing here for you. Check the link.',
    })
  })

  test('that is revoked opens nothing, nor is it listed', async () => {
    const { params, headers, program, token, facilitator, listed } = await startWithToken()
    const path = { ...params, tokenId: token.tokenId }
    await facilitator.get(TOKEN_ROUTES.revokeToken, { params: path })
    expect(await program.refusal(ROUTES.team, { params, headers })).toMatchObject({
      status: 401,
      code: 'token-not-valid',
    })
    expect(await listed()).toEqual([])
    expect(await facilitator.refusal(TOKEN_ROUTES.revokeToken, { params: path })).toMatchObject({
      code: 'not-found',
    })
  })

  test.each(['Bearer', 'Bearer nobody-made-this', 'bearer with spaces and “quotes”'])(
    'that nobody made is told so: %s',
    async (authorization) => {
      const { params, facilitator } = await startWithToken()
      const sent = await facilitator.raw('GET', `/api/teams/${params.teamId}`, {
        headers: { authorization: encodeURI(authorization).replaceAll('%20', ' ') },
      })
      if (authorization === 'Bearer') expect(sent.status).toBe(200)
      else expect(await readRefusal(sent)).toMatchObject({ status: 401, code: 'token-not-valid' })
    },
  )

  test('needs a name and at least one scope', async () => {
    const { params, facilitator } = await startWithToken()
    const refused = (body: unknown) => facilitator.refusal(TOKEN_ROUTES.createToken, { params, body })
    expect((await refused({ name: '  ', scopes: [] })).fields).toEqual({
      name: 'Name the program that uses it.',
      scopes: 'Choose at least one thing that it may do.',
    })
    expect((await refused({ name: 'All', scopes: ['admin'] })).fields).toHaveProperty(['scopes.0'])
  })
})

test('a token that nobody made costs no query, one that was revoked costs one once', async () => {
  const { params, headers, program, token, facilitator } = await startWithToken()
  const queriesOf = async (sent: { authorization: string }) => {
    const trips = await harness.roundTripsOf(async () => {
      const refused = await program.refusal(RECORD_ROUTES.cycleOkrs, { params, headers: sent })
      expect(refused.code).toBe('token-not-valid')
    })
    return trips.length
  }
  const { authorization } = headers
  const swapped = authorization.endsWith('A') ? 'B' : 'A'
  for (const forged of ['Bearer nobody', authorization.slice(0, -1), authorization.slice(0, -1) + swapped]) {
    expect(await queriesOf({ authorization: forged })).toBe(0)
  }
  await facilitator.get(TOKEN_ROUTES.revokeToken, { params: { ...params, tokenId: token.tokenId } })
  expect(await queriesOf(headers)).toBe(1)
  expect(await queriesOf(headers)).toBe(0)
})

test('who is not known is told how to say who they are', async () => {
  const { params, headers, workshopId } = await startWithToken()
  const challengeTo = async (path: string, sent: Record<string, string>, method = 'GET') => {
    const body = method === 'GET' ? {} : { body: '{}' }
    const reply = await harness.browser().raw(method, path, { headers: sent, ...body })
    return [reply.status, reply.headers.get('www-authenticate')]
  }
  const path = `/api/teams/${params.teamId}/okrs`
  expect(await challengeTo(path, {})).toEqual([401, 'Bearer realm="Turnout"'])
  expect(await challengeTo(path, { authorization: 'Bearer nobody' })).toEqual([
    401,
    'Bearer realm="Turnout", error="invalid_token"',
  ])
  expect(await challengeTo(`/api/workshops/${workshopId}`, {})).toEqual([
    401,
    'Turnout-Session realm="Turnout"',
  ])
  const json = { 'content-type': 'application/json' }
  expect(await challengeTo(`/api/rooms/${workshopId}/events`, json, 'POST')).toEqual([
    401,
    'Turnout-Signature realm="Turnout"',
  ])
  // Who is known and may not is asked for nothing.
  expect(await challengeTo(`/api/teams/${params.teamId}/tokens`, headers)).toEqual([403, null])
})

test('the last use is noted at most once an hour', async () => {
  const { params, headers, program, listed } = await startWithToken()
  const lastUse = async () => (await listed())[0]?.lastUsedAtMs ?? null
  await program.get(ROUTES.team, { params, headers })
  // It is written after the answer.
  await expect.poll(lastUse).not.toBeNull()
  const first = await lastUse()
  await harness.advance(HOUR_MS / 2)
  for (let at = 0; at < 3; at++) await program.get(ROUTES.team, { params, headers })
  await harness.advance(HOUR_MS)
  await program.get(ROUTES.team, { params, headers })
  await expect.poll(lastUse).not.toBe(first)
  expect((await lastUse()) ?? 0).toBeGreaterThanOrEqual((first ?? 0) + 1.5 * HOUR_MS)
})

test('a refused token is not a used one', async () => {
  const { params, headers, program, listed } = await startWithToken(['check-in'])
  for (let at = 0; at < 3; at++) await program.refusal(ROUTES.team, { params, headers })
  expect((await listed())[0]?.lastUsedAtMs).toBeNull()
})

test('a team has at most so many, however fast they are made', async () => {
  const { params, facilitator, token, listed } = await startWithToken()
  const make = () =>
    facilitator.ask(TOKEN_ROUTES.createToken, { params, body: { name: 'One more', scopes: ['read'] } })
  const statuses = (await Promise.all(Array.from({ length: MAX_TOKENS + 5 }, make))).map(
    ({ status }) => status,
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(MAX_TOKENS - 1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(6)
  expect(await listed()).toHaveLength(MAX_TOKENS)
  await facilitator.get(TOKEN_ROUTES.revokeToken, { params: { ...params, tokenId: token.tokenId } })
  expect((await make()).status).toBe(200)
})

test('a practice team has none, and a token of it would open nothing', async () => {
  const { params, headers, facilitator, program } = await startWithToken()
  await harness.db
    .prepare('UPDATE team SET practice_until_ms = ? WHERE id = ?')
    .bind(harness.nowMs() + HOUR_MS, params.teamId)
    .run()
  expect(
    await facilitator.refusal(TOKEN_ROUTES.createToken, {
      params,
      body: { name: 'Metrics', scopes: ['read'] },
    }),
  ).toMatchObject({ code: 'conflict' })
  expect(await program.refusal(ROUTES.team, { params, headers })).toMatchObject({ code: 'not-found' })
})

test('trying wrong tokens is limited, and stops neither right ones nor people who join', async () => {
  const limited = await startHarness({ limits: { join: 3 } })
  try {
    const { facilitator, teamId } = await startWorkshop(limited)
    const { headers } = await makeToken(facilitator, teamId)
    const program = limited.browser()
    const wrong = { params: { teamId }, headers: { authorization: 'Bearer nobody-made-this' } }
    const codes: string[] = []
    for (let tries = 0; tries < 12; tries++) codes.push((await program.refusal(ROUTES.team, wrong)).code)
    expect(codes[0]).toBe('token-not-valid')
    expect(codes).toContain('too-many-requests')
    expect((await program.ask(ROUTES.team, { params: { teamId }, headers })).status).toBe(200)
    const asked = { body: { key: { by: 'link', secret: 'no-such-link-anywhere-here' } } }
    expect(await program.refusal(ROUTES.inspectLink, asked)).toMatchObject({ code: 'link-not-valid' })
  } finally {
    await limited.dispose()
  }
})
