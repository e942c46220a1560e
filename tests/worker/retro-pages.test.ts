import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { CREATE, type Harness, joinBy, startHarness } from './support/harness.ts'
import { closeRetro, holdRetro, said, sampleRetro } from './support/held-retro.ts'
import { insertCheckIns, publishSampleOkrs, rows, type SampleOkrs, setDay } from './support/sample-okrs.ts'

const NEXT = { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' }

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

const planNext = ({ priya, teamId }: SampleOkrs) =>
  priya.browser.get(ROUTES.createWorkshop, {
    body: { ...CREATE, team: { as: 'existing', teamId }, cycle: NEXT },
  })

describe('[RE2] the evidence of a retro', () => {
  test('has where each key result stands, everything that happened to it, and the debate it came from', async () => {
    const sample = await publishSampleOkrs(harness)
    const { ana, ben, keyResults, priya } = sample
    const { deployTime, failures, nps } = keyResults
    await insertCheckIns(harness, [
      { keyResultId: deployTime, on: '2027-01-11', value: 46, note: 'Cached layers', by: ana.personId },
      { keyResultId: deployTime, on: '2027-01-18', value: 36, confidence: 5, by: ana.personId },
    ])
    await setDay(harness, '2027-01-25')
    await priya.browser.get(RECORD_ROUTES.correctKeyResult, {
      params: { keyResultId: failures },
      body: { changes: { target: 15 }, reason: 'Ten was out of reach.' },
    })
    await priya.browser.get(RECORD_ROUTES.dropKeyResult, {
      params: { keyResultId: nps },
      body: { reason: 'Nobody answered the survey' },
    })

    const { params } = await holdRetro(harness, sample)
    const { evidence, cycle, today } = await ben.browser.get(RETRO_ROUTES.evidence, { params })
    expect([cycle.name, today]).toEqual(['2027-Q1', '2027-01-25'])
    expect(evidence.map(({ keyResult: { id } }) => id).sort()).toEqual(Object.values(keyResults).sort())
    const of = (id: string) => evidence.find(({ keyResult }) => keyResult.id === id)
    expect(of(deployTime)).toMatchObject({
      // 48 → 36 of 48 → 24.
      suggestedGrade: 0.5,
      keyResult: { owner: { name: 'Ana' }, trend: [{ value: 46 }, { value: 36 }] },
      history: [
        { kind: 'checked-in', checkIn: { confidence: 5 } },
        { kind: 'checked-in', checkIn: { note: 'Cached layers' }, by: { name: 'Ana' } },
        { kind: 'published', revision: 1 },
      ],
      provenance: { ballots: [] },
    })
    expect(of(failures)).toMatchObject({
      suggestedGrade: null,
      history: [
        { kind: 'corrected', effect: 'easing', reason: 'Ten was out of reach.' },
        { kind: 'published' },
      ],
    })
    expect(of(nps)).toMatchObject({
      keyResult: { dropped: { reason: 'Nobody answered the survey' } },
      history: [{ kind: 'dropped' }, { kind: 'published' }],
    })
    // The same as the page of each says, which is asked for one by one.
    for (const [id, browser] of [
      [deployTime, priya.browser],
      [failures, priya.browser],
      [nps, priya.browser],
    ] as const) {
      const page = await browser.get(RECORD_ROUTES.keyResult, { params: { keyResultId: id } })
      expect(of(id)?.history).toEqual(page.history)
      expect(of(id)?.keyResult).toEqual(page.keyResult)
      expect(of(id)?.provenance).toEqual(page.provenance)
    }
  })

  test('of a cycle without check-ins suggests nothing, and has all the same', async () => {
    const sample = await publishSampleOkrs(harness)
    const { params } = await holdRetro(harness, sample)
    const { evidence } = await sample.priya.browser.get(RETRO_ROUTES.evidence, { params })
    expect(evidence.map(({ suggestedGrade }) => suggestedGrade)).toEqual([null, null, null, null, null])
    expect(evidence.every(({ history }) => history.length === 1)).toBe(true)
  })

  test('goes by the day of the team’s own clock, and so does what a planning looks back on', async () => {
    const timeZone = 'Pacific/Auckland'
    const sample = await publishSampleOkrs(harness)
    const { params, record } = await closeRetro(harness, sample)
    await sample.priya.browser.get(RECORD_ROUTES.changeTeamSettings, {
      params: { teamId: sample.teamId },
      body: { timeZone },
    })
    const next = await planNext(sample)
    const [toAsk] = record.actions
    await setDay(harness, '2027-04-16', timeZone, '08:00')
    // There it is the day after the action was due, in Greenwich the day itself.
    expect(new Date(harness.nowMs()).toISOString()).toContain('2027-04-15T')
    const { today } = await sample.priya.browser.get(RETRO_ROUTES.evidence, { params })
    expect(today).toBe('2027-04-16')
    const { openActions } = await sample.priya.browser.get(RETRO_ROUTES.lookBack, {
      params: { workshopId: next.workshopId },
    })
    expect(openActions.find(({ actionId }) => actionId === toAsk?.id)).toMatchObject({ isOverdue: true })
  })

  test('is of retros alone, and for those alone who may be in it', async () => {
    const sample = await publishSampleOkrs(harness)
    const { params } = await holdRetro(harness, sample)
    const planning = { params: { workshopId: sample.workshopId } }
    expect((await sample.priya.browser.refusal(RETRO_ROUTES.evidence, planning)).code).toBe('not-found')
    expect((await sample.olu.browser.refusal(RETRO_ROUTES.evidence, { params })).code).toBe('not-found')
    expect((await sample.priya.browser.refusal(RETRO_ROUTES.lookBack, { params })).code).toBe('not-found')
  })
})

describe('[RE6] what a planning looks back on', () => {
  test('is nothing before the first retro, and then the learnings, the last retro and what is still to be done', async () => {
    const sample = await publishSampleOkrs(harness)
    const first = await planNext(sample)
    const read = (workshopId: string) =>
      sample.priya.browser.get(RETRO_ROUTES.lookBack, { params: { workshopId } })
    expect(await read(first.workshopId)).toEqual({ lastRetro: null, learnings: [], openActions: [] })

    const { workshopId, record } = await closeRetro(harness, sample)
    const guest = await joinBy(harness, first.links.joinLink, 'Gita')
    const seen = await guest.browser.get(RETRO_ROUTES.lookBack, { params: { workshopId: first.workshopId } })
    expect(seen).toEqual(await read(first.workshopId))
    const [about] = record.learnings
    expect(seen).toMatchObject({
      // Of 0.9, 0.4 and 1.0 the one, of 0.5 and 0.0 the other.
      lastRetro: { workshopId, cycleName: '2027-Q1', meanScore: expect.closeTo(0.508, 3) },
      openActions: [
        { text: 'Write the release checklist', owner: { name: sample.priya.name }, cycleName: '2027-Q1' },
        { text: 'Ask the network team early', isOverdue: false },
      ],
    })
    expect(seen.learnings.find(({ learningId }) => learningId === about?.id)).toEqual({
      ...{ learningId: about?.id, text: about?.text, kind: 'learned', cycleName: '2027-Q1', workshopId },
      learnedAtMs: expect.any(Number),
      objective: { id: sample.objectives.pipeline, text: 'Establish a world-class CI/CD pipeline' },
      keyResult: {
        ...{ id: sample.keyResults.failures, text: 'Failed deployments fall from 30% to 10%', unit: '%' },
        ...{ score: 0.4, cause: 'dependency' },
      },
    })
    await harness.db.prepare('UPDATE learning SET removed_at_ms = 1 WHERE id = ?').bind(about?.id).run()
    expect((await read(first.workshopId)).learnings).toHaveLength(1)
  })
})

describe('the page of a retro', () => {
  test('has scores, causes, decisions, learnings, actions, and how they worked', async () => {
    const sample = await publishSampleOkrs(harness)
    const { workshopId, record, params } = await closeRetro(harness, sample)
    const page = await sample.ana.browser.get(RETRO_ROUTES.retro, { params })
    expect(page).toMatchObject({
      ...{ workshopId, number: 1, replacedBy: null, revision: 1, cycle: { name: '2027-Q1' } },
      ...{ title: 'Retro 2027-Q1', team: { name: 'Platform' }, processPulse: record.processPulse },
      objectives: [
        {
          id: sample.objectives.pipeline,
          keyResults: [
            {
              ...{ id: sample.keyResults.deployTime, score: 0.9, grades: [0.8, 0.9, 0.9], cause: null },
              ...{
                ownerWord: 'The cache did it.',
                isWordNoted: false,
                owner: { name: 'Ana' },
                verdict: 'keep',
              },
            },
            {
              ...{ score: 0.4, cause: 'dependency', causeNote: 'The network team had no time.' },
              ...{ commitment: 'aspirational', verdict: 'modify', why: 'Count rollbacks instead.' },
            },
            { score: 1 },
          ],
        },
        { id: sample.objectives.trust, score: 0.25, keyResults: [{ score: 0.5 }, { score: 0 }] },
      ],
    })
    expect(page.learnings.map(({ learningId }) => learningId)).toEqual(record.learnings.map(({ id }) => id))
    expect(page.actions.map(({ dueOn }) => dueOn)).toEqual(['2027-04-09', '2027-04-15'])
    expect(page.me.may['tend-initiatives']).toBe('own')
    // Who was not in it is no reader of it, unless they are of the team.
    expect((await sample.olu.browser.refusal(RETRO_ROUTES.retro, { params })).code).toBe('not-found')
  })

  test('keeps a learning that was taken out of the library, and is not there before it is closed', async () => {
    const sample = await publishSampleOkrs(harness)
    const held = await holdRetro(harness, sample)
    expect((await sample.priya.browser.refusal(RETRO_ROUTES.retro, { params: held.params })).code).toBe(
      'not-found',
    )
    await held.close(sampleRetro(sample))
    await harness.db
      .prepare('UPDATE learning SET removed_at_ms = 1 WHERE team_id = ?')
      .bind(sample.teamId)
      .run()
    const { learnings } = await sample.priya.browser.get(RETRO_ROUTES.retro, { params: held.params })
    expect(learnings).toHaveLength(2)
  })

  test('is a Markdown document worth sending, in which nothing that people wrote becomes markup', async () => {
    const sample = await publishSampleOkrs(harness)
    const record = sampleRetro(sample)
    const [about, ...others] = record.learnings
    const { params } = await closeRetro(harness, sample, {
      ...record,
      learnings: [
        ...(about ? [{ ...about, text: 'We learned that <b>bold</b> [links](x) lie' }] : []),
        ...others,
      ],
    })
    const text = await sample.ana.browser.get(RETRO_ROUTES.retroMarkdown, { params })
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '# Platform: retro of 2027-Q1',
        '## 1. Establish a world-class CI/CD pipeline',
        '- **0.9** Deployments take 24 minutes instead of 48',
        '  - Graded 0.8 to 0.9 by 3 people',
        '  - Its owner: “The cache did it.”',
        '  - Next: keep, Still the thing that people wait for.',
        '  - Missed for a dependency: The network team had no time.',
        '- We learned that \\<b\\>bold\\</b\\> \\[links\\](x) lie (Failed deployments fall from 30% to 10%)',
        '- [ ] Ask the network team early (Ana, until 2027-04-15)',
        '- I could say so when something went wrong. 5.0 of 5',
      ]),
    )
  })
})

describe('[RE7] actions', () => {
  test('are listed with the open ones by date, then what was settled, newest first', async () => {
    const sample = await publishSampleOkrs(harness)
    const { record } = await closeRetro(harness, sample)
    const [toAsk, toWrite] = record.actions
    const { priya, ana, teamId } = sample
    const list = () => priya.browser.get(RETRO_ROUTES.actions, { params: { teamId } })
    const change = (browser: SampleOkrs['ana']['browser'], actionId: string, body: object) =>
      browser.get(RETRO_ROUTES.changeAction, { params: { actionId }, body })
    expect((await list()).actions.map(({ actionId }) => actionId)).toEqual([toWrite?.id, toAsk?.id])

    await setDay(harness, '2027-04-10')
    expect((await list()).actions.map(({ isOverdue }) => isOverdue)).toEqual([true, false])
    const done = await change(ana.browser, toAsk?.id ?? '', { state: 'done' })
    expect(done).toMatchObject({ state: 'done', isOverdue: false, settledAtMs: expect.any(Number) })
    const moved = { text: 'Write a short checklist', ownerId: ana.personId, dueOn: '2027-05-01' }
    expect(await change(priya.browser, toWrite?.id ?? '', moved)).toMatchObject({
      ...{ text: 'Write a short checklist', dueOn: '2027-05-01', isOverdue: false },
      owner: { personId: ana.personId, name: 'Ana' },
    })
    const { actions, people } = await list()
    expect(actions).toMatchObject([{ actionId: toWrite?.id }, { actionId: toAsk?.id, state: 'done' }])
    expect(people.map(({ name }) => name)).toContain('Ben')
    expect(await rows(harness, 'SELECT settled_by FROM "action" WHERE id = ?', toAsk?.id ?? '')).toEqual([
      { settled_by: ana.personId },
    ])
    expect(await change(priya.browser, toAsk?.id ?? '', { state: 'open' })).toMatchObject({
      settledAtMs: null,
    })
  })

  test('are changed once for each key, by their owners and members, and belong to people of the team', async () => {
    const sample = await publishSampleOkrs(harness)
    const other = await publishSampleOkrs(harness, { teamName: 'Data', publishedOn: null })
    const { record } = await closeRetro(harness, sample)
    const params = { actionId: record.actions[0]?.id ?? '' }
    const headers = { [IDEMPOTENCY_HEADER]: 'once-and-only-once' }
    const once = { params, headers, body: { state: 'done' } }
    const answer = await sample.priya.browser.get(RETRO_ROUTES.changeAction, once)
    await sample.priya.browser.get(RETRO_ROUTES.changeAction, { params, body: { state: 'open' } })
    expect(await sample.priya.browser.get(RETRO_ROUTES.changeAction, once)).toEqual(answer)
    const [row] = await rows(harness, 'SELECT state FROM "action" WHERE id = ?', params.actionId)
    expect(row).toEqual({ state: 'open' })

    const ask = (browser: SampleOkrs['ben']['browser'], body: object) =>
      browser.refusal(RETRO_ROUTES.changeAction, { params, body })
    expect((await ask(sample.ben.browser, { state: 'done' })).code).toBe('not-allowed')
    expect((await ask(other.priya.browser, { state: 'done' })).code).toBe('not-found')
    expect((await ask(sample.priya.browser, { ownerId: other.ana.personId })).fields).toHaveProperty(
      'ownerId',
    )
    expect((await ask(sample.priya.browser, { text: '' })).fields).toHaveProperty('text')
  })

  test('are owed by who looks after them', async () => {
    const sample = await publishSampleOkrs(harness)
    await closeRetro(harness, sample)
    const params = { teamId: sample.teamId }
    const { actions } = await sample.ana.browser.get(RECORD_ROUTES.owed, { params })
    expect(actions).toMatchObject([
      { text: 'Ask the network team early', dueOn: '2027-04-15', isOverdue: false, cycleName: '2027-Q1' },
    ])
    expect((await sample.ben.browser.get(RECORD_ROUTES.owed, { params })).actions).toEqual([])
  })
})

describe('[RE8] calibration', () => {
  test('has each cycle by the retro that counts, oldest first, with what was graded, and nobody’s name', async () => {
    const sample = await publishSampleOkrs(harness)
    const { keyResults, priya, teamId } = sample
    await insertCheckIns(harness, [
      { keyResultId: keyResults.deployTime, on: '2027-02-01', value: 40, confidence: 4, by: priya.personId },
    ])
    await closeRetro(harness, sample)
    const second = await holdRetro(harness, sample)
    const record = sampleRetro(sample)
    await priya.browser.get(RECORD_ROUTES.dropKeyResult, {
      params: { keyResultId: keyResults.nps },
      body: { reason: 'Nobody answered' },
    })
    await second.close({
      ...record,
      keyResults: record.keyResults.map((each) => (each.id === keyResults.nps ? said(each.id, null) : each)),
    })
    const seen = await priya.browser.get(RETRO_ROUTES.calibration, { params: { teamId } })
    expect(seen.cycles).toMatchObject([
      {
        ...{ cycle: { name: '2027-Q1' }, workshopId: second.workshopId, processPulse: record.processPulse },
        points: [
          {
            ...{ keyResultId: keyResults.deployTime, confidenceAtCommit: 7, confidenceAtMiddle: 4 },
            score: 0.9,
          },
          { keyResultId: keyResults.failures, confidenceAtCommit: 5, confidenceAtMiddle: null, score: 0.4 },
          { keyResultId: keyResults.uptime },
          { keyResultId: keyResults.audit, score: 0 },
        ],
      },
    ])
    const names = [sample.ana, sample.ben].flatMap(({ personId, name }) => [personId, `"${name}"`])
    for (const name of names) expect(JSON.stringify(seen.cycles)).not.toContain(name)
    expect((await sample.ana.browser.refusal(RETRO_ROUTES.calibration, { params: { teamId } })).code).toBe(
      'not-allowed',
    )
  })
})
