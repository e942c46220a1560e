import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALIGNMENT_ROUTES } from '../../shared/api/alignment-routes.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { linkTeams, nameAsPartner, support } from './support/sample-links.ts'
import { insertCheckIns, publishSampleOkrs, rows, type SampleOkrs, setDay } from './support/sample-okrs.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

const objectivePage = (of: SampleOkrs, objectiveId: string) =>
  of.priya.browser.get(RECORD_ROUTES.objective, { params: { objectiveId } })
const cyclePage = (of: SampleOkrs) =>
  of.priya.browser.get(RECORD_ROUTES.cycleOkrs, { params: { teamId: of.teamId } })

describe('[SE7] what teams that are linked tell of each other', () => {
  let build: SampleOkrs
  let shop: SampleOkrs
  let linkId: string
  let supportId: string
  beforeAll(async () => {
    build = await publishSampleOkrs(harness, { teamName: 'Build' })
    shop = await publishSampleOkrs(harness, { teamName: 'Shop', publishedOn: null })
    linkId = await linkTeams(harness, build, shop)
    supportId = await support(harness, build, shop)
  })

  const pipeline = (of: SampleOkrs) =>
    of.okrs.objectives.find(({ id }) => id === of.objectives.pipeline)?.text ?? ''

  test('an objective says what it supports, and the other one what supports it, with the words', async () => {
    const ours = await objectivePage(build, build.objectives.pipeline)
    const theirs = await objectivePage(shop, shop.objectives.pipeline)
    const said = { supportId, contribution: 'Fewer flaky builds' }
    const meant = { id: shop.keyResults.deployTime, text: expect.stringMatching(/./) }
    expect(ours.objective.supports).toEqual([
      {
        ...said,
        objective: {
          ...{ id: shop.objectives.pipeline, text: pipeline(shop) },
          ...{ teamId: shop.teamId, teamName: 'Shop' },
        },
        keyResult: meant,
      },
    ])
    expect(ours.objective.supportedBy).toEqual([])
    expect(theirs.objective.supportedBy).toEqual([
      {
        ...said,
        objective: {
          ...{ id: build.objectives.pipeline, text: pipeline(build) },
          ...{ teamId: build.teamId, teamName: 'Build' },
        },
        keyResult: meant,
      },
    ])
    // The page of all of them tells the same.
    const [first] = (await cyclePage(build)).objectives
    expect(first?.supports).toEqual(ours.objective.supports)
  })

  test('an objective that names this team as a partner stands among its own, by its own team’s calendar', async () => {
    await nameAsPartner(harness, shop.objectives.trust, ' build ')
    const { sharedWithUs } = await cyclePage(build)
    const its = (await cyclePage(shop)).objectives.find(({ id }) => id === shop.objectives.trust)
    expect(sharedWithUs).toEqual([
      {
        ...{ id: shop.objectives.trust, text: its?.text, teamId: shop.teamId, teamName: 'Shop' },
        ...{ brings: 'The build servers', progress: its?.progress, state: its?.state },
      },
    ])
    expect((await cyclePage(shop)).sharedWithUs).toEqual([])
    await nameAsPartner(harness, shop.objectives.trust, 'Builders')
    expect((await cyclePage(build)).sharedWithUs).toEqual([])
    await nameAsPartner(harness, shop.objectives.trust, 'Build')
  })

  test('what was dropped, or is not said any more, is not told', async () => {
    const { priya } = build
    const path = { objectiveId: build.objectives.pipeline, supportId }
    await rows(harness, 'UPDATE objective SET dropped_in_revision = 1 WHERE id = ?', shop.objectives.trust)
    expect((await cyclePage(build)).sharedWithUs).toEqual([])
    await rows(harness, 'UPDATE objective SET dropped_in_revision = NULL WHERE id = ?', shop.objectives.trust)
    expect((await cyclePage(build)).sharedWithUs).toHaveLength(1)
    await priya.browser.get(ALIGNMENT_ROUTES.endSupport, { params: path })
    expect((await objectivePage(build, build.objectives.pipeline)).objective.supports).toEqual([])
    expect((await objectivePage(shop, shop.objectives.pipeline)).objective.supportedBy).toEqual([])
    supportId = await support(harness, build, shop)
  })

  test('teams that are linked no longer tell each other nothing', async () => {
    expect((await objectivePage(build, build.objectives.pipeline)).objective.supports).toHaveLength(1)
    const params = { teamId: shop.teamId, linkId }
    await shop.priya.browser.get(ALIGNMENT_ROUTES.endTeamLink, { params })
    expect((await objectivePage(build, build.objectives.pipeline)).objective.supports).toEqual([])
    expect((await objectivePage(shop, shop.objectives.pipeline)).objective.supportedBy).toEqual([])
    expect((await cyclePage(build)).sharedWithUs).toEqual([])
  })
})

describe('what somebody owes', () => {
  const owedOf = (of: SampleOkrs, who: 'ana' | 'ben' | 'priya') =>
    of[who].browser.get(RECORD_ROUTES.owed, { params: { teamId: of.teamId } })

  test('[KR9] what they own and have not accepted, until they do or own it no longer', async () => {
    const of = await publishSampleOkrs(harness)
    const { keyResults, ana, priya } = of
    const unaccept = (id: string) => rows(harness, 'UPDATE key_result SET accepted = 0 WHERE id = ?', id)
    await unaccept(keyResults.deployTime)
    await unaccept(keyResults.nps)
    await unaccept(keyResults.failures)
    expect((await owedOf(of, 'ana')).toAccept.toSorted()).toEqual(
      [keyResults.deployTime, keyResults.nps].toSorted(),
    )
    expect((await owedOf(of, 'ben')).toAccept).toEqual([keyResults.failures])
    await ana.browser.get(RECORD_ROUTES.acceptKeyResult, { params: { keyResultId: keyResults.nps } })
    expect((await owedOf(of, 'ana')).toAccept).toEqual([keyResults.deployTime])
    await priya.browser.get(RECORD_ROUTES.dropKeyResult, {
      params: { keyResultId: keyResults.deployTime },
      body: { reason: 'Done elsewhere' },
    })
    expect((await owedOf(of, 'ana')).toAccept).toEqual([])
    // Given to somebody else by a correction, it is theirs to accept.
    await priya.browser.get(RECORD_ROUTES.correctKeyResult, {
      params: { keyResultId: keyResults.failures },
      body: { changes: { ownerId: ana.personId }, reason: 'Ben is away' },
    })
    expect((await owedOf(of, 'ben')).toAccept).toEqual([])
    expect((await owedOf(of, 'ana')).toAccept).toEqual([keyResults.failures])
  })

  test('[CH5] next steps of theirs, newest first, until the next check-in, the drop or the end of the cycle', async () => {
    const of = await publishSampleOkrs(harness)
    const { keyResults, ana, ben } = of
    const step = (text: string, ownerId: string) => ({ text, ownerId })
    const [first, second] = await insertCheckIns(harness, [
      {
        ...{
          keyResultId: keyResults.deployTime,
          on: '2027-01-11',
          value: 46,
          confidence: 3,
          by: ana.personId,
        },
        nextStep: step('Ask the vendor', ben.personId),
      },
      {
        ...{ keyResultId: keyResults.failures, on: '2027-01-12', value: 29, confidence: 2, by: ben.personId },
        nextStep: step('Look at the flaky ones', ben.personId),
      },
      {
        ...{ keyResultId: keyResults.nps, on: '2027-01-12', value: 31, confidence: 2, by: ana.personId },
        nextStep: step('Call ten of them', ana.personId),
      },
    ])
    expect((await owedOf(of, 'ben')).nextSteps).toEqual([
      {
        ...{ keyResultId: keyResults.failures, checkInId: second, on: '2027-01-12' },
        text: 'Look at the flaky ones',
      },
      { keyResultId: keyResults.deployTime, checkInId: first, on: '2027-01-11', text: 'Ask the vendor' },
    ])
    expect((await owedOf(of, 'ana')).nextSteps.map(({ text }) => text)).toEqual(['Call ten of them'])
    expect((await owedOf(of, 'priya')).nextSteps).toEqual([])

    await insertCheckIns(harness, [
      { keyResultId: keyResults.deployTime, on: '2027-01-18', value: 40, by: ana.personId },
    ])
    expect((await owedOf(of, 'ben')).nextSteps.map(({ checkInId }) => checkInId)).toEqual([second])
    await of.priya.browser.get(RECORD_ROUTES.dropKeyResult, {
      params: { keyResultId: keyResults.failures },
      body: { reason: 'Done elsewhere' },
    })
    expect((await owedOf(of, 'ben')).nextSteps).toEqual([])
    await setDay(harness, '2027-04-01')
    expect((await owedOf(of, 'ana')).nextSteps).toEqual([])
  })
})
