import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXCHANGE_ROUTES, type ImportFile } from '../../shared/api/exchange-routes.ts'
import type { TeamDocument } from '../../shared/exchange/team-document.ts'
import { fiveYears } from './support/exchange-history.ts'
import { bringIn, countAll, exportTeam, startEmptyTeam } from './support/exchange-team.ts'
import { CYCLE, type Harness, startHarness } from './support/harness.ts'
import { withoutIds } from './support/same-document.ts'
import { rows } from './support/sample-okrs.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

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
    const team = await startEmptyTeam(harness)
    const [cycle] = await rows(harness, 'SELECT id FROM cycle WHERE team_id = ?', team.teamId)
    const { text, faults } = bigFile()
    const file = { kind: 'csv' as const, text, title: 'The old sheet', cycleId: String(cycle?.['id']) }
    const before = await countAll(harness)
    const { csv, fingerprint, becomes } = await team.browser.get(EXCHANGE_ROUTES.previewImport, {
      params: team.params,
      body: { file },
    })
    expect(faults).toHaveLength(20)
    expect(csv?.errors.map(({ row, column, reason }) => ({ row, column, reason }))).toEqual(faults)
    expect(csv?.rows).toEqual({ total: 500, good: 480, faulty: 20, leftOut: 0 })
    expect(becomes.counts).toMatchObject({ objectives: 100, keyResults: 480, checkIns: 480 })
    expect(await countAll(harness)).toEqual(before)

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
    expect(await countAll(harness)).toEqual(before)

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
    const team = await startEmptyTeam(harness)
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
  const team = await startEmptyTeam(harness)
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
  const team = await startEmptyTeam(harness)
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
