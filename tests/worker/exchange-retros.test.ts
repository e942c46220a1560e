import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXCHANGE_ROUTES } from '../../shared/api/exchange-routes.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { RETRO_ROUTES } from '../../shared/api/retro-routes.ts'
import { ROUTES } from '../../shared/api/routes.ts'
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

test('a retro about OKRs that are here already is left out, and the preview says so', async () => {
  const team = await startEmptyTeam(harness)
  await bringIn(team, { kind: 'json', document: { ...document, retros: [] } })
  const { preview, imported } = await bringIn(team, { kind: 'json', document })
  expect(preview.becomes.notes).toContain(
    'The retro “Retro 2027-Q1” is left out: the OKRs that it looks back on are here already.',
  )
  expect(imported.workshopIds).toEqual([])
  expect((await exportTeam(team)).retros).toEqual([])
})

test('a file from before there were retros comes in, and one that refers to nothing does not', async () => {
  const team = await startEmptyTeam(harness)
  const { retros, agendas: _agendas, linkedTeams: _links, ...before } = document
  await bringIn(team, { kind: 'json', document: { ...before, format: 'turnout.team/1' } })
  expect((await exportTeam(team)).workshops).toHaveLength(1)
  const [retro] = retros
  const loose = { ...document, retros: retro ? [{ ...retro, cycleId: 'no-such-cycle' }] : [] }
  const refused = await team.browser.refusal(EXCHANGE_ROUTES.previewImport, {
    params: team.params,
    body: { file: { kind: 'json', document: loose } },
  })
  expect(refused.fields).toHaveProperty(['document.retros.0'])
})

test('a cycle has its retros, for guests those that they joined; a single workshop has none', async () => {
  const { ana, olu, cycleId, workshopId } = sample
  const params = { cycleId }
  const own = await ana.browser.get(EXCHANGE_ROUTES.exportCycleJson, { params })
  expect(own.retros.map(({ number }) => number)).toEqual([1, 2])
  expect(own.people.map(({ name }) => name)).toContain('Priya Raman')
  expect((await olu.browser.get(EXCHANGE_ROUTES.exportCycleJson, { params })).retros).toEqual([])
  const one = await ana.browser.get(EXCHANGE_ROUTES.exportWorkshopJson, { params: { workshopId } })
  expect(one.retros).toEqual([])
  expect((await ana.browser.get(RECORD_ROUTES.owed, { params: { teamId: sample.teamId } })).actions).toEqual(
    [],
  )
})
