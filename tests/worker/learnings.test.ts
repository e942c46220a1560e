import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { closeRetro, type HeldRetro, sampleRetro } from './support/held-retro.ts'
import { newId } from './support/publishing.ts'
import { findWalks } from './support/query-plans.ts'
import { publishSampleOkrs, rows, type SampleOkrs } from './support/sample-okrs.ts'

const TEXTS = [
  'The staging environment held up every deployment',
  'Deploying on Fridays cost us two weekends',
  'Nobody read the net promoter score by market',
  'Environments that nobody owns decay',
  'We celebrated too little',
] as const

let harness: Harness
let sample: SampleOkrs
let held: HeldRetro
beforeAll(async () => {
  harness = await startHarness()
  sample = await publishSampleOkrs(harness)
  held = await closeRetro(harness, sample, recordWith(sample, TEXTS))
  // Another team's words are never found.
  const other = await publishSampleOkrs(harness, { teamName: 'Finance', publishedOn: null })
  await closeRetro(harness, other, recordWith(other, ['Their deployment failed in their environment']))
})
afterAll(() => harness.dispose())

/** The first one is about the failures of deployments: “Failed deployments …” is among its words. */
function recordWith(its: SampleOkrs, texts: readonly string[]) {
  return sampleRetro(its, {
    learnings: texts.map((text, at) => ({
      ...{ id: newId(), text, kind: 'learned' as const },
      objectiveId: at === 0 ? its.objectives.pipeline : null,
      keyResultId: at === 0 ? its.keyResults.failures : null,
    })),
  })
}

const ask = (query: Record<string, string>, browser = sample.priya.browser) =>
  browser.get(RETRO_ROUTES.learnings, { params: { teamId: sample.teamId }, query })

const textsFor = async (q: string) => (await ask({ q })).learnings.map(({ text }) => text)

describe('[RE6] the team’s library', () => {
  test('has all of them, with what they are about', async () => {
    const { learnings, total, next, team } = await ask({})
    expect([team.name, total, next]).toEqual(['Platform', TEXTS.length, null])
    expect(learnings.map(({ text }) => text).sort()).toEqual([...TEXTS].sort())
    const first = learnings.find(({ text }) => text === TEXTS[0])
    expect(first).toMatchObject({
      kind: 'learned',
      cycleName: '2027-Q1',
      workshopId: held.workshopId,
      objective: { id: sample.objectives.pipeline },
      keyResult: { id: sample.keyResults.failures, score: 0.4, cause: 'dependency' },
    })
  })

  test('is found by any form of a word, and by a beginning of the last one', async () => {
    expect(await textsFor('environment')).toEqual(expect.arrayContaining([TEXTS[0], TEXTS[3]]))
    expect(await textsFor('deployed')).toEqual(expect.arrayContaining([TEXTS[0], TEXTS[1]]))
    expect(await textsFor('week')).toEqual([]) // What every plan says is no term.
    expect(await textsFor('celebr')).toEqual([TEXTS[4]])
    expect(await textsFor('NPS')).toEqual([TEXTS[2]])
  })

  test('what has most of the words comes first, of equals what has the rarer ones', async () => {
    expect((await textsFor('deployment environment'))[0]).toBe(TEXTS[0])
    const found = await textsFor('environment celebrated')
    // One word each: only one learning celebrates.
    expect(found[0]).toBe(TEXTS[4])
    expect(found).toHaveLength(3)
  })

  test('is found by the words of the key result, too', async () => {
    const [row] = await rows(harness, 'SELECT text FROM key_result WHERE id = ?', sample.keyResults.failures)
    expect((await textsFor(String(row?.['text'])))[0]).toBe(TEXTS[0])
  })

  test.each(['', 'environment deployment'])('in pages that have each once, for “%s”', async (q) => {
    const query = q === '' ? {} : { q }
    const whole = (await ask(query)).learnings.map(({ learningId }) => learningId)
    expect(whole.length).toBeGreaterThan(2)
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: Awaited<ReturnType<typeof ask>> = await ask({
        ...query,
        limit: '1',
        ...(next === '' ? {} : { after: next }),
      })
      expect(page.total).toBe(whole.length)
      seen.push(...page.learnings.map(({ learningId }) => learningId))
      next = page.next
    }
    expect(seen).toEqual(whole)
  })

  test('words that mean something to a database are words', async () => {
    for (const q of ['%', "' OR 1=1 --", '"', '\\', '\uE000', 'ß'.repeat(200)]) {
      expect((await ask({ q })).learnings).toEqual([])
    }
  })

  test('a cursor of elsewhere is refused', async () => {
    for (const query of [{ after: 'x' }, { q: 'deployment', after: '12.abc' }]) {
      const answer = await sample.priya.browser.refusal(RETRO_ROUTES.learnings, {
        params: { teamId: sample.teamId },
        query,
      })
      expect(answer).toMatchObject({ code: 'invalid-input' })
    }
  })

  test('one that is taken out is not found any more; the retro it is from keeps it', async () => {
    const { learnings } = await ask({ q: 'celebrated' })
    const learningId = learnings[0]?.learningId ?? ''
    for (const _ of ['once', 'and again']) {
      await sample.priya.browser.get(RETRO_ROUTES.removeLearning, { params: { learningId } })
    }
    expect((await ask({ q: 'celebrated' })).learnings).toEqual([])
    expect((await ask({})).total).toBe(TEXTS.length - 1)
    const page = await sample.priya.browser.get(RETRO_ROUTES.retro, {
      params: { workshopId: held.workshopId },
    })
    expect(page.learnings.map(({ learningId: id }) => id)).toContain(learningId)
  })

  test.each([{}, { q: 'environment deploy' }, { limit: '1' }])(
    '%j is found by indexes alone',
    async (query) => {
      const trips = await harness.roundTripsOf(() => ask(query))
      expect(trips.length).toBeLessThanOrEqual(3)
      expect(await findWalks(harness, trips.flat())).toEqual([])
    },
  )
})
