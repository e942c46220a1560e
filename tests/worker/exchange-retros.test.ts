import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXCHANGE_ROUTES } from '../../shared/api/exchange-routes.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { readCsv } from '../../shared/exchange/csv.ts'
import type { CsvRows } from '../../shared/exchange/csv-columns.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import { bringIn, exportTeam, startEmptyTeam } from './support/exchange-team.ts'
import { CREATE, type Harness, startHarness } from './support/harness.ts'
import { closeRetro, holdRetro, madeWith, sampleRetro } from './support/held-retro.ts'
import { withoutIds } from './support/same-document.ts'
import { insertCheckIns, publishSampleOkrs, rows, type SampleOkrs } from './support/sample-okrs.ts'

let harness: Harness
let sample: SampleOkrs
let document: TeamDocument
beforeAll(async () => {
  harness = await startHarness()
  sample = await publishSampleOkrs(harness)
  const { ana, keyResults, priya, teamId } = sample
  await insertCheckIns(harness, [
    { keyResultId: keyResults.deployTime, on: '2027-01-18', value: 40, confidence: 4, by: ana.personId },
  ])
  const first = await closeRetro(harness, sample)
  await priya.browser.get(RETRO_ROUTES.changeAction, {
    params: { actionId: first.record.actions[0]?.id ?? '' },
    body: { state: 'done' },
  })
  await harness.db
    .prepare('UPDATE learning SET removed_at_ms = 1803000000000 WHERE id = ?')
    .bind(first.record.learnings[0]?.id ?? '')
    .run()
  const second = await holdRetro(harness, sample, 'Retro 2027-Q1, once more')
  await second.close(
    sampleRetro(sample, {
      outcomes: [{ actionId: first.record.actions[1]?.id ?? '', outcome: 'let-go' }],
      learnings: [],
      actions: [],
    }),
  )
  document = await exportTeam({ browser: priya.browser, teamId })
})
afterAll(() => harness.dispose())

test('a team’s document holds its retros: what they said, and what has become of it', () => {
  expect(document.retros).toMatchObject([
    {
      ...{ title: 'Retro 2027-Q1', number: 1, revision: 1, finalisedBy: sample.priya.personId },
      said: { keyResults: [{ id: sample.keyResults.deployTime, score: 0.9 }, {}, {}, {}, {}] },
      learnings: [{ text: 'Pairing on releases worked.', removedAtMs: null }, { removedAtMs: 1803000000000 }],
      actions: [
        { text: 'Ask the network team early', state: 'done', settledBy: sample.priya.personId },
        { text: 'Write the release checklist', state: 'let-go', settledBy: null },
      ],
    },
    { number: 2, said: { outcomes: [{ outcome: 'let-go' }] } },
  ])
  expect(document.retros[0]?.confidence[0]).toEqual({
    ...{ keyResultId: sample.keyResults.deployTime, atCommit: 7, atMiddle: 4 },
  })
  expect(document.retros[0]?.words).toHaveLength(5)
  expect(document.retros[0]?.commitments?.map(({ commitment }) => commitment)).toEqual([
    ...['committed', 'aspirational', 'committed', 'committed', 'committed'],
  ])
})

test('it comes into an empty team exactly, and a second time as nothing', async () => {
  const team = await startEmptyTeam(harness)
  const { preview } = await bringIn(team, { kind: 'json', document })
  expect(preview.becomes.notes).toContain('Retros come in, too: 2, with 2 learnings and 2 actions.')
  const again = await exportTeam(team)
  expect(withoutIds(again)).toEqual(withoutIds(document))
  const [retro] = again.retros
  expect(JSON.stringify(again)).not.toContain(sample.keyResults.deployTime)
  expect(retro?.said.keyResults[0]?.id).toBe(again.workshops[0]?.objectives[0]?.keyResults[0]?.id)

  const second = await bringIn(team, { kind: 'json', document })
  expect(second.preview.becomes.notes).toEqual([])
  expect(withoutIds(await exportTeam(team))).toEqual(withoutIds(document))
})

test('what comes in is a retro like any other: a page, actions, calibration, terms, and the next planning looks back', async () => {
  const team = await startEmptyTeam(harness)
  await bringIn(team, { kind: 'json', document })
  const { retros } = await exportTeam(team)
  const [first, second] = retros
  const { workshops } = await team.browser.get(ROUTES.team, { params: team.params })
  // A list leads to the page: there is no room.
  expect(workshops.find((each) => each.workshopId === first?.id)).toMatchObject({
    ...{ kind: 'imported', hasRetro: true, revision: 1 },
  })
  const page = await team.browser.get(RETRO_ROUTES.retro, { params: { workshopId: first?.id ?? '' } })
  expect(page).toMatchObject({ number: 1, replacedBy: second?.id })
  expect(page.actions.map(({ owner }) => owner?.name)).toEqual(['Priya Raman', 'Ana'])
  const { cycles } = await team.browser.get(RETRO_ROUTES.calibration, { params: team.params })
  expect(cycles[0]).toMatchObject({ workshopId: second?.id, points: [{ score: 0.9 }, {}, {}, {}, {}] })
  const { actions } = await team.browser.get(RETRO_ROUTES.actions, { params: team.params })
  expect(actions.map(({ state }) => state).sort()).toEqual(['done', 'let-go'])
  const terms = await rows(harness, 'SELECT term FROM learning_term WHERE team_id = ?', team.teamId)
  expect(terms.length).toBeGreaterThan(3)

  const { workshopId } = await team.browser.get(ROUTES.createWorkshop, {
    body: {
      ...{ ...CREATE, team: { as: 'existing', teamId: team.teamId } },
      cycle: { name: '2027-Q2', startsOn: '2027-04-01', endsOn: '2027-06-30' },
    },
  })
  expect(Object.values(madeWith(harness, workshopId)['candidates'] ?? {})).toHaveLength(2)
})

test('retros of a later file come to the OKRs that an earlier one brought', async () => {
  const team = await startEmptyTeam(harness)
  await bringIn(team, { kind: 'json', document: { ...document, retros: [] } })
  const { preview } = await bringIn(team, { kind: 'json', document })
  expect(preview.becomes).toMatchObject({ retros: 2, workshops: [{ isHere: true, news: null }] })
  expect(preview.becomes.notes).toContain('Retros come in, too: 2, with 2 learnings and 2 actions.')
  const again = await exportTeam(team)
  expect(withoutIds(again)).toEqual(withoutIds(document))
  const params = { workshopId: again.retros[1]?.id ?? '' }
  const { objectives } = await team.browser.get(RETRO_ROUTES.retro, { params })
  expect(objectives[0]?.keyResults[0]?.id).toBe(again.workshops[0]?.objectives[0]?.keyResults[0]?.id)
  const third = await bringIn(team, { kind: 'json', document })
  expect([third.preview.becomes.retros, third.preview.becomes.notes]).toEqual([0, []])
})

test('[GR2] what was expected in a retro comes in as it was then', async () => {
  const team = await startEmptyTeam(harness)
  const then = { commitment: null, objectiveCommitment: 'aspirational' } as const
  const retros = document.retros.map((retro) => ({
    ...retro,
    commitments: retro.commitments?.map((each) => ({ ...each, ...then })),
  }))
  await bringIn(team, { kind: 'json', document: { ...document, retros } })
  const again = await exportTeam(team)
  expect(withoutIds(again)).toEqual(withoutIds({ ...document, retros }))
  const params = { workshopId: again.retros[0]?.id ?? '' }
  const [objective] = (await team.browser.get(RETRO_ROUTES.retro, { params })).objectives
  expect(objective).toMatchObject({ commitment: 'aspirational', commitmentNow: 'committed' })
  expect(objective?.keyResults[1]).toMatchObject({ commitment: null, commitmentNow: 'aspirational' })
})

test('a retro stays out whose OKRs are not here as the file has them, or whose cycle has one, and the preview says so', async () => {
  const { priya, teamId } = sample
  const [retro] = document.retros
  if (!retro) throw new Error('It has retros.')
  const elsewhere = { ...document, retros: [{ ...retro, id: 'held-elsewhere' }] }
  const { preview, imported } = await bringIn(
    { browser: priya.browser, params: { teamId } },
    { kind: 'json', document: elsewhere },
  )
  expect(preview.becomes.notes).toContain(
    'The retro “Retro 2027-Q1” is left out: its cycle has a retro here.',
  )
  expect(imported.workshopIds).toEqual([])

  const team = await startEmptyTeam(harness)
  const [workshop] = document.workshops
  const fewer = workshop?.objectives.slice(0, 1) ?? []
  const early = { ...document, retros: [], workshops: workshop ? [{ ...workshop, objectives: fewer }] : [] }
  await bringIn(team, { kind: 'json', document: early })
  const later = await team.browser.get(EXCHANGE_ROUTES.previewImport, {
    params: team.params,
    body: { file: { kind: 'json', document } },
  })
  expect(later.becomes.notes).toContain(
    'The retro “Retro 2027-Q1” is left out: the OKRs that it looks back on are not here as the file has them.',
  )
  expect((await exportTeam(team)).retros).toEqual([])
})

test('a file from before there were retros comes in, and one that refers to nothing does not', async () => {
  const team = await startEmptyTeam(harness)
  const { retros, agendas: _agendas, linkedTeams: _links, ...before } = document
  await bringIn(team, { kind: 'json', document: { ...before, format: 'turnout.team/1' } })
  expect((await exportTeam(team)).workshops).toHaveLength(1)
  const [retro] = retros
  // One from before words and commitments were kept comes in with those of today.
  const worded = await startEmptyTeam(harness)
  const { words: _words, commitments: _commitments, ...without } = retro ?? {}
  await bringIn(worded, { kind: 'json', document: { ...document, retros: [without] } })
  const [read] = (await exportTeam(worded)).retros
  const params = { workshopId: read?.id ?? '' }
  expect((await worded.browser.get(RETRO_ROUTES.retro, { params })).objectives[0]).toMatchObject({
    ...{ text: 'Establish a world-class CI/CD pipeline', textNow: null },
  })
  const expectedOf = (its: typeof retro) => its?.commitments?.map(({ keyResultId: _, ...each }) => each)
  expect(expectedOf(read)).toEqual(expectedOf(retro))
  const loose = { ...document, retros: retro ? [{ ...retro, cycleId: 'no-such-cycle' }] : [] }
  const refused = await team.browser.refusal(EXCHANGE_ROUTES.previewImport, {
    params: team.params,
    body: { file: { kind: 'json', document: loose } },
  })
  expect(refused.fields).toHaveProperty(['document.retros.0'])
})

test('a cycle has its retros, for guests those that they joined', async () => {
  const { ana, olu, cycleId } = sample
  const params = { cycleId }
  const own = await ana.browser.get(EXCHANGE_ROUTES.exportCycleJson, { params })
  expect(own.retros.map(({ number }) => number)).toEqual([1, 2])
  expect(own.people.map(({ name }) => name)).toContain('Priya Raman')
  expect((await olu.browser.get(EXCHANGE_ROUTES.exportCycleJson, { params })).retros).toEqual([])
  expect((await ana.browser.get(RECORD_ROUTES.owed, { params: { teamId: sample.teamId } })).actions).toEqual(
    [],
  )
})

test('a workshop has the retros that look back on it, and a retro what it looks back on', async () => {
  const { ana, olu, workshopId } = sample
  const take = (id: string, browser = ana.browser) =>
    browser.get(EXCHANGE_ROUTES.exportWorkshopJson, { params: { workshopId: id } })
  const ids = async (taken: Promise<TeamDocument>) => {
    const { workshops, retros } = await taken
    return [workshops.map(({ id }) => id), retros.map(({ number }) => number)]
  }
  expect(await ids(take(workshopId))).toEqual([[workshopId], [1, 2]])
  const [first] = document.retros
  expect(await ids(take(first?.id ?? ''))).toEqual([[workshopId], [1]])
  // Who was in no retro takes none along.
  expect(await ids(take(workshopId, olu.browser))).toEqual([[workshopId], []])

  const team = await startEmptyTeam(harness)
  await bringIn(team, { kind: 'json', document: await take(first?.id ?? '') })
  const again = await exportTeam(team)
  expect(again.retros.map(({ title, said }) => [title, said.keyResults.length])).toEqual([
    ['Retro 2027-Q1', 5],
  ])
})

test('what retros left is a table each, and a part of the Markdown', async () => {
  const { priya, teamId, keyResults } = sample
  const params = { teamId }
  const table = async (rows: CsvRows) => {
    const { header, rows: read } = readCsv(
      await priya.browser.get(EXCHANGE_ROUTES.exportTeamCsv, { params, query: { rows } }),
    )
    return read.map(({ cells }) => Object.fromEntries(cells.map((cell, at) => [header[at], cell])))
  }
  const scores = await table('scores')
  expect(scores).toHaveLength(10)
  expect(scores[1]).toEqual({
    ...{ Cycle: '2027-Q1', Objective: 'Establish a world-class CI/CD pipeline', Score: '0.4' },
    ...{ 'Key result': 'Failed deployments fall from 30% to 10%', 'Key result id': keyResults.failures },
    ...{ 'Lowest grade': '0.2', 'Highest grade': '0.6', Grades: '3', Cause: 'a dependency' },
    ...{ 'Note on the cause': 'The network team had no time.', Decision: 'modify' },
    ...{ Why: 'Count rollbacks instead.', 'Owner’s word': '' },
    ...{ 'Confidence at commit': '5', 'Confidence at the middle': '', Retro: 'Retro 2027-Q1', Number: '1' },
    ...{ Counts: 'no', 'Closed on': '2027-01-04', 'Retro id': document.retros[0]?.id },
  })
  expect(scores.map(({ Counts }) => Counts).filter((counts) => counts === 'yes')).toHaveLength(5)
  expect(await table('learnings')).toMatchObject([
    { Learning: 'Pairing on releases worked.', Kind: 'What worked', 'Key result': '' },
  ])
  expect(await table('actions')).toMatchObject([
    { Action: 'Ask the network team early', Owner: 'Ana', State: 'done' },
    { Action: 'Write the release checklist', State: 'let go', Until: '2027-04-09' },
  ])
  const markdown = await priya.browser.get(EXCHANGE_ROUTES.exportTeamMarkdown, { params })
  const from = markdown.indexOf('### Retro 2027-Q1, once more')
  expect(markdown.slice(from).split('\n').filter(Boolean)).toEqual(
    expect.arrayContaining([
      'Retro 2 of this cycle: its scores and decisions count.',
      'Mean score: 0.5',
      '- **0.4** Failed deployments fall from 30% to 10%; missed for a dependency: The network team had no time.',
      '- Pairing on releases worked.',
      '- [x] Ask the network team early (Ana, until 2027-04-15, done)',
    ]),
  )
})
