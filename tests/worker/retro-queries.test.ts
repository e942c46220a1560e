import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXCHANGE_ROUTES } from '../../shared/api/exchange-routes.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import type { Route } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { Browser } from './support/browser.ts'
import { CREATE, type Harness, startHarness } from './support/harness.ts'
import { closeRetro, type HeldRetro, holdRetro, retroFinalised, sampleRetro } from './support/held-retro.ts'
import { findWalks } from './support/query-plans.ts'
import { insertCheckIns, publishSampleOkrs, type SampleOkrs } from './support/sample-okrs.ts'

const NEXT = { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' }

let harness: Harness
let sample: SampleOkrs
let closed: HeldRetro
let planningId: string
beforeAll(async () => {
  harness = await startHarness()
  sample = await publishSampleOkrs(harness)
  const by = sample.ana.personId
  await insertCheckIns(harness, [
    { keyResultId: sample.keyResults.deployTime, on: '2027-01-11', value: 46, by },
  ])
  closed = await closeRetro(harness, sample)
  const { workshopId } = await plan(NEXT)
  planningId = workshopId
})
afterAll(() => harness.dispose())

const plan = (cycle: typeof NEXT, kind = 'planning') =>
  sample.priya.browser.get(ROUTES.createWorkshop, {
    body: { ...CREATE, kind, team: { as: 'existing', teamId: sample.teamId }, cycle },
  })

const ofRetro = () => ({ workshopId: closed.workshopId })
const ofTeam = () => ({ teamId: sample.teamId })
const PAGES: Readonly<Record<string, readonly [Route, () => Record<string, string>]>> = {
  'the evidence of a retro': [RETRO_ROUTES.evidence, ofRetro],
  'what a planning looks back on': [RETRO_ROUTES.lookBack, () => ({ workshopId: planningId })],
  'a closed retro': [RETRO_ROUTES.retro, ofRetro],
  'a closed retro as Markdown': [RETRO_ROUTES.retroMarkdown, ofRetro],
  'the team’s actions': [RETRO_ROUTES.actions, ofTeam],
  'the team’s calibration': [RETRO_ROUTES.calibration, ofTeam],
  'what somebody owes': [RECORD_ROUTES.owed, ofTeam],
}

const MOST_ROUND_TRIPS = 3

const walksIn = async (work: () => Promise<unknown>) => {
  const queries = (await harness.roundTripsOf(work)).flat()
  expect(queries.length).toBeGreaterThan(0)
  return findWalks(harness, queries)
}

describe.each(Object.entries(PAGES))('%s', (_name, [route, params]) => {
  const ask = (browser: Browser) => () => browser.get(route, { params: params() })

  it('takes at most three round trips', async () => {
    const trips = await harness.roundTripsOf(ask(sample.priya.browser))
    expect(trips.length).toBeGreaterThan(0)
    expect(trips.length).toBeLessThanOrEqual(MOST_ROUND_TRIPS)
  })

  it('is found by indexes alone', async () => {
    expect(await walksIn(ask(sample.priya.browser))).toEqual([])
  })
})

describe('by indexes alone', () => {
  it('a retro is made, and a planning after it', async () => {
    expect(await walksIn(() => holdRetro(harness, sample))).toEqual([])
    expect(await walksIn(() => plan(NEXT))).toEqual([])
  })

  it('a retro is recorded, and recorded anew', async () => {
    const held = await holdRetro(harness, sample)
    for (const revision of [1, 2]) {
      const event = retroFinalised(sampleRetro(sample), revision, sample.priya.personId)
      expect(await walksIn(() => held.room.send(event))).toEqual([])
    }
  })

  it('a workshop is taken along with the retros that look back on it, and a retro with what it looks back on', async () => {
    for (const workshopId of [sample.workshopId, closed.workshopId]) {
      const take = () =>
        sample.ana.browser.get(EXCHANGE_ROUTES.exportWorkshopJson, { params: { workshopId } })
      expect(await walksIn(take)).toEqual([])
    }
  })

  it('an action is settled', async () => {
    const { actions } = await sample.priya.browser.get(RETRO_ROUTES.actions, { params: ofTeam() })
    const params = { actionId: actions[0]?.actionId ?? '' }
    const settle = () =>
      sample.priya.browser.get(RETRO_ROUTES.changeAction, { params, body: { state: 'done' } })
    expect(await walksIn(settle)).toEqual([])
  })
})
