import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { IDEMPOTENCY_HEADER, REMEMBERED_FOR_MS } from '../../shared/api/route.ts'
import { TOKEN_ROUTES } from '../../shared/api/token-routes.ts'
import type { TokenScope } from '../../shared/identity/record-capabilities.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { publishSampleOkrs, rows, type SampleOkrs } from './support/sample-okrs.ts'

let harness: Harness
let sample: SampleOkrs
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

/** Each group has a team of its own. */
const withSample = () =>
  beforeAll(async () => {
    sample = await publishSampleOkrs(harness, { publishedOn: null, teamName: `Team ${++teams}` })
  })
let teams = 0

const { checkIn } = RECORD_ROUTES
const SAID = { value: 40, confidence: 7, note: 'The cache helps', nextStep: null }
const on = (keyResultId: string) => ({ params: { keyResultId } })
const withKey = (key: string) => ({ headers: { [IDEMPOTENCY_HEADER]: key } })
const madeOf = (keyResultId: string) =>
  rows(harness, 'SELECT * FROM check_in WHERE key_result_id = ? ORDER BY made_at_ms', keyResultId)

describe('[CH1] a check-in', () => {
  withSample()

  test('is answered with itself and the key result as it stands then', async () => {
    const { ana, keyResults } = sample
    const reply = await ana.browser.get(checkIn, { ...on(keyResults.deployTime), body: SAID })
    expect(reply.checkIn).toMatchObject({
      keyResultId: keyResults.deployTime,
      value: 40,
      confidence: 7,
      note: 'The cache helps',
      nextStep: null,
      by: { personId: ana.personId, name: 'Ana' },
      byToken: null,
    })
    expect(reply.keyResult).toMatchObject({
      id: keyResults.deployTime,
      lastCheckIn: reply.checkIn,
      trend: [{ on: reply.checkIn.on, value: 40, confidence: 7 }],
      progress: (48 - 40) / (48 - 24),
    })
    // The answer is made before the write: it says what the record says afterwards.
    const read = await ana.browser.get(RECORD_ROUTES.keyResult, on(keyResults.deployTime))
    expect(read.keyResult).toEqual(reply.keyResult)
  })

  test('by a member counts for anybody’s key result, by a guest only for their own', async () => {
    const { priya, ben, olu, keyResults } = sample
    const ask = { ...on(keyResults.deployTime), body: SAID }
    expect((await priya.browser.get(checkIn, ask)).checkIn.by?.name).toBe(priya.name)
    expect(await ben.browser.refusal(checkIn, ask)).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(await olu.browser.refusal(checkIn, ask)).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(await harness.browser().refusal(checkIn, ask)).toMatchObject({ status: 401 })
  })

  test.each([
    ['no number', { value: '40' }, ['value']],
    ['confidence over 10', { confidence: 12 }, ['confidence']],
    ['a next step without words', { nextStep: { text: ' ', ownerId: 'x' } }, ['nextStep.text']],
    ['[CH5] no next step where confidence fell by 2', { confidence: 5 }, ['nextStep']],
    [
      '[CH5] a next step for a stranger',
      { nextStep: { text: 'Ask', ownerId: 'stranger' } },
      ['nextStep.ownerId'],
    ],
  ])('is refused with %s, at its field', async (_, change, fields) => {
    const { ben, keyResults } = sample
    const first = { ...on(keyResults.failures), body: { ...SAID, value: 25 } }
    if ((await madeOf(keyResults.failures)).length === 0) await ben.browser.get(checkIn, first)
    const refusal = await ben.browser.refusal(checkIn, {
      ...on(keyResults.failures),
      body: { ...SAID, ...change },
    })
    expect(refusal).toMatchObject({ status: 422, code: 'invalid-input' })
    expect(Object.keys(refusal.fields ?? {})).toEqual(fields)
    expect(await madeOf(keyResults.failures)).toHaveLength(1)
  })

  test('[CH5] confidence is compared with the last one said, at first with that at commit', async () => {
    const { priya, ana, keyResults } = sample
    const ask = (confidence: number, nextStep: unknown = null) => ({
      ...on(keyResults.uptime),
      body: { value: 99.9, confidence, note: '', nextStep },
    })
    // At commit it was 7.
    expect(await priya.browser.refusal(checkIn, ask(5))).toMatchObject({
      fields: { nextStep: expect.any(String) },
    })
    await priya.browser.get(checkIn, ask(6))
    await priya.browser.get(checkIn, ask(5))
    const step = { text: 'Page the platform team', ownerId: ana.personId }
    const reply = await priya.browser.get(checkIn, ask(3, step))
    expect(reply.checkIn.nextStep).toEqual({
      text: step.text,
      owner: { personId: ana.personId, name: 'Ana' },
    })
  })

  test('[CH2] of a milestone is 0 or 1', async () => {
    const { priya, keyResults } = sample
    const ask = (value: number) => ({ ...on(keyResults.audit), body: { ...SAID, value } })
    expect(await priya.browser.refusal(checkIn, ask(0.5))).toMatchObject({
      fields: { value: expect.any(String) },
    })
    expect((await priya.browser.get(checkIn, ask(1))).keyResult.progress).toBe(1)
  })

  test('[KR9] nobody who was removed or only watched takes a next step', async () => {
    const { priya, ben, olu, room, keyResults } = sample
    const ask = (ownerId: string) => ({
      ...on(keyResults.nps),
      body: { ...SAID, nextStep: { text: 'Ask them', ownerId } },
    })
    expect(await priya.browser.refusal(checkIn, ask(olu.personId))).toMatchObject({ code: 'invalid-input' })
    expect((await priya.browser.get(checkIn, ask(ben.personId))).checkIn.nextStep?.owner?.name).toBe('Ben')
    const people = [{ personId: ben.personId, name: 'Ben', role: 'participant' as const, removed: true }]
    await room.send({ type: 'roster-changed', people, joiningLocked: false })
    expect(await priya.browser.refusal(checkIn, ask(ben.personId))).toMatchObject({ code: 'invalid-input' })
  })

  test('of a dropped key result is refused with words', async () => {
    const { ana, keyResults } = sample
    const body = { reason: 'Others do it' }
    await ana.browser.get(RECORD_ROUTES.dropKeyResult, { ...on(keyResults.nps), body })
    expect(await ana.browser.refusal(checkIn, { ...on(keyResults.nps), body: SAID })).toMatchObject({
      status: 409,
      code: 'conflict',
      message: expect.stringContaining('dropped'),
    })
  })
})

describe('by a program with a token', () => {
  withSample()

  async function makeProgram(scopes: TokenScope[], name: string) {
    const { teamId, priya } = sample
    const { secret } = await priya.browser.get(TOKEN_ROUTES.createToken, {
      params: { teamId },
      body: { name, scopes },
    })
    return { browser: harness.browser(), headers: { authorization: `Bearer ${secret}` } }
  }

  test('[CH1] a value is pushed with nothing said, [CH5] and no next step asked for', async () => {
    const { keyResults } = sample
    const { browser, headers } = await makeProgram(['check-in'], 'Metrics')
    const body = { value: 44, confidence: 2 }
    const { checkIn: made } = await browser.get(checkIn, { ...on(keyResults.deployTime), body, headers })
    expect(made).toMatchObject({ value: 44, note: '', nextStep: null, by: null, byToken: 'Metrics' })
    const [row] = await madeOf(keyResults.deployTime)
    expect(row).toMatchObject({ member_id: null, token_id: expect.any(String) })
  })

  test('its requests are its own, and done once', async () => {
    const { priya, keyResults } = sample
    const { browser, headers } = await makeProgram(['check-in'], 'Again')
    const ask = { ...on(keyResults.uptime), body: { value: 99.9, confidence: 8 } }
    const twice = { ...ask, headers: { ...headers, ...withKey('nightly-push').headers } }
    const first = await browser.get(checkIn, twice)
    expect(await browser.get(checkIn, twice)).toEqual(first)
    await priya.browser.get(checkIn, { ...ask, ...withKey('nightly-push') })
    expect(await madeOf(keyResults.uptime)).toHaveLength(2)
  })

  test('[KR9] it owns nothing: what it gives to somebody waits for their word, and it accepts nothing', async () => {
    const { ben, keyResults } = sample
    const { browser, headers } = await makeProgram(['check-in', 'write'], 'Planner')
    const body = { changes: { ownerId: ben.personId }, reason: 'On leave' }
    const ask = { ...on(keyResults.deployTime), body, headers }
    const { entry, keyResult } = await browser.get(RECORD_ROUTES.correctKeyResult, ask)
    expect(entry).toMatchObject({ by: null, byToken: 'Planner' })
    expect(keyResult).toMatchObject({ owner: { name: 'Ben' }, accepted: false })
    expect(
      await browser.refusal(RECORD_ROUTES.acceptKeyResult, { ...on(keyResults.deployTime), headers }),
    ).toMatchObject({ status: 403, code: 'not-allowed' })
  })
})

describe('the same request', () => {
  withSample()

  test('sent again is answered the same and done once', async () => {
    const { ana, keyResults } = sample
    const ask = { ...on(keyResults.deployTime), body: SAID, ...withKey('in-sequence') }
    const first = await ana.browser.get(checkIn, ask)
    await ana.browser.get(checkIn, { ...on(keyResults.deployTime), body: { ...SAID, value: 39 } })
    // To the letter, also when more has happened since.
    expect(await ana.browser.get(checkIn, ask)).toEqual(first)
    expect(await madeOf(keyResults.deployTime)).toHaveLength(2)
  })

  test('sent many times at once is done once', async () => {
    const { priya, keyResults } = sample
    const ask = { ...on(keyResults.uptime), body: { ...SAID, value: 99.8 }, ...withKey('all-at-once') }
    const replies = await Promise.all(Array.from({ length: 8 }, () => priya.browser.get(checkIn, ask)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(await madeOf(keyResults.uptime)).toHaveLength(1)
  })

  test('without a key is another request', async () => {
    const { ben, keyResults } = sample
    const ask = { ...on(keyResults.failures), body: { ...SAID, value: 28 } }
    await ben.browser.get(checkIn, ask)
    await ben.browser.get(checkIn, ask)
    expect(await madeOf(keyResults.failures)).toHaveLength(2)
  })

  test('is another one with another body, key result or route: its key is refused, and nothing done', async () => {
    const { priya, keyResults } = sample
    const key = withKey('used-otherwise')
    await priya.browser.get(checkIn, { ...on(keyResults.audit), body: { ...SAID, value: 0 }, ...key })
    const refused = { status: 409, code: 'key-used-otherwise', message: expect.stringContaining('key') }
    const other = { ...on(keyResults.audit), body: { ...SAID, value: 1 }, ...key }
    expect(await priya.browser.refusal(checkIn, other)).toMatchObject(refused)
    const elsewhere = { ...on(keyResults.nps), body: { ...SAID, value: 0 }, ...key }
    expect(await priya.browser.refusal(checkIn, elsewhere)).toMatchObject(refused)
    const drop = { ...on(keyResults.audit), body: { reason: 'No' }, ...key }
    expect(await priya.browser.refusal(RECORD_ROUTES.dropKeyResult, drop)).toMatchObject(refused)
    expect(await madeOf(keyResults.audit)).toHaveLength(1)
    expect(await madeOf(keyResults.nps)).toHaveLength(0)
  })

  test('is its sender’s own: the same key of somebody else is another request', async () => {
    const { priya, ana, keyResults } = sample
    const ask = { ...on(keyResults.nps), body: { ...SAID, value: 20 }, ...withKey('everybody-uses-this') }
    const first = await ana.browser.get(checkIn, ask)
    const second = await priya.browser.get(checkIn, ask)
    expect(second.checkIn.checkInId).not.toBe(first.checkIn.checkInId)
    expect(await madeOf(keyResults.nps)).toHaveLength(2)
  })

  test('may be mended and sent again with its key after a refusal', async () => {
    const { ana, keyResults } = sample
    const key = withKey('refused-first')
    const before = (await madeOf(keyResults.nps)).length
    const ask = (confidence: number) => ({ ...on(keyResults.nps), body: { ...SAID, confidence }, ...key })
    expect(await ana.browser.refusal(checkIn, ask(2))).toMatchObject({ code: 'invalid-input' })
    await ana.browser.get(checkIn, ask(7))
    expect(await madeOf(keyResults.nps)).toHaveLength(before + 1)
  })

  test.each(['short', 'with a space', 'x'.repeat(129)])('cannot be named “%s”', async (key) => {
    const { ana, keyResults } = sample
    const ask = { ...on(keyResults.nps), body: SAID, ...withKey(key) }
    expect(await ana.browser.refusal(checkIn, ask)).toMatchObject({
      status: 422,
      code: 'invalid-input',
      fields: { [IDEMPOTENCY_HEADER]: expect.any(String) },
    })
  })

  test('is forgotten by the schedule after a week, not before', async () => {
    const { ana, keyResults } = sample
    const before = (await madeOf(keyResults.nps)).length
    const ask = { ...on(keyResults.nps), body: SAID, ...withKey('remembered') }
    const first = await ana.browser.get(checkIn, ask)
    await harness.advance(REMEMBERED_FOR_MS - 60_000)
    await harness.runSchedule()
    expect(await ana.browser.get(checkIn, ask)).toEqual(first)
    await harness.advance(120_000)
    await harness.runSchedule()
    await ana.browser.get(checkIn, ask)
    expect(await madeOf(keyResults.nps)).toHaveLength(before + 2)
    expect(await rows(harness, 'SELECT key FROM done_request WHERE key = ?', 'in-sequence')).toEqual([])
  })
})

describe('at the same moment', () => {
  withSample()

  test('two people check in on one key result, and both count', async () => {
    const { priya, ana, keyResults } = sample
    const ask = (value: number, key: string) => ({
      ...on(keyResults.deployTime),
      body: { ...SAID, value },
      ...withKey(key),
    })
    const replies = await Promise.all([
      priya.browser.get(checkIn, ask(41, 'priya-says')),
      ana.browser.get(checkIn, ask(40, 'ana-says-so')),
    ])
    expect(replies.map(({ checkIn: { value, by } }) => [by?.name, value])).toEqual([
      [priya.name, 41],
      ['Ana', 40],
    ])
    const { checkIns } = await ana.browser.get(RECORD_ROUTES.checkIns, on(keyResults.deployTime))
    expect(checkIns.map(({ value }) => value).sort()).toEqual([40, 41])
  })

  test('a drop comes before a check-in that was already decided: nothing comes after the drop', async () => {
    const { priya, ben, keyResults } = sample
    const { held, release } = await harness.holdNextWrite()
    const checked = ben.browser.refusal(checkIn, { ...on(keyResults.failures), body: SAID })
    await held()
    const drop = { ...on(keyResults.failures), body: { reason: 'Others do it' } }
    await priya.browser.get(RECORD_ROUTES.dropKeyResult, drop)
    await release()
    expect(await checked).toMatchObject({ status: 409, code: 'conflict' })
    expect(await madeOf(keyResults.failures)).toEqual([])
  })

  test('the same request overtakes itself: the slower one is answered as the faster', async () => {
    const { priya, keyResults } = sample
    const ask = { ...on(keyResults.uptime), body: { ...SAID, value: 99.7 }, ...withKey('overtaken') }
    const { held, release } = await harness.holdNextWrite()
    const slow = priya.browser.get(checkIn, ask)
    await held()
    const fast = await priya.browser.get(checkIn, ask)
    await release()
    expect(await slow).toEqual(fast)
    expect(await madeOf(keyResults.uptime)).toHaveLength(1)
  })
})

describe('when the Worker dies between its write and its answer', () => {
  withSample()

  test('the request is repeated with its key: nothing is doubled, nothing lost', async () => {
    const { ana, priya, keyResults } = sample
    const attempts = [
      { browser: ana.browser, route: checkIn, body: SAID, key: 'died-checking-in' },
      {
        browser: priya.browser,
        route: RECORD_ROUTES.correctKeyResult,
        body: { changes: { target: 30 }, reason: 'The market moved' },
        key: 'died-correcting',
      },
      {
        browser: priya.browser,
        route: RECORD_ROUTES.addInitiative,
        body: { text: 'Cache the layers', ownerId: null },
        key: 'died-adding',
      },
    ]
    for (const { browser, route, body, key } of attempts) {
      const ask = { ...on(keyResults.deployTime), body, ...withKey(key) }
      const { stalled } = await harness.stallAfterWrite()
      const answered = browser.ask(route, ask).then(
        ({ status }) => status,
        () => 'lost',
      )
      await stalled()
      await harness.restart()
      expect(await answered).not.toBe(200)
      const [remembered] = await rows(harness, 'SELECT reply_json FROM done_request WHERE key = ?', key)
      expect(JSON.parse(await (await browser.ask(route, ask)).text())).toEqual(
        JSON.parse(String(remembered?.['reply_json'])),
      )
    }
    expect(await madeOf(keyResults.deployTime)).toHaveLength(1)
    const count = (table: string) =>
      rows(harness, `SELECT count(*) AS n FROM ${table} WHERE key_result_id = ?`, keyResults.deployTime)
    expect(await count('course_change')).toEqual([{ n: 1 }])
    expect(await count('initiative')).toEqual([{ n: 2 }])
  })
})
