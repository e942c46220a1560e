import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { CREATE, type Harness, startHarness, startWorkshop } from './support/harness.ts'
import { insertCheckIns, publishSampleOkrs, type SampleOkrs, setDay } from './support/sample-okrs.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

function cyclePage(
  { teamId, priya }: SampleOkrs,
  browser = priya.browser,
  query: Record<string, string> = {},
) {
  return browser.get(RECORD_ROUTES.cycleOkrs, { params: { teamId }, query })
}

function keyResultPage({ priya }: SampleOkrs, keyResultId: string, browser = priya.browser) {
  return browser.get(RECORD_ROUTES.keyResult, { params: { keyResultId } })
}

describe('a cycle’s OKRs', () => {
  it('are shown in their order, each pending before its first check-in', async () => {
    const sample = await publishSampleOkrs(harness)
    const page = await cyclePage(sample)
    expect(page).toMatchObject({
      team: { teamId: sample.teamId, name: 'Platform', timeZone: 'Europe/Berlin' },
      me: { person: { name: 'Priya Raman' }, may: { 'manage-team': 'any' } },
      today: '2027-01-04',
      cycle: { cycleId: sample.cycleId, name: '2027-Q1' },
      sessions: [],
      sharedWithUs: [],
    })
    expect(page.people.map(({ name }) => name)).toEqual(['Priya Raman', 'Ana', 'Ben', 'Olu'])
    expect(page.objectives.map(({ id, state, progress }) => [id, state, progress])).toEqual([
      [sample.objectives.pipeline, 'pending', null],
      [sample.objectives.trust, 'pending', null],
    ])
    const { deployTime, failures, uptime, nps, audit } = sample.keyResults
    const shown = page.objectives.flatMap(({ keyResults }) => keyResults)
    expect(shown.map(({ id }) => id)).toEqual([deployTime, failures, uptime, nps, audit])
    expect(shown[0]).toMatchObject({
      text: 'Deployments take 24 minutes instead of 48',
      owner: { personId: sample.ana.personId, name: 'Ana' },
      original: null,
      dropped: null,
      due: { status: 'not-yet', dueOn: '2027-01-11', daysLate: 0 },
      lastCheckIn: null,
      trend: [],
      initiatives: [{ id: sample.initiatives.runbook, state: 'open', owner: { name: 'Ana' } }],
    })
  })

  it('[CH1] [CH2] [CH4] carry what is derived from their check-ins', async () => {
    const sample = await publishSampleOkrs(harness)
    const { deployTime, audit } = sample.keyResults
    const by = sample.ana.personId
    await insertCheckIns(harness, [
      { keyResultId: deployTime, on: '2027-01-11', value: 46, by },
      { keyResultId: deployTime, on: '2027-01-18', value: 44, by },
      {
        keyResultId: deployTime,
        on: '2027-01-25',
        value: 42,
        confidence: 5,
        note: 'The cache helps',
        nextStep: { text: 'Split the tests', ownerId: sample.ben.personId },
        by,
      },
      { keyResultId: audit, on: '2027-01-25', value: 1, by: sample.priya.personId },
    ])
    await setDay(harness, '2027-01-26')
    const page = await cyclePage(sample)
    const [pipeline, trust] = page.objectives
    expect(pipeline?.keyResults[0]).toMatchObject({
      state: 'on-track',
      progress: 0.25,
      forecast: { misses: true },
      due: { status: 'done', dueOn: '2027-02-01' },
      trend: [
        { on: '2027-01-11', value: 46, confidence: 7 },
        { on: '2027-01-18', value: 44, confidence: 7 },
        { on: '2027-01-25', value: 42, confidence: 5 },
      ],
      lastCheckIn: {
        on: '2027-01-25',
        note: 'The cache helps',
        nextStep: { text: 'Split the tests', owner: { name: 'Ben' } },
        by: { name: 'Ana' },
        byToken: null,
      },
    })
    expect(trust).toMatchObject({ progress: 1, state: 'stale' })
  })
})

describe('the weeks of a cycle', () => {
  it('[CH1] [CH3] say of each week what the page said at its end', async () => {
    const sample = await publishSampleOkrs(harness)
    const { ana, priya, ben, keyResults } = sample
    const { deployTime, failures, uptime } = keyResults
    const checkIn = async (keyResultId: string, value: number, confidence: number) => {
      const body = { value, confidence, note: '', nextStep: { text: 'Ask', ownerId: ana.personId } }
      await priya.browser.get(RECORD_ROUTES.checkIn, { params: { keyResultId }, body })
    }
    const reason = { reason: 'We learned more' }
    const said: Record<string, (string | null)[]> = { [deployTime]: [], [failures]: [], [uptime]: [] }
    const endWeek = async (day: string) => {
      await setDay(harness, day)
      const { objectives } = await cyclePage(sample)
      for (const one of objectives.flatMap((objective) => objective.keyResults)) {
        said[one.id]?.push(one.dropped === null ? one.state : null)
      }
    }
    await endWeek('2027-01-07')
    await setDay(harness, '2027-01-11')
    await checkIn(deployTime, 46, 7)
    await checkIn(failures, 30, 5)
    await endWeek('2027-01-14')
    await setDay(harness, '2027-01-18')
    await checkIn(deployTime, 45.5, 7)
    const dropped = { params: { keyResultId: failures }, body: reason }
    await priya.browser.get(RECORD_ROUTES.dropKeyResult, dropped)
    await endWeek('2027-01-21')
    await setDay(harness, '2027-01-25')
    await checkIn(deployTime, 44, 3)
    await priya.browser.get(RECORD_ROUTES.takeUpKeyResult, dropped)
    await endWeek('2027-01-28')
    await setDay(harness, '2027-02-01')
    await checkIn(deployTime, 43, 6)
    const eased = { params: { keyResultId: deployTime }, body: { changes: { target: 40 }, ...reason } }
    await priya.browser.get(RECORD_ROUTES.correctKeyResult, eased)
    await endWeek('2027-02-04')

    await setDay(harness, '2027-02-05')
    const { weeks } = await cyclePage(sample)
    const states = (id: string) => weeks[id]?.map(({ state }) => state)
    for (const [id, stood] of Object.entries(said)) {
      expect(states(id)?.slice(0, 5), id).toEqual(stood)
    }
    expect(said[deployTime]).toEqual(['pending', 'on-track', 'at-risk', 'at-risk', 'on-track'])
    expect(said[failures]?.slice(0, 4)).toEqual(['pending', 'at-risk', null, 'off-track'])
    expect(weeks[deployTime]?.map(({ confidence }) => confidence)).toEqual([null, 7, 7, 3, 6, null])
    expect(weeks[uptime]?.map(({ missed }) => missed)).toEqual([false, true, true, true, true, true])
    // A guest is told the same of the cycle that they joined.
    expect((await cyclePage(sample, ben.browser)).weeks).toEqual(weeks)
  })
})

describe('a key result', () => {
  it('is shown with its history, newest first', async () => {
    const sample = await publishSampleOkrs(harness)
    const { deployTime } = sample.keyResults
    await insertCheckIns(harness, [
      { keyResultId: deployTime, on: '2027-01-11', value: 46, by: sample.ana.personId },
    ])
    const page = await keyResultPage(sample, deployTime)
    expect(page.history).toMatchObject([
      { kind: 'checked-in', by: { name: 'Ana' }, checkIn: { value: 46 } },
      { kind: 'published', revision: 1, by: { name: 'Priya Raman' } },
    ])
    const objective = await sample.priya.browser.get(RECORD_ROUTES.objective, {
      params: { objectiveId: sample.objectives.pipeline },
    })
    expect(objective.history).toMatchObject([
      { kind: 'published', text: 'Establish a world-class CI/CD pipeline' },
    ])
    expect(objective.objective.keyResults).toHaveLength(3)
    const owed = await sample.ana.browser.get(RECORD_ROUTES.owed, { params: { teamId: sample.teamId } })
    expect(owed.keyResults.map(({ keyResult }) => keyResult.id)).toEqual([sample.keyResults.nps, deployTime])
    const checkIns = await sample.ana.browser.get(RECORD_ROUTES.checkIns, {
      params: { keyResultId: deployTime },
    })
    expect(checkIns).toMatchObject({ checkIns: [{ value: 46 }], next: null })
  })
})

describe('a guest', () => {
  it('sees the cycles whose workshops they joined, and no longer when they were removed', async () => {
    const sample = await publishSampleOkrs(harness)
    const second = await sample.priya.browser.get(ROUTES.createWorkshop, {
      body: {
        ...CREATE,
        team: { as: 'existing', teamId: sample.teamId },
        cycle: { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' },
      },
    })
    expect((await cyclePage(sample)).cycles.map(({ name }) => name)).toEqual(['2027-Q2', '2027-Q1'])
    const page = await cyclePage(sample, sample.ana.browser)
    expect(page.cycles.map(({ name }) => name)).toEqual(['2027-Q1'])
    expect(second.teamId).toBe(sample.teamId)
    const { ana } = sample
    const person = { personId: ana.personId, name: 'Ana', role: 'participant', removed: true } as const
    await sample.room.send({ type: 'roster-changed', people: [person], joiningLocked: false })
    const params = { teamId: sample.teamId }
    expect(await ana.browser.refusal(RECORD_ROUTES.cycleOkrs, { params })).toMatchObject({ status: 404 })
    // Who was removed still owns it, by name.
    expect((await keyResultPage(sample, sample.keyResults.deployTime)).keyResult.owner).toEqual({
      personId: ana.personId,
      name: 'Ana',
    })
  })
})

describe('a key result that a later revision left out', () => {
  it('stays to be read with its history, and counts for nothing', async () => {
    const sample = await publishSampleOkrs(harness)
    const { uptime, failures } = sample.keyResults
    const [first, ...others] = sample.okrs.objectives
    if (!first) throw new Error('An objective')
    const [one, two] = first.keyResults
    if (!one || !two) throw new Error('Two key results')
    const okrs = {
      objectives: [
        { ...first, keyResults: [one, { ...two, text: 'Fewer failed deployments: 10%' }] },
        ...others,
      ],
      dropped: [{ id: uptime, kind: 'keyResult', reason: 'Another team keeps it' } as const],
    }
    await sample.publish(okrs, 2)
    const page = await keyResultPage(sample, uptime)
    expect(page.keyResult.dropped).toMatchObject({
      reason: 'Another team keeps it',
      atMs: expect.any(Number),
    })
    expect(page.history).toMatchObject([
      { kind: 'dropped', reason: 'Another team keeps it' },
      { kind: 'published', revision: 1 },
    ])
    const changed = await keyResultPage(sample, failures)
    expect(changed.history).toMatchObject([
      { kind: 'published', revision: 2, text: 'Fewer failed deployments: 10%' },
      { kind: 'published', revision: 1, text: 'Failed deployments fall from 30% to 10%' },
    ])
    const kept = await keyResultPage(sample, sample.keyResults.deployTime)
    expect(kept.history).toMatchObject([{ kind: 'published', revision: 1 }])
  })
})

describe('check-ins', () => {
  it('come in pages that what is added meanwhile does not move', async () => {
    const sample = await publishSampleOkrs(harness)
    const keyResultId = sample.keyResults.deployTime
    const by = sample.ana.personId
    const days = ['2027-01-11', '2027-01-12', '2027-01-13', '2027-01-14', '2027-01-15']
    await insertCheckIns(
      harness,
      days.map((on, at) => ({ keyResultId, on, value: 48 - at, by })),
    )
    const read = (query: Record<string, string>) =>
      sample.ana.browser.get(RECORD_ROUTES.checkIns, { params: { keyResultId }, query })
    const first = await read({ limit: '2' })
    await insertCheckIns(harness, [{ keyResultId, on: '2027-01-16', value: 40, by }])
    const second = await read({ limit: '2', after: first.next ?? '' })
    const third = await read({ limit: '2', after: second.next ?? '' })
    const shown = [first, second, third].flatMap(({ checkIns }) => checkIns.map(({ on }) => on))
    expect(shown).toEqual(days.toReversed())
    expect(third.next).toBeNull()
    expect(
      await sample.ana.browser.refusal(RECORD_ROUTES.checkIns, {
        params: { keyResultId },
        query: { after: 'yesterday' },
      }),
    ).toMatchObject({ code: 'invalid-input', fields: { after: expect.any(String) } })
  })
})

describe('strangers', () => {
  it('learn nothing', async () => {
    const sample = await publishSampleOkrs(harness)
    const other = await startWorkshop(harness, { team: { as: 'new', name: 'Other' } })
    const refused = await other.facilitator.refusal(RECORD_ROUTES.cycleOkrs, {
      params: { teamId: sample.teamId },
    })
    expect(refused).toMatchObject({ status: 404 })
  })
})
