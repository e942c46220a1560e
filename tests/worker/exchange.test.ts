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
import { closedBallotOf, fiveYears } from './support/exchange-history.ts'
import { CYCLE, type Harness, startHarness, startWorkshop } from './support/harness.ts'
import { withoutIds } from './support/same-document.ts'
import { insertCheckIns, publishSampleOkrs, rows, type SampleOkrs, setDay } from './support/sample-okrs.ts'

let harness: Harness
let sample: SampleOkrs
beforeAll(async () => {
  harness = await startHarness()
  sample = await publishSampleOkrs(harness)
  await addHistory(sample)
})
afterAll(() => harness.dispose())

/** All that can happen to OKRs: a vote, a second revision, check-ins, corrections, an initiative, a support, a program. */
async function addHistory(of: SampleOkrs) {
  const { keyResults, objectives, okrs, priya, ana, ben, teamId, workshopId, publish, room } = of
  await room.send(closedBallotOf(of))
  const [pipeline, trust] = okrs.objectives
  if (!pipeline || !trust) throw new Error('The sample has two objectives')
  const kept = trust.keyResults.filter(({ id }) => id !== keyResults.audit)
  const dropped = [{ id: keyResults.audit, kind: 'keyResult' as const, reason: 'No audit comes this year' }]
  await publish({ objectives: [pipeline, { ...trust, keyResults: kept }], dropped }, 2)
  const step = { text: 'Ask the platform team', ownerId: ben.personId }
  await insertCheckIns(harness, [
    {
      keyResultId: keyResults.deployTime,
      on: '2027-01-11',
      value: 44.5,
      confidence: 7,
      note: '=1+1 is what it "was", said Ana',
      by: ana.personId,
    },
    {
      keyResultId: keyResults.deployTime,
      on: '2027-01-18',
      value: 40.1,
      confidence: 4,
      nextStep: step,
      by: ana.personId,
    },
    { keyResultId: keyResults.failures, on: '2027-01-18', value: -0.30000000000000004, by: ben.personId },
    { keyResultId: keyResults.uptime, on: '2027-01-18', value: null, confidence: 8, by: priya.personId },
  ])
  const run = (query: string, ...values: (string | number | null)[]) =>
    harness.db
      .prepare(query)
      .bind(...values)
      .run()
  await run(
    `INSERT INTO api_token (id, team_id, name, scopes_json, secret_hash, created_by, created_at_ms)
     VALUES ('token-1', ?, 'CI metrics', '["check-in"]', 'a-hash', ?, 1)`,
    teamId,
    priya.personId,
  )
  await run(
    `INSERT INTO check_in (id, key_result_id, value, confidence, note, token_id, made_on, made_at_ms)
     VALUES ('pushed-1', ?, 12.5, 6, '', 'token-1', '2027-01-19', 1800360000000)`,
    keyResults.failures,
  )
  await run(
    `INSERT INTO course_change (id, kind, objective_id, key_result_id, changes_json, reason, member_id, made_at_ms, after_revision)
     VALUES ('change-1', 'corrected', ?, ?, ?, 'The team got smaller', ?, 1799000000000, 2)`,
    objectives.pipeline,
    keyResults.deployTime,
    JSON.stringify([
      { field: 'ownerId', from: ben.personId, to: ana.personId },
      { field: 'target', from: 20, to: 24 },
    ]),
    priya.personId,
  )
  await run(
    `INSERT INTO initiative (id, workshop_id, position, first_revision, revision, key_result_id, text, owner_id, state, added_at_ms)
     VALUES ('added-1', ?, 0, 2, 2, ?, 'Talk to the vendor', NULL, 'doing', 1799000000001)`,
    workshopId,
    keyResults.failures,
  )
  await run(
    `INSERT INTO support_link (id, objective_id, supports_objective_id, supports_key_result_id, contribution, created_by, created_at_ms)
     VALUES ('support-1', ?, ?, ?, 'Faster releases make people trust us', ?, 1799000000002)`,
    objectives.pipeline,
    objectives.trust,
    keyResults.nps,
    priya.personId,
  )
  await run(`UPDATE team SET check_in_every_weeks = 2, check_in_weekday = 3 WHERE id = ?`, teamId)
  await setDay(harness, '2027-01-20')
}

const exportTeam = ({ browser, teamId }: { browser: Browser; teamId: string }) =>
  browser.get(EXCHANGE_ROUTES.exportTeamJson, { params: { teamId } })

async function startEmptyTeam(name = 'Platform') {
  const { facilitator: browser, teamId, me } = await startWorkshop(harness, { team: { as: 'new', name } })
  return { browser, teamId, params: { teamId }, me }
}

async function bringIn(
  { browser, params }: { browser: Browser; params: { teamId: string } },
  file: ImportFile,
  { key = crypto.randomUUID(), leaveOutFaulty = false } = {},
) {
  const preview = await browser.get(EXCHANGE_ROUTES.previewImport, { params, body: { file } })
  const body = { file, fingerprint: preview.fingerprint, leaveOutFaulty }
  const imported = await browser.get(EXCHANGE_ROUTES.confirmImport, {
    params,
    body,
    headers: { [IDEMPOTENCY_HEADER]: key },
  })
  return { preview, imported, body, key }
}

const countAll = async () => {
  const tables = [
    'member',
    'cycle',
    'workshop',
    'okr_revision',
    'ballot',
    'objective',
    'key_result',
    'initiative',
  ]
  const more = ['check_in', 'course_change', 'support_link', 'api_token', 'done_request']
  const counted = await Promise.all(
    [...tables, ...more].map(async (table) => [
      table,
      (await rows(harness, `SELECT count(*) AS n FROM ${table}`))[0]?.['n'],
    ]),
  )
  return Object.fromEntries(counted)
}

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
    const team = await startEmptyTeam()
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
    const team = await startEmptyTeam()
    await bringIn(team, { kind: 'json', document })
    const before = await countAll()
    const { preview, imported } = await bringIn(team, { kind: 'json', document })
    expect(preview.becomes.workshops.map(({ isHere }) => isHere)).toEqual([true])
    expect(imported).toMatchObject({ workshopIds: [], cycleId: null })
    expect(await countAll()).toEqual({ ...before, done_request: before['done_request'] + 1 })
  })

  test('into the team that it comes from is nothing either', async () => {
    const { browser } = sample.priya
    const before = await countAll()
    const preview = await browser.get(EXCHANGE_ROUTES.previewImport, {
      params: { teamId: sample.teamId },
      body: { file: { kind: 'json', document } },
    })
    expect(preview.becomes).toMatchObject({ counts: { keyResults: 0 }, newPeople: [], takesSettings: false })
    expect(await countAll()).toEqual(before)
  })

  test('is done once under one key', async () => {
    const team = await startEmptyTeam()
    const { imported, body, key } = await bringIn(team, { kind: 'json', document })
    const before = await countAll()
    const headers = { [IDEMPOTENCY_HEADER]: key }
    const again = await team.browser.get(EXCHANGE_ROUTES.confirmImport, {
      params: team.params,
      body,
      headers,
    })
    expect(again).toEqual(imported)
    expect(await countAll()).toEqual(before)
  })

  test('is neither doubled nor lost when the Worker dies on the way, wherever it is', async () => {
    const team = await startEmptyTeam()
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
    const before = await countAll()
    // Somewhere before its write, or after it.
    const early = send()
    await harness.restart()
    await early
    const { workshop } = await countAll()
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
    expect(await countAll()).toMatchObject({
      workshop: before['workshop'] + 1,
      key_result: before['key_result'] + 5,
      check_in: before['check_in'] + 5,
      done_request: before['done_request'] + 1,
    })
    expect(withoutIds(await exportTeam(team))).toEqual(withoutIds(document))
  })

  test('is written whole or not at all', async () => {
    const team = await startEmptyTeam()
    const preview = await team.browser.get(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file: { kind: 'json', document } },
    })
    const before = await countAll()
    // The last rows that an import writes cannot be written.
    await harness.db
      .prepare(`CREATE TRIGGER fail BEFORE INSERT ON support_link BEGIN SELECT RAISE(ABORT, 'full'); END`)
      .run()
    const body = { file: { kind: 'json', document }, fingerprint: preview.fingerprint }
    const refusal = await team.browser.refusal(EXCHANGE_ROUTES.confirmImport, { params: team.params, body })
    await harness.db.prepare('DROP TRIGGER fail').run()
    expect(refusal.status).toBe(500)
    expect(await countAll()).toEqual(before)
  })

  test('reads on its new pages as on those that it comes from', async () => {
    const team = await startEmptyTeam()
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
    const team = await startEmptyTeam()
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
      body: { file: { kind: 'json', document: { ...document, format: 'turnout.team/2' } } },
    })
    expect(other.fields).toEqual({ 'document.format': 'This file is not in the format turnout.team/1.' })
  })
})

describe('who may take what along', () => {
  test('a guest: the cycles they joined, without votes; not the team', async () => {
    const { browser } = sample.ana
    const its = await browser.get(EXCHANGE_ROUTES.exportCycleJson, { params: { cycleId: sample.cycleId } })
    expect(its.workshops[0]?.ballots).toEqual([])
    expect(its.people.map(({ name }) => name)).toEqual(['Priya Raman', 'Ana', 'Ben'])
    const refusal = await browser.refusal(EXCHANGE_ROUTES.exportTeamJson, {
      params: { teamId: sample.teamId },
    })
    expect(refusal).toMatchObject({ status: 403, code: 'not-allowed' })
    const body = { file: { kind: 'csv', title: 'x', text: '' } }
    expect(
      await browser.refusal(EXCHANGE_ROUTES.previewImport, { params: { teamId: sample.teamId }, body }),
    ).toMatchObject({ status: 403 })
  })

  test('a program with the scope to write: it brings a table in, and its check-ins are its own', async () => {
    const team = await startEmptyTeam()
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
    const { browser } = await startEmptyTeam('Strangers')
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

describe('a CSV file', () => {
  const HEADER = 'Objective,Key result,Owner,Baseline,Target,Unit,Due,Current value,Current confidence'
  const FAULTS = [
    {
      column: 'Key result',
      of: (cells: string[]) => cells.with(1, ''),
      reason: 'Say what the key result is.',
    },
    {
      column: 'Objective',
      of: (cells: string[]) => cells.with(0, ' '),
      reason: 'Name the objective that it belongs to.',
    },
    {
      column: 'Target',
      of: (cells: string[]) => cells.with(4, 'a lot'),
      reason: 'This is not a number (with a point before decimals).',
    },
    {
      column: 'Target',
      of: (cells: string[]) => cells.with(4, cells[3] ?? ''),
      reason: 'The target equals the start. Where should it end?',
    },
    {
      column: 'Due',
      of: (cells: string[]) => cells.with(6, '2027-02-30'),
      reason: 'This is not a day, such as 2027-03-31.',
    },
    {
      column: 'Due',
      of: (cells: string[]) => cells.with(6, '2027-04-01'),
      reason: 'It must be inside the cycle (2027-01-01 to 2027-03-31).',
    },
    {
      column: 'Current confidence',
      of: (cells: string[]) => cells.with(8, '11'),
      reason: 'Use a whole number from 0 to 10.',
    },
  ]
  /** 500 rows, of which every 25th has a fault, in turn another one. */
  function bigFile() {
    const faults: { row: number; column: string; reason: string }[] = []
    const lines = Array.from({ length: 500 }, (_, at) => {
      const cells = [`Objective ${Math.floor(at / 5)}`, `Key result ${at}`, 'priya raman']
      const good = [...cells, '20', `${21 + at}.5`, '%', '2027-03-30', `${-at / 4}`, '7']
      const fault = FAULTS[Math.floor(at / 25) % FAULTS.length]
      if (at % 25 !== 24 || !fault) return good.join(',')
      faults.push({ row: at + 2, column: fault.column, reason: fault.reason })
      return fault.of(good).join(',')
    })
    return { text: [HEADER, ...lines].join('\r\n'), faults }
  }

  test('of 500 rows with 20 faulty ones names each row and reason, and imports nothing until it is confirmed', async () => {
    const team = await startEmptyTeam()
    const [cycle] = await rows(harness, 'SELECT id FROM cycle WHERE team_id = ?', team.teamId)
    const { text, faults } = bigFile()
    const file = { kind: 'csv' as const, text, title: 'The old sheet', cycleId: String(cycle?.['id']) }
    const before = await countAll()
    const { csv, fingerprint, becomes } = await team.browser.get(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file },
    })
    expect(faults).toHaveLength(20)
    expect(csv?.errors.map(({ row, column, reason }) => ({ row, column, reason }))).toEqual(faults)
    expect(csv?.rows).toEqual({ total: 500, good: 480, faulty: 20, leftOut: 0 })
    expect(becomes.counts).toMatchObject({ objectives: 100, keyResults: 480, checkIns: 480 })
    expect(await countAll()).toEqual(before)

    const refusal = await team.browser.refusal(EXCHANGE_ROUTES.confirmImport, {
      params: team.params,
      body: { file, fingerprint },
    })
    expect(refusal).toMatchObject({
      status: 422,
      fields: { 'row 26, Key result': 'Say what the key result is.' },
    })
    const changed = { ...file, text: `${text}\r\nOne more,Row,,,,,,,` }
    const late = { file: changed, fingerprint, leaveOutFaulty: true }
    const conflict = await team.browser.refusal(EXCHANGE_ROUTES.confirmImport, {
      params: team.params,
      body: late,
    })
    expect(conflict).toMatchObject({ status: 409, code: 'conflict' })
    expect(await countAll()).toEqual(before)

    const { imported } = await bringIn(team, file, { leaveOutFaulty: true })
    expect(imported.counts).toMatchObject({ objectives: 100, keyResults: 480, checkIns: 480 })
    const document = await exportTeam(team)
    const [workshop] = document.workshops
    expect(workshop).toMatchObject({ title: 'The old sheet', cycleId: file.cycleId })
    const first = workshop?.objectives[0]?.keyResults[1]
    expect(first).toMatchObject({
      text: 'Key result 1',
      accepted: false,
      fields: {
        ownerId: team.me.personId,
        direction: 'increase',
        unit: '%',
        baseline: 20,
        target: 22.5,
        dueOn: '2027-03-30',
      },
      checkIns: [{ value: -0.25, confidence: 7 }],
    })
  })

  test('makes cycles whose days it gives, guesses its notation, and says who is not known', async () => {
    const team = await startEmptyTeam()
    const text = [
      'Ziel;Key Result;Verantwortlich;Quartal;Start date;End date;Zielwert;Startwert;Deadline',
      'Schneller liefern;Ausfälle sinken;Nobody;2026-Q4;01.10.2026;31.12.2026;1,5;"1.200,25";24.12.2026',
    ].join('\n')
    const { preview } = await bringIn(team, { kind: 'csv', text, title: 'Ein Blatt' })
    expect(preview.csv).toMatchObject({ notation: { decimals: 'comma', days: 'day-month' }, errors: [] })
    expect(preview.csv?.notes).toEqual([
      {
        row: 2,
        column: 'Verantwortlich',
        value: 'Nobody',
        reason: 'Nobody of this team has this name: it comes in without an owner.',
      },
    ])
    expect(preview.becomes.cycles).toEqual([
      { name: '2026-Q4', startsOn: '2026-10-01', endsOn: '2026-12-31', isNew: true },
    ])
    const document = await exportTeam(team)
    expect(document.workshops[0]?.objectives[0]?.keyResults[0]?.fields).toMatchObject({
      ...{ ownerId: null, direction: 'decrease', baseline: 1200.25, target: 1.5, dueOn: '2026-12-24' },
    })
  })
})

test('whatever people wrote comes in letter for letter', async () => {
  const odd = [
    '\u0000 first',
    'a\u0000b',
    '\u2028 \u202e',
    '😀 é e\u0301',
    `"'\\ \n\t`,
    '[1,{"a":null}]',
    '-0',
    ' ',
  ]
  const document = fiveYears(['Priya Raman'])
  const [workshop] = document.workshops
  const [objective] = workshop?.objectives ?? []
  if (!workshop || !objective) throw new Error('The document has a workshop')
  const [keyResult] = objective.keyResults
  if (!keyResult) throw new Error('The document has a key result')
  const numbers = [Number.MIN_VALUE, Number.MAX_VALUE, 0.1 + 0.2, -1e-7, Math.PI * 1e8, 2 ** 53 - 1]
  const checkIns = odd.map((note, at) => ({
    ...{ id: `odd-check-in-${at}`, value: numbers[at] ?? null, confidence: 5, note, nextStep: null },
    ...{ by: { personId: null, token: null }, madeOn: '2020-01-02', madeAtMs: 1_577_950_000_000 + at },
  }))
  const keyResults = odd.map((text, at) => ({
    ...keyResult,
    id: `odd-${at}`,
    text,
    checkIns: at === 0 ? checkIns : [],
  }))
  const team = await startEmptyTeam()
  const small = {
    ...document,
    workshops: [{ ...workshop, id: 'odd', objectives: [{ ...objective, id: 'odd-o', keyResults }] }],
  }
  await bringIn(team, { kind: 'json', document: small })
  const [again] = (await exportTeam(team)).workshops[0]?.objectives ?? []
  expect(again?.keyResults.map(({ text }) => text)).toEqual(odd)
  expect(again?.keyResults[0]?.checkIns.map(({ note, value }) => [note, value])).toEqual(
    odd.map((note, at) => [note, numbers[at] ?? null]),
  )
})

test('five years of a busy team come in whole, and are read back the same', async () => {
  const people = ['Priya Raman', 'Ana', 'Ben']
  const document = fiveYears(people)
  const text = JSON.stringify(document)
  expect(text.length).toBeLessThan(EXCHANGE_ROUTES.confirmImport.maxBodyBytes / 2)
  const team = await startEmptyTeam()
  const file: ImportFile = { kind: 'json', document }
  const startedMs = performance.now()
  const { imported } = await bringIn(team, file)
  const importedMs = performance.now()
  const again = await exportTeam(team)
  const exportedMs = performance.now()
  console.info(
    `Five years: ${Math.round(text.length / 1024)} KB, preview and import ${Math.round(importedMs - startedMs)} ms, export ${Math.round(exportedMs - importedMs)} ms`,
  )
  expect(imported.counts).toEqual({
    objectives: 100,
    keyResults: 500,
    checkIns: 6_500,
    changes: 0,
    ballots: 0,
  })
  expect(withoutIds({ ...again, cycles: byName(again), team: document.team })).toEqual(
    withoutIds({ ...document, cycles: byName(document) }),
  )

  // The team was made with a cycle of its own.
  function byName({ cycles }: TeamDocument) {
    return cycles
      .filter(({ name }) => name !== CYCLE.name)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  }
})
