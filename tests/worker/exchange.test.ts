import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXCHANGE_ROUTES, type ImportFile } from '../../shared/api/exchange-routes.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { TOKEN_ROUTES } from '../../shared/api/token-routes.ts'
import { readCsv } from '../../shared/exchange/csv.ts'
import { STATE_WORDS } from '../../shared/exchange/csv-export.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import type { Browser } from './support/browser.ts'
import { closedBallotOf } from './support/exchange-history.ts'
import { addHistory, bringIn, countAll, exportTeam, startEmptyTeam } from './support/exchange-team.ts'
import { CYCLE, type Harness, startHarness } from './support/harness.ts'
import { withoutIds } from './support/same-document.ts'
import { publishSampleOkrs, rows, type SampleOkrs } from './support/sample-okrs.ts'

let harness: Harness
let sample: SampleOkrs
beforeAll(async () => {
  harness = await startHarness()
  sample = await publishSampleOkrs(harness)
  await addHistory(harness, sample)
})
afterAll(() => harness.dispose())

describe('a team’s document', () => {
  let document: TeamDocument
  beforeAll(async () => {
    document = await exportTeam({ browser: sample.priya.browser, teamId: sample.teamId })
  })

  test('holds everything, and no secret', () => {
    const [workshop] = document.workshops
    expect(document.people.map(({ name }) => name)).toEqual(['Priya Raman', 'Ana', 'Ben', 'Olu'])
    expect(workshop?.revisions.map(({ revision }) => revision)).toEqual([1, 2])
    expect(workshop?.ballots).toHaveLength(1)
    const keyResults = workshop?.objectives.flatMap((objective) => objective.keyResults) ?? []
    expect(keyResults).toHaveLength(5)
    const failures = keyResults.find(({ id }) => id === sample.keyResults.failures)
    expect(failures?.checkIns.map(({ value, by }) => [value, by.token])).toEqual([
      [-0.30000000000000004, null],
      [12.5, 'CI metrics'],
    ])
    expect(failures?.initiatives.map(({ text, state }) => [text, state])).toEqual([
      ['Talk to the vendor', 'doing'],
    ])
    const audit = keyResults.find(({ id }) => id === sample.keyResults.audit)
    expect(audit?.dropped).toEqual({ inRevision: 2, reason: 'No audit comes this year' })
    expect(document.supports).toHaveLength(1)
    expect(document.team.rhythm).toEqual({ everyWeeks: 2, weekday: 3, staleAfterDays: 3 })
    expect(JSON.stringify(document)).not.toMatch(/a-hash|joinSalt|secretHash/)
  })

  test('comes into an empty team exactly: taken along again it is the same apart from ids', async () => {
    const team = await startEmptyTeam(harness)
    const { preview, imported } = await bringIn(team, { kind: 'json', document })
    expect(preview.becomes.newPeople).toEqual(['Ana', 'Ben', 'Olu'])
    expect(preview.becomes.cycles).toEqual([{ ...CYCLE, isNew: false }])
    expect(imported.counts).toEqual({ objectives: 2, keyResults: 5, checkIns: 5, changes: 1, ballots: 1 })
    const again = await exportTeam(team)
    expect(withoutIds(again)).toEqual(withoutIds(document))
    // All ids of the living original are its own still.
    expect(JSON.stringify(again)).not.toContain(sample.keyResults.deployTime)
    const [workshop] = await rows(
      harness,
      'SELECT kind, closed_at_ms FROM workshop WHERE id = ?',
      again.workshops[0]?.id ?? '',
    )
    expect(workshop).toEqual({ kind: 'imported', closed_at_ms: expect.any(Number) })
    const { workshops } = await team.browser.get(ROUTES.team, { params: team.params })
    expect(workshops.map(({ kind }) => kind).sort()).toEqual(['imported', 'planning'])
  })

  test('comes back a second time as nothing', async () => {
    const team = await startEmptyTeam(harness)
    await bringIn(team, { kind: 'json', document })
    const before = await countAll(harness)
    const { preview, imported } = await bringIn(team, { kind: 'json', document })
    expect(preview.becomes.workshops.map(({ isHere }) => isHere)).toEqual([true])
    expect(imported).toMatchObject({ workshopIds: [], cycleId: null })
    expect(await countAll(harness)).toEqual({ ...before, done_request: before['done_request'] + 1 })
  })

  test('into the team that it comes from is nothing either', async () => {
    const { browser } = sample.priya
    const before = await countAll(harness)
    const preview = await browser.get(EXCHANGE_ROUTES.previewImport, {
      params: { teamId: sample.teamId },
      body: { file: { kind: 'json', document } },
    })
    expect(preview.becomes).toMatchObject({ counts: { keyResults: 0 }, newPeople: [], takesSettings: false })
    expect(await countAll(harness)).toEqual(before)
  })

  test('is done once under one key', async () => {
    const team = await startEmptyTeam(harness)
    const { imported, body, key } = await bringIn(team, { kind: 'json', document })
    const before = await countAll(harness)
    const headers = { [IDEMPOTENCY_HEADER]: key }
    const again = await team.browser.get(EXCHANGE_ROUTES.confirmImport, {
      params: team.params,
      body,
      headers,
    })
    expect(again).toEqual(imported)
    expect(await countAll(harness)).toEqual(before)
  })

  test('is neither doubled nor lost when the Worker dies on the way, wherever it is', async () => {
    const team = await startEmptyTeam(harness)
    const file: ImportFile = { kind: 'json', document }
    const { fingerprint } = await team.browser.get(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file },
    })
    const ask = {
      ...{ params: team.params, body: { file, fingerprint } },
      headers: { [IDEMPOTENCY_HEADER]: 'died-importing' },
    }
    const send = () =>
      team.browser.ask(EXCHANGE_ROUTES.confirmImport, ask).then(
        ({ status }) => status,
        () => 'lost',
      )
    const before = await countAll(harness)
    // Somewhere before its write, or after it.
    const early = send()
    await harness.restart()
    await early
    const { workshop } = await countAll(harness)
    expect([before['workshop'], before['workshop'] + 1]).toContain(workshop)
    // Between its write and its answer, unless it was done already.
    if (workshop === before['workshop']) {
      const { stalled } = await harness.stallAfterWrite()
      const late = send()
      await stalled()
      await harness.restart()
      expect(await late).not.toBe(200)
    }
    const { counts } = await team.browser.get(EXCHANGE_ROUTES.confirmImport, ask)
    expect(counts).toMatchObject({ keyResults: 5, checkIns: 5 })
    expect(await countAll(harness)).toMatchObject({
      workshop: before['workshop'] + 1,
      key_result: before['key_result'] + 5,
      check_in: before['check_in'] + 5,
      done_request: before['done_request'] + 1,
    })
    expect(withoutIds(await exportTeam(team))).toEqual(withoutIds(document))
  })

  test('is written whole or not at all', async () => {
    const team = await startEmptyTeam(harness)
    const preview = await team.browser.get(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file: { kind: 'json', document } },
    })
    const before = await countAll(harness)
    // The last rows that an import writes cannot be written.
    await harness.db
      .prepare(`CREATE TRIGGER fail BEFORE INSERT ON support_link BEGIN SELECT RAISE(ABORT, 'full'); END`)
      .run()
    const body = { file: { kind: 'json', document }, fingerprint: preview.fingerprint }
    const refusal = await team.browser.refusal(EXCHANGE_ROUTES.confirmImport, { params: team.params, body })
    await harness.db.prepare('DROP TRIGGER fail').run()
    expect(refusal.status).toBe(500)
    expect(await countAll(harness)).toEqual(before)
  })

  test('reads on its new pages as on those that it comes from', async () => {
    const team = await startEmptyTeam(harness)
    await bringIn(team, { kind: 'json', document })
    const read = async (browser: Browser, teamId: string) => {
      const okrs = await browser.get(RECORD_ROUTES.cycleOkrs, { params: { teamId } })
      const names = new Map<string, string>([[teamId, 'team']])
      const name = (id: string, as: string) => names.set(id, names.get(id) ?? as)
      const pages: unknown[] = [okrs]
      for (const objective of okrs.objectives) {
        name(objective.id, `objective of ${objective.text}`)
        name(objective.workshopId, 'workshop')
        pages.push(await browser.get(RECORD_ROUTES.objective, { params: { objectiveId: objective.id } }))
        for (const { id, text, initiatives } of objective.keyResults) {
          name(id, `key result ${text}`)
          for (const initiative of initiatives) name(initiative.id, `initiative ${initiative.text}`)
          const page = await browser.get(RECORD_ROUTES.keyResult, { params: { keyResultId: id } })
          pages.push(page)
          // What comes from a row of its own has its id, what is derived has one made of others.
          for (const [at, entry] of page.history.entries()) name(entry.id, `entry ${at} of ${text}`)
        }
        for (const { supportId } of objective.supports) name(supportId, 'support')
      }
      for (const { personId, name: called } of okrs.people) name(personId, `person ${called}`)
      for (const { cycleId, name: called } of okrs.cycles) name(cycleId, `cycle ${called}`)
      const byLength = [...names].sort(([one], [other]) => other.length - one.length)
      return byLength.reduce((text, [id, as]) => text.replaceAll(id, as), JSON.stringify(pages, null, 1))
    }
    expect(await read(team.browser, team.teamId)).toBe(await read(sample.priya.browser, sample.teamId))
  })

  test('that is damaged is refused, with where', async () => {
    const team = await startEmptyTeam(harness)
    const [workshop] = document.workshops
    const file = { kind: 'json', document: { ...document, workshops: [{ ...workshop, cycleId: 'nowhere' }] } }
    const refusal = await team.browser.refusal(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file },
    })
    expect(refusal).toMatchObject({
      status: 422,
      fields: { 'document.workshops.0.cycleId': 'The document has no nowhere among its cycles.' },
    })
    const other = await team.browser.refusal(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file: { kind: 'json', document: { ...document, format: 'turnout.team/3' } } },
    })
    expect(other.fields).toEqual({ 'document.format': 'This file is not in the format turnout.team/2.' })
  })
})

describe('who may take what along', () => {
  test('a guest: of a cycle the workshops they joined, with the votes they were there for; not the team', async () => {
    const its = await publishSampleOkrs(harness, { publishedOn: null, teamName: 'With guests' })
    await its.room.send({ ...closedBallotOf(its), ballotId: 'ballot-of-guests' })
    const member = { browser: its.priya.browser, params: { teamId: its.teamId } }
    const inCycle = { params: { cycleId: its.cycleId } }
    // Another workshop of the cycle, which the guest sees on pages, and did not take part in.
    const text = 'Objective,Key result\nNobody waits for us,Answers come within a day\n'
    const { imported } = await bringIn(member, { kind: 'csv', text, title: 'Brought in', ...inCycle.params })

    const { browser } = its.ana
    const page = { params: member.params, query: { cycle: its.cycleId } }
    const seen = await browser.get(RECORD_ROUTES.cycleOkrs, page)
    expect(seen.objectives.map((objective) => objective.text)).toContain('Nobody waits for us')
    const all = await member.browser.get(EXCHANGE_ROUTES.exportCycleJson, inCycle)
    expect(all.workshops).toHaveLength(2)
    const { workshops, people } = await browser.get(EXCHANGE_ROUTES.exportCycleJson, inCycle)
    expect(workshops).toEqual(all.workshops.filter(({ id }) => id === its.workshopId))
    expect(workshops[0]?.ballots).toHaveLength(1)
    expect(people.map(({ name }) => name)).toEqual(['Priya Raman', 'Ana', 'Ben'])
    const table = await browser.get(EXCHANGE_ROUTES.exportCycleCsv, {
      ...inCycle,
      query: { rows: 'key-results' },
    })
    const markdown = await browser.get(EXCHANGE_ROUTES.exportCycleMarkdown, inCycle)
    for (const words of [table, markdown]) expect(words).not.toContain('Answers come within a day')
    const other = { params: { workshopId: imported.workshopIds[0] ?? '' } }
    expect((await browser.refusal(EXCHANGE_ROUTES.exportWorkshopJson, other)).code).toBe('not-found')

    const refusal = await browser.refusal(EXCHANGE_ROUTES.exportTeamJson, {
      params: { teamId: its.teamId },
    })
    expect(refusal).toMatchObject({ status: 403, code: 'not-allowed' })
    const body = { file: { kind: 'csv', title: 'x', text: '' } }
    expect(
      await browser.refusal(EXCHANGE_ROUTES.previewImport, { params: { teamId: its.teamId }, body }),
    ).toMatchObject({ status: 403 })
  })

  test('a program with the scope to write: it brings a table in, and its check-ins are its own', async () => {
    const team = await startEmptyTeam(harness)
    const { secret } = await team.browser.get(TOKEN_ROUTES.createToken, {
      params: team.params,
      body: { name: 'Nightly sheet', scopes: ['write'] },
    })
    const program = harness.browser()
    const headers = { authorization: `Bearer ${secret}` }
    const [cycle] = await rows(harness, 'SELECT id FROM cycle WHERE team_id = ?', team.teamId)
    const file = {
      ...{ kind: 'csv' as const, title: 'Nightly', cycleId: String(cycle?.['id']) },
      text: 'Objective,Key result,Owner,Current value,Current confidence\nO,K,Priya Raman,3,7',
    }
    const asked = { params: team.params, headers }
    const { fingerprint } = await program.get(EXCHANGE_ROUTES.previewImport, { ...asked, body: { file } })
    await program.get(EXCHANGE_ROUTES.confirmImport, { ...asked, body: { file, fingerprint } })
    const [workshop] = (await exportTeam(team)).workshops
    expect(workshop?.objectives[0]?.keyResults[0]?.checkIns[0]?.by).toEqual({
      personId: null,
      token: 'Nightly sheet',
    })
    const { tokens } = await team.browser.get(TOKEN_ROUTES.tokens, { params: team.params })
    expect(tokens.map(({ name }) => name)).toEqual(['Nightly sheet'])
    expect(await program.refusal(EXCHANGE_ROUTES.exportTeamJson, asked)).toMatchObject({ status: 403 })
  })

  test('a stranger: nothing', async () => {
    const { browser } = await startEmptyTeam(harness, 'Strangers')
    const found = [
      await browser.refusal(EXCHANGE_ROUTES.exportTeamCsv, { params: { teamId: sample.teamId } }),
      await browser.refusal(EXCHANGE_ROUTES.exportCycleMarkdown, { params: { cycleId: sample.cycleId } }),
      await browser.refusal(EXCHANGE_ROUTES.exportWorkshopCsv, { params: { workshopId: sample.workshopId } }),
    ]
    expect(found.map(({ status }) => status)).toEqual([404, 404, 404])
  })
})

describe('CSV and Markdown', () => {
  test('a row for each key result with its current values, and one for each check-in', async () => {
    const { browser } = sample.priya
    const params = { workshopId: sample.workshopId }
    const reply = await browser.ask(EXCHANGE_ROUTES.exportWorkshopCsv, { params, query: { download: '1' } })
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(reply.headers.get('content-disposition')).toBe(
      'attachment; filename="okrs-Platform-2027-Q1-key-results-2027-01-20.csv"',
    )
    const table = readCsv(await reply.text())
    const column = (name: string) => table.rows.map(({ cells }) => cells[table.header.indexOf(name)])
    expect(column('Owner')).toEqual(['Ana', 'Ben', 'Priya Raman', 'Ana', 'Priya Raman'])
    expect(column('Current value')).toEqual(['40.1', '12.5', '', '', ''])
    expect(column('Dropped because')).toEqual(['', '', '', '', 'No audit comes this year'])
    const checkIns = await browser.get(EXCHANGE_ROUTES.exportCycleCsv, {
      params: { cycleId: sample.cycleId },
      query: { rows: 'check-ins' },
    })
    expect(checkIns).toContain(`,"'=1+1 is what it ""was"", said Ana",`)
    expect(checkIns).toContain(',-0.30000000000000004,')
    expect(readCsv(checkIns).rows).toHaveLength(5)
  })

  test('says what the pages say', async () => {
    const { browser } = sample.priya
    const params = { cycleId: sample.cycleId }
    const csv = await browser.get(EXCHANGE_ROUTES.exportCycleCsv, { params })
    const table = readCsv(csv)
    const column = (name: string) => table.rows.map(({ cells }) => cells[table.header.indexOf(name)])
    const { objectives } = await browser.get(RECORD_ROUTES.cycleOkrs, { params: { teamId: sample.teamId } })
    const keyResults = objectives.flatMap((objective) => objective.keyResults)
    expect(column('State')).toEqual(keyResults.map(({ state }) => STATE_WORDS[state]))
    expect(column('Progress').map(Number)).toEqual(
      keyResults.map(({ progress }) => Math.round((progress ?? 0) * 1000) / 1000),
    )
    expect(column('Key result id')).toEqual(keyResults.map(({ id }) => id))
    const markdown = await browser.get(EXCHANGE_ROUTES.exportCycleMarkdown, {
      params: { cycleId: sample.cycleId },
    })
    expect(markdown).toContain('# Platform: OKRs 2027-Q1\n')
    expect(markdown).toContain('- **Deployments take 24 minutes instead of 48**')
    expect(markdown).toContain('  - Corrected on 2027-01-03: The team got smaller')
    expect(markdown).toContain('- ~~The security audit is passed~~ No audit comes this year')
  })
})
