import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { learningTerms } from '../../shared/retro/learning-terms.ts'
import { type Harness, startHarness } from './support/harness.ts'
import { closeRetro, holdRetro, retroFinalised, said, sampleRetro } from './support/held-retro.ts'
import { insertCheckIns, publishSampleOkrs, rows, type SampleOkrs } from './support/sample-okrs.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

const start = async () => {
  const sample = await publishSampleOkrs(harness)
  return { sample, held: await holdRetro(harness, sample) }
}

const countOf = async (table: string, workshopId: string) =>
  (await rows(harness, `SELECT count(*) AS count FROM "${table}" WHERE workshop_id = ?`, workshopId))[0]?.[
    'count'
  ]

const settle = ({ priya }: SampleOkrs, actionId: string, state: string) =>
  priya.browser.get(RETRO_ROUTES.changeAction, { params: { actionId }, body: { state } })

describe('a closed retro', () => {
  test('is recorded once, however often it is sent, and by whatever Worker', async () => {
    const { sample, held } = await start()
    const record = sampleRetro(sample)
    const event = held.room.event(retroFinalised(record, 1, sample.priya.personId))
    const answers = await Promise.all([1, 2, 3].map(() => held.room.deliver(event)))
    expect(answers).toEqual(Array(3).fill({ outcome: 'recorded' }))
    const again = { ...event, eventId: `${event.eventId}-again`, sequence: event.sequence + 1 }
    expect(await held.room.deliver(again)).toEqual({ outcome: 'recorded' })
    expect(await countOf('retro', held.workshopId)).toBe(1)
    expect(await countOf('key_result_grade', held.workshopId)).toBe(5)
    expect(await countOf('learning', held.workshopId)).toBe(2)
    expect(await countOf('action', held.workshopId)).toBe(2)
  })

  test('tells its revision where workshops are listed', async () => {
    const { sample, held } = await start()
    const { priya, teamId } = sample
    const listed = async () => {
      const { workshops } = await priya.browser.get(ROUTES.team, { params: { teamId } })
      const { revision } = await priya.browser.get(ROUTES.workshop, { params: held.params })
      return [workshops.find(({ workshopId }) => workshopId === held.workshopId)?.revision, revision]
    }
    expect(await listed()).toEqual([null, null])
    await held.close(sampleRetro(sample))
    expect(await listed()).toEqual([1, 1])
  })

  test('leaves its room nothing to be woken for', async () => {
    const { sample, held } = await start()
    const wakes = () =>
      harness.room.requests.filter(({ path }) => path.endsWith(`/${held.workshopId}/tick`)).length
    await harness.runSchedule()
    expect(wakes()).toBe(1)
    await held.room.send({ type: 'stage-changed', stageId: 'finalised' })
    await held.close(sampleRetro(sample))
    await harness.runSchedule()
    expect(wakes()).toBe(1)
  })

  test('[RE8] keeps how sure the team was when it committed and at the middle of the cycle', async () => {
    const { sample, held } = await start()
    const { deployTime, failures, nps } = sample.keyResults
    const by = sample.ana.personId
    // The cycle has 90 days: its middle is 14 February.
    await insertCheckIns(harness, [
      { keyResultId: deployTime, on: '2027-01-18', value: 46, confidence: 6, by },
      { keyResultId: deployTime, on: '2027-02-14', value: 40, confidence: 4, by },
      { keyResultId: deployTime, on: '2027-02-15', value: 30, confidence: 9, by },
      { keyResultId: failures, on: '2027-03-01', value: 20, confidence: 2, by },
    ])
    await held.close(sampleRetro(sample))
    const kept = await rows(
      harness,
      `SELECT key_result_id AS id, confidence_at_commit AS first, confidence_at_middle AS middle
       FROM key_result_grade WHERE workshop_id = ? ORDER BY position`,
      held.workshopId,
    )
    expect(kept.slice(0, 2)).toEqual([
      { id: deployTime, first: 7, middle: 4 },
      { id: failures, first: 5, middle: null },
    ])
    expect(kept.find(({ id }) => id === nps)).toMatchObject({ middle: null })
  })

  test('[RE6] is found by the words of its learnings, and of the key results that they are about', async () => {
    const { sample, held } = await start()
    const record = sampleRetro(sample)
    await held.close(record)
    const [about, alone] = record.learnings
    const termsOf = async (learningId: string | undefined) =>
      (
        await rows(
          harness,
          'SELECT term FROM learning_term WHERE learning_id = ? ORDER BY term',
          learningId ?? '',
        )
      ).map(({ term }) => term)
    expect(await termsOf(about?.id)).toEqual(
      learningTerms(about?.text ?? '', 'Failed deployments fall from 30% to 10%'),
    )
    expect(await termsOf(alone?.id)).toEqual(learningTerms(alone?.text ?? '', null))
    expect((await termsOf(about?.id)).length).toBeGreaterThan(2)
  })

  test('works where nobody checked in, with a key result that was dropped and left ungraded', async () => {
    const { sample, held } = await start()
    const { nps } = sample.keyResults
    await sample.priya.browser.get(RECORD_ROUTES.dropKeyResult, {
      params: { keyResultId: nps },
      body: { reason: 'Nobody answered the survey' },
    })
    const record = sampleRetro(sample)
    await held.close({
      ...record,
      keyResults: record.keyResults.map((each) =>
        each.id === nps ? said(nps, null, { verdict: 'drop', why: 'Nobody answered the survey' }) : each,
      ),
    })
    const page = await sample.priya.browser.get(RETRO_ROUTES.retro, { params: held.params })
    const dropped = page.objectives[1]?.keyResults[0]
    expect(dropped).toMatchObject({ id: nps, score: null, droppedReason: 'Nobody answered the survey' })
    // The mean is of what was graded.
    expect(page.objectives[1]?.score).toBe(0)
  })
})

describe('a retro that was re-opened and closed again', () => {
  test('takes the place of what it said before; what was done since stays', async () => {
    const { sample, held } = await start()
    const record = sampleRetro(sample)
    await held.close(record)
    const [kept, gone] = record.learnings
    const [toAsk, toWrite] = record.actions
    if (!kept || !gone || !toAsk || !toWrite) throw new Error('The sample has two of each')
    await settle(sample, toAsk.id, 'done')
    await harness.db.prepare('UPDATE learning SET removed_at_ms = 1 WHERE id = ?').bind(kept.id).run()

    const { failures } = sample.keyResults
    await held.close(
      {
        ...record,
        keyResults: record.keyResults.map((each) =>
          each.id === failures ? { ...each, score: 0.7, cause: null } : each,
        ),
        learnings: [{ ...kept, text: 'We learned that rollbacks hide what fails.' }],
        actions: [{ ...toAsk, text: 'Ask them later' }],
      },
      2,
    )
    const page = await sample.priya.browser.get(RETRO_ROUTES.retro, { params: held.params })
    expect(page).toMatchObject({ revision: 2, number: 1, replacedBy: null })
    expect(page.objectives[0]?.keyResults[1]).toMatchObject({ id: failures, score: 0.7, cause: null })
    expect(page.learnings).toMatchObject([
      { learningId: kept.id, text: 'We learned that rollbacks hide what fails.' },
    ])
    expect(page.actions).toMatchObject([
      { actionId: toAsk.id, state: 'done', text: 'Ask the network team early' },
    ])
    expect(await rows(harness, 'SELECT removed_at_ms FROM learning WHERE id = ?', kept.id)).toEqual([
      { removed_at_ms: 1 },
    ])
    expect(await rows(harness, 'SELECT term FROM learning_term WHERE learning_id = ?', gone.id)).toEqual([])
  })

  test('is not undone by an older revision that comes late, and one number is one retro', async () => {
    const { sample, held } = await start()
    const { priya } = sample
    const first = held.room.event(retroFinalised(sampleRetro(sample), 1, priya.personId))
    const newest = sampleRetro(sample, { learnings: [] })
    expect(await held.room.send(retroFinalised(newest, 2, priya.personId))).toEqual({ outcome: 'recorded' })
    expect(await held.room.deliver(first)).toEqual({ outcome: 'recorded' })
    const page = await priya.browser.get(RETRO_ROUTES.retro, { params: held.params })
    expect(page).toMatchObject({ revision: 2, learnings: [] })
    expect(await held.room.send(retroFinalised(sampleRetro(sample), 2, priya.personId))).toMatchObject({
      outcome: 'refused',
      code: 'revision-taken',
    })
  })

  test('two revisions that come at the same moment leave the newer', async () => {
    const { sample, held } = await start()
    const one = sampleRetro(sample)
    const two = sampleRetro(sample, { actions: [] })
    const events = [one, two].map((record, at) =>
      held.room.event(retroFinalised(record, at + 1, sample.priya.personId)),
    )
    const answers = await Promise.all(events.map((event) => held.room.deliver(event)))
    expect(answers.every(({ outcome }) => outcome === 'recorded')).toBe(true)
    const page = await sample.priya.browser.get(RETRO_ROUTES.retro, { params: held.params })
    expect(page).toMatchObject({ revision: 2, actions: [] })
    expect(page.learnings.map(({ learningId }) => learningId)).toEqual(two.learnings.map(({ id }) => id))
  })

  test('[RE7] what it said of actions of last time it may take back; what people settled since is theirs', async () => {
    const sample = await publishSampleOkrs(harness)
    const { record } = await closeRetro(harness, sample)
    const [toAsk, toWrite] = record.actions
    if (!toAsk || !toWrite) throw new Error('The sample has two')
    const second = await holdRetro(harness, sample)
    const states = async () => {
      const { actions } = await sample.priya.browser.get(RETRO_ROUTES.retro, {
        params: { workshopId: (await closedFirst()).workshopId },
      })
      return Object.fromEntries(actions.map(({ actionId, state }) => [actionId, state]))
    }
    const closedFirst = async () => ({
      workshopId: String(
        (await rows(harness, 'SELECT workshop_id FROM "action" WHERE id = ?', toAsk.id))[0]?.['workshop_id'],
      ),
    })
    const saying = (...outcomes: readonly [string, 'open' | 'done' | 'let-go'][]) =>
      sampleRetro(sample, { outcomes: outcomes.map(([actionId, outcome]) => ({ actionId, outcome })) })
    await second.close(saying([toAsk.id, 'done'], [toWrite.id, 'let-go']))
    expect(await states()).toEqual({ [toAsk.id]: 'done', [toWrite.id]: 'let-go' })
    await settle(sample, toWrite.id, 'done')
    await second.close(saying([toAsk.id, 'let-go']), 2)
    expect(await states()).toEqual({ [toAsk.id]: 'let-go', [toWrite.id]: 'done' })
    await second.close(saying(), 3)
    expect(await states()).toEqual({ [toAsk.id]: 'open', [toWrite.id]: 'done' })
  })
})

describe('a second retro of one cycle', () => {
  test('counts in the place of the first, and each page says so', async () => {
    const { sample, held } = await start()
    await held.close(sampleRetro(sample))
    const again = sampleRetro(sample)
    const keyResults = again.keyResults.map((each) => (each.score === 0.4 ? { ...each, score: 0.6 } : each))
    const second = await closeRetro(harness, sample, { ...again, keyResults })
    const read = (workshopId: string) =>
      sample.priya.browser.get(RETRO_ROUTES.retro, { params: { workshopId } })
    expect(await read(held.workshopId)).toMatchObject({ number: 1, replacedBy: second.workshopId })
    expect(await read(second.workshopId)).toMatchObject({ number: 2, replacedBy: null })
    // [GR1] The library tells the score that counts, the page of the first what it said itself.
    const { learnings } = await sample.priya.browser.get(RETRO_ROUTES.learnings, {
      params: { teamId: sample.teamId },
    })
    expect(learnings.flatMap(({ keyResult }) => keyResult?.score ?? [])).toEqual([0.6, 0.6])
    const first = await read(held.workshopId)
    expect(first.learnings.flatMap(({ keyResult }) => keyResult?.score ?? [])).toEqual([0.4])
    // Closed again, the first stays the first.
    await held.close(sampleRetro(sample), 2)
    expect(await read(held.workshopId)).toMatchObject({
      number: 1,
      revision: 2,
      replacedBy: second.workshopId,
    })
  })
})

describe('the record refuses', () => {
  const refusal = async (change: (sample: SampleOkrs) => Parameters<typeof sampleRetro>[1]) => {
    const { sample, held } = await start()
    const record = sampleRetro(sample, change(sample))
    const answer = await held.room.send(retroFinalised(record, 1, sample.priya.personId))
    expect(await countOf('retro', held.workshopId)).toBe(0)
    return answer
  }

  test('a miss without a cause [RE4], a decision without its why [RE5], a key result left ungraded [GR1]', async () => {
    for (const change of [{ cause: null }, { why: '' }, { score: null }]) {
      const answer = await refusal((sample) => ({
        keyResults: sampleRetro(sample).keyResults.map((each) =>
          each.id === sample.keyResults.failures ? { ...each, ...change } : each,
        ),
      }))
      expect(answer).toMatchObject({ outcome: 'refused', code: 'gates-not-met', reasons: [{}] })
    }
  })

  test('key results of another cycle, actions for strangers [RE7], and ids that were used before', async () => {
    const other = await publishSampleOkrs(harness, { teamName: 'Data', publishedOn: null })
    const { record } = await closeRetro(harness, other)
    const answers = [
      await refusal(() => ({ keyResults: [said(other.keyResults.nps, 0.9)] })),
      await refusal((sample) => ({
        actions: sampleRetro(sample).actions.map((each) => ({ ...each, ownerId: other.ana.personId })),
      })),
      await refusal((sample) => ({
        learnings: sampleRetro(sample).learnings.map((each, at) => ({
          ...each,
          id: record.learnings[at]?.id ?? '',
        })),
      })),
      await refusal((sample) => ({
        learnings: sampleRetro(sample).learnings.map((each) => ({
          ...each,
          keyResultId: other.keyResults.nps,
        })),
      })),
    ]
    expect(answers.map((answer) => answer.outcome === 'refused' && answer.code)).toEqual(
      Array(4).fill('gates-not-met'),
    )
  })

  test('words that changed on their way, and a room that is no retro', async () => {
    const { sample, held } = await start()
    const event = retroFinalised(sampleRetro(sample), 1, sample.priya.personId)
    expect(await held.room.send({ ...event, retro: { ...event.retro, actions: [] } })).toMatchObject({
      code: 'hash-mismatch',
    })
    expect(await sample.room.send(event)).toMatchObject({ code: 'not-a-retro' })
  })
})
