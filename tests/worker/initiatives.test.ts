import { describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { rows } from './support/sample-okrs.ts'
import { useSampleOkrs } from './support/use-sample-okrs.ts'

const live = useSampleOkrs()

const { addInitiative, changeInitiative, changeTeamSettings, acceptKeyResult } = RECORD_ROUTES
const on = (keyResultId: string) => ({ params: { keyResultId } })
const of = (initiativeId: string, body: unknown) => ({ params: { initiativeId }, body })

describe('an initiative', () => {
  test('is added after the others, with or without an owner, and moves no progress', async () => {
    const { ana, ben, keyResults, initiatives } = live.sample
    const before = await ana.browser.get(acceptKeyResult, on(keyResults.deployTime))
    const added = await ana.browser.get(addInitiative, {
      ...on(keyResults.deployTime),
      body: { text: ' Split the test run ', ownerId: ben.personId },
    })
    expect(added).toEqual({
      id: expect.any(String),
      text: 'Split the test run',
      owner: { personId: ben.personId, name: 'Ben' },
      state: 'open',
    })
    const unowned = await ana.browser.get(addInitiative, {
      ...on(keyResults.deployTime),
      body: { text: 'Measure it', ownerId: null },
    })
    expect(unowned.owner).toBeNull()
    const after = await ana.browser.get(acceptKeyResult, on(keyResults.deployTime))
    expect(after.keyResult.initiatives.map(({ id }) => id)).toEqual([
      initiatives.runbook,
      added.id,
      unowned.id,
    ])
    const done = await ana.browser.get(changeInitiative, of(added.id, { state: 'done' }))
    expect(done).toEqual({ ...added, state: 'done' })
    const { keyResult } = await ana.browser.get(acceptKeyResult, on(keyResults.deployTime))
    expect({ ...keyResult, initiatives: [] }).toEqual({ ...before.keyResult, initiatives: [] })
  })

  test('changes what is named, and the rest stays', async () => {
    const { ana, priya, initiatives } = live.sample
    const words = await ana.browser.get(
      changeInitiative,
      of(initiatives.runbook, { text: 'Cache all of it' }),
    )
    expect(words).toMatchObject({ text: 'Cache all of it', owner: { name: 'Ana' }, state: 'open' })
    const given = await priya.browser.get(changeInitiative, of(initiatives.runbook, { ownerId: null }))
    expect(given).toMatchObject({ text: 'Cache all of it', owner: null })
    expect(await ana.browser.get(changeInitiative, of(initiatives.runbook, {}))).toEqual(given)
  })

  test.each([
    ['no words', { text: ' ' }, ['text']],
    ['a state that is none', { state: 'finished' }, ['state']],
    ['a stranger as owner', { ownerId: 'stranger' }, ['ownerId']],
  ])('is refused with %s, at its field', async (_, change, fields) => {
    const { ana, keyResults, initiatives } = live.sample
    const changed = await ana.browser.refusal(changeInitiative, of(initiatives.runbook, change))
    expect(changed).toMatchObject({ status: 422, code: 'invalid-input' })
    expect(Object.keys(changed.fields ?? {})).toEqual(fields)
    if ('state' in change) return
    const body = { text: 'Do it', ownerId: null, ...change }
    const added = await ana.browser.refusal(addInitiative, { ...on(keyResults.deployTime), body })
    expect(Object.keys(added.fields ?? {})).toEqual(fields)
  })

  test('is for the key result’s owner and for members; elsewhere there is none', async () => {
    const { ben, olu, ana, initiatives, keyResults } = live.sample
    const body = { text: 'Do it', ownerId: null }
    for (const { browser } of [ben, olu]) {
      expect(
        await browser.refusal(changeInitiative, of(initiatives.runbook, { state: 'done' })),
      ).toMatchObject({
        code: 'not-allowed',
      })
      expect(await browser.refusal(addInitiative, { ...on(keyResults.deployTime), body })).toMatchObject({
        code: 'not-allowed',
      })
    }
    expect(await ana.browser.refusal(changeInitiative, of('none', { state: 'done' }))).toMatchObject({
      code: 'not-found',
    })
    const others = await live.publishAnother()
    expect(
      await others.priya.browser.refusal(changeInitiative, of(initiatives.runbook, { state: 'done' })),
    ).toMatchObject({ code: 'not-found' })
  })

  test('is not added to what was dropped', async () => {
    const { ana, keyResults } = live.sample
    await ana.browser.get(RECORD_ROUTES.dropKeyResult, {
      ...on(keyResults.deployTime),
      body: { reason: 'Others do it' },
    })
    const body = { text: 'Do it', ownerId: null }
    expect(await ana.browser.refusal(addInitiative, { ...on(keyResults.deployTime), body })).toMatchObject({
      status: 409,
      code: 'conflict',
    })
  })

  test('added by several at once, none takes the other’s place', async () => {
    const { ana, priya, keyResults } = live.sample
    const add = (text: string, at: number) =>
      (at % 2 === 0 ? ana : priya).browser.get(addInitiative, {
        ...on(keyResults.deployTime),
        body: { text, ownerId: null },
      })
    await Promise.all(['One', 'Two', 'Three', 'Four'].map(add))
    const places = await rows(
      live.harness,
      'SELECT position FROM initiative WHERE key_result_id = ?',
      keyResults.deployTime,
    )
    expect(new Set(places.map(({ position }) => position)).size).toBe(5)
  })
})

describe('a team’s settings', () => {
  test('[CH1] are changed one by one by members', async () => {
    const { priya, teamId } = live.sample
    const params = { teamId }
    const rhythm = { everyWeeks: 2, weekday: 5, staleAfterDays: 0 } as const
    const first = await priya.browser.get(changeTeamSettings, { params, body: { rhythm } })
    expect(first).toEqual({ name: live.sample.teamName, timeZone: live.sample.timeZone, rhythm })
    const second = await priya.browser.get(changeTeamSettings, {
      params,
      body: { name: ' Deployers ', timeZone: 'Asia/Tokyo' },
    })
    expect(second).toEqual({ name: 'Deployers', timeZone: 'Asia/Tokyo', rhythm })
    expect(await priya.browser.get(changeTeamSettings, { params, body: {} })).toEqual(second)
  })

  test.each([
    ['no name', { name: ' ' }, ['name']],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, ['timeZone']],
    [
      'every three weeks',
      { rhythm: { everyWeeks: 3, weekday: 1, staleAfterDays: 3 } },
      ['rhythm.everyWeeks'],
    ],
    ['an eighth weekday', { rhythm: { everyWeeks: 1, weekday: 8, staleAfterDays: 3 } }, ['rhythm.weekday']],
    ['half a rhythm', { rhythm: { everyWeeks: 1, weekday: 1 } }, ['rhythm.staleAfterDays']],
  ])('are refused with %s, at its field', async (_, body, fields) => {
    const { priya, teamId } = live.sample
    const refusal = await priya.browser.refusal(changeTeamSettings, { params: { teamId }, body })
    expect(refusal).toMatchObject({ status: 422, code: 'invalid-input' })
    expect(Object.keys(refusal.fields ?? {})).toEqual(fields)
  })

  test('are not for guests', async () => {
    const { ana, teamId } = live.sample
    const ask = { params: { teamId }, body: { name: 'Mine' } }
    expect(await ana.browser.refusal(changeTeamSettings, ask)).toMatchObject({ code: 'not-allowed' })
  })
})
