import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { type Harness, startHarness, startWorkshop } from './support/harness.ts'
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
