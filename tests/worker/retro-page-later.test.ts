import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import type { OkrSet } from '../../shared/okr/okr-set.ts'
import { CandidateSchema } from '../../shared/retro/candidate.ts'
import { APP_ORIGIN } from './support/browser.ts'
import { CREATE, type Harness, startHarness } from './support/harness.ts'
import { closeRetro, type HeldRetro, madeWith, sampleRetro } from './support/held-retro.ts'
import { insertCheckIns, publishSampleOkrs, type SampleOkrs } from './support/sample-okrs.ts'

/* What a retro's page says of it later, to somebody who was not there. */

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

const DEPLOY_TIME = 'Deployments take 24 minutes instead of 48'
const FAILURES = 'Failed deployments fall from 30% to 10%'

/** The sample with other words for its first objective and the key results under it. */
function reworded({ okrs }: SampleOkrs): OkrSet {
  const [pipeline, ...others] = okrs.objectives
  if (!pipeline) throw new Error('The sample has objectives.')
  const keyResults = pipeline.keyResults.map((each) => ({ ...each, text: `${each.text}, in words of today` }))
  return { objectives: [{ ...pipeline, text: 'A pipeline of today', keyResults }, ...others], dropped: [] }
}

const readPage = ({ priya }: SampleOkrs, { params }: HeldRetro) =>
  priya.browser.get(RETRO_ROUTES.retro, { params })

async function firstOf(sample: SampleOkrs, held: HeldRetro) {
  const { objectives } = await readPage(sample, held)
  const [objective] = objectives
  if (!objective) throw new Error('It has objectives.')
  return { objective, keyResults: objective.keyResults }
}

test('key results and objectives read as they did in the retro, with today’s words beside', async () => {
  const sample = await publishSampleOkrs(harness)
  const held = await closeRetro(harness, sample)
  const before = await firstOf(sample, held)
  expect([before.objective.textNow, before.keyResults[0]?.textNow]).toEqual([null, null])

  await sample.publish(reworded(sample), 2)
  const { objective, keyResults } = await firstOf(sample, held)
  expect([objective.text, objective.textNow]).toEqual([before.objective.text, 'A pipeline of today'])
  expect(keyResults[0]).toMatchObject({ text: DEPLOY_TIME, textNow: `${DEPLOY_TIME}, in words of today` })

  // A retro that is re-opened has the cards that it began with.
  await held.close(sampleRetro(sample), 2)
  expect((await firstOf(sample, held)).keyResults[0]?.text).toBe(DEPLOY_TIME)
  const params = { teamId: sample.teamId }
  const { learnings } = await sample.priya.browser.get(RETRO_ROUTES.learnings, { params })
  expect(learnings.flatMap(({ keyResult }) => keyResult?.text ?? [])).toEqual([FAILURES])
  const { cycles } = await sample.priya.browser.get(RETRO_ROUTES.calibration, { params })
  expect(cycles[0]?.points[0]?.text).toBe(DEPLOY_TIME)
  const markdown = await sample.priya.browser.get(RETRO_ROUTES.retroMarkdown, { params: held.params })
  expect(markdown).toContain(`**0.9** ${DEPLOY_TIME}\n`)
  expect(markdown).toContain('Reads now: A pipeline of today')

  const next = await sample.priya.browser.get(ROUTES.createWorkshop, {
    body: {
      ...{ ...CREATE, team: { as: 'existing', teamId: sample.teamId } },
      cycle: { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' },
    },
  })
  const candidates = v.parse(
    v.record(v.string(), CandidateSchema),
    madeWith(harness, next.workshopId)['candidates'],
  )
  expect(Object.values(candidates).map(({ text }) => text)).toEqual([DEPLOY_TIME, FAILURES])
})

test('[GR2] scores are read by what was expected then, with what is expected today beside', async () => {
  const sample = await publishSampleOkrs(harness)
  const held = await closeRetro(harness, sample)
  const before = await firstOf(sample, held)
  expect(before.objective).toMatchObject({ commitment: 'committed' })
  expect(before.keyResults.map(({ commitment }) => commitment)).toEqual([
    'committed',
    'aspirational',
    'committed',
  ])
  expect(JSON.stringify(before)).not.toContain('commitmentNow')

  const [pipeline, ...others] = sample.okrs.objectives
  if (!pipeline) throw new Error('The sample has objectives.')
  const keyResults = pipeline.keyResults.map((each, at) =>
    at === 1 ? { ...each, fields: { ...each.fields, commitment: null } } : each,
  )
  const objectives = [{ ...pipeline, commitment: null, keyResults }, ...others]
  await sample.publish({ objectives, dropped: [] }, 2)
  const after = await firstOf(sample, held)
  expect(after.objective).toMatchObject({ commitment: 'committed', commitmentNow: null })
  const [deployTime, failures] = after.keyResults
  expect(failures).toMatchObject({ commitment: 'aspirational', commitmentNow: null })
  expect(deployTime).toEqual(before.keyResults[0])
  // A retro that is re-opened reads as it did, too.
  await held.close(sampleRetro(sample), 2)
  expect(await firstOf(sample, held)).toEqual(after)
  const markdown = await sample.ana.browser.get(RETRO_ROUTES.retroMarkdown, { params: held.params })
  expect(markdown).toContain('*committed, score 0.8*')
  expect(markdown).toContain('  - Aspirational in the retro, neither committed nor aspirational now')
})

test('says where an owner’s word was written down for them', async () => {
  const sample = await publishSampleOkrs(harness)
  const record = sampleRetro(sample)
  const [first, ...others] = record.keyResults
  if (!first) throw new Error('It speaks of key results.')
  const held = await closeRetro(harness, sample, {
    ...record,
    keyResults: [{ ...first, ownerWordBy: 'facilitator' }, ...others],
  })
  const { keyResults } = await firstOf(sample, held)
  expect(keyResults.map(({ isWordNoted }) => isWordNoted)).toEqual([true, false, false])
  const markdown = await sample.ana.browser.get(RETRO_ROUTES.retroMarkdown, { params: held.params })
  expect(markdown).toContain('Written down for its owner: “The cache did it.”')
})

test('says what was scored without a check-in, and whose owner has left', async () => {
  const sample = await publishSampleOkrs(harness)
  const { ana, ben, keyResults, priya, room } = sample
  const { deployTime, failures, uptime } = keyResults
  await insertCheckIns(harness, [
    { keyResultId: deployTime, on: '2027-01-03', value: 46, by: ana.personId },
    { keyResultId: deployTime, on: '2027-01-03', value: 44, by: ana.personId },
  ])
  const held = await closeRetro(harness, sample)
  // What is measured after it was closed does not count for it.
  await insertCheckIns(harness, [{ keyResultId: failures, on: '2027-03-01', value: 20, by: ben.personId }])
  const facts = async () => {
    const rows = (await readPage(sample, held)).objectives.flatMap((each) => each.keyResults)
    const of = (id: string) => rows.find((row) => row.id === id)
    return [of(deployTime), of(failures), of(uptime)].map((row) => [row?.checkIns, row?.hasOwnerLeft])
  }
  const stays = [2, false]
  expect(await facts()).toEqual([stays, [0, false], [0, false]])

  const removal = (personId: string) => ({
    ...{ type: 'roster-changed' as const, joiningLocked: false },
    people: [{ personId, name: 'Ben', role: 'participant' as const, removed: true }],
  })
  await room.send(removal(ben.personId))
  // He was in the retro, too.
  expect(await facts()).toEqual([stays, [0, false], [0, false]])
  await held.room.send(removal(ben.personId))
  await held.room.send(removal(priya.personId))
  expect(await facts()).toEqual([stays, [0, true], [0, false]])
  const markdown = await ana.browser.get(RETRO_ROUTES.retroMarkdown, { params: held.params })
  expect(markdown.match(/Scored without a check-in, from memory/g)).toHaveLength(4)
  expect(markdown).toContain('  - Its owner, Ben, has left')
  expect(markdown.trimEnd().split('\n').at(-1)).toBe(
    `${APP_ORIGIN}/t/${sample.teamId}/retros/${held.workshopId}`,
  )
})

test('[CH1] a cycle’s page lists its meetings and retros for those who may start one', async () => {
  const sample = await publishSampleOkrs(harness)
  const sessionsOf = async (browser = sample.priya.browser) => {
    const { sessions } = await browser.get(RECORD_ROUTES.cycleOkrs, { params: { teamId: sample.teamId } })
    return sessions.map(({ workshopId, joined, hasRetro }) => ({ workshopId, joined, hasRetro }))
  }
  expect(await sessionsOf()).toEqual([])
  const held = await closeRetro(harness, sample)
  const { workshopId } = held
  expect(await sessionsOf()).toEqual([{ workshopId, joined: true, hasRetro: true }])
  expect(await sessionsOf(sample.ana.browser)).toEqual([])
})
