import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv, writeCsv } from '../../../shared/exchange/csv.ts'
import { CSV_FIELDS, CSV_HEADERS, guessMapping } from '../../../shared/exchange/csv-columns.ts'
import { documentOfRows } from '../../../shared/exchange/csv-document.ts'
import { keyResultsToCsv } from '../../../shared/exchange/csv-export.ts'
import { type CsvChoices, planCsvImport } from '../../../shared/exchange/csv-import.ts'
import type { CsvContext } from '../../../shared/exchange/csv-row.ts'
import { guessNotation, readDay, readNumber } from '../../../shared/exchange/csv-values.ts'
import { readDocument } from '../../../shared/exchange/read-document.ts'

const CONTEXT: CsvContext = {
  people: [
    { id: 'ana', name: 'Ana' },
    { id: 'ben-1', name: 'Ben' },
    { id: 'ben-2', name: 'ben ' },
  ],
  cycles: [{ id: 'q1', name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' }],
  cycleId: 'q1',
  today: '2027-02-01',
}
const GUESS: CsvChoices = { mapping: null, notation: null }

function plan(text: string, choices = GUESS, context = CONTEXT) {
  const planned = planCsvImport(readCsv(text), choices, context)
  if (!planned.ok) throw new Error(planned.refusal.message)
  return planned.value
}

/** What is said of the cells of one row. */
function remarks(header: string, row: string) {
  const { errors, notes } = plan(`Objective,Key result,${header}\nO,K,${row}`)
  return { errors: errors.map(({ reason }) => reason), notes: notes.map(({ reason }) => reason) }
}

describe('numbers', () => {
  test.each([
    ['1234.5', 'point', 1234.5, ''],
    ['1,234.5', 'point', 1234.5, ''],
    ['1.234,5', 'comma', 1234.5, ''],
    ['1 234,5', 'comma', 1234.5, ''],
    ["1'234.5", 'point', 1234.5, ''],
    ['-0,5', 'comma', -0.5, ''],
    ['−3', 'point', -3, ''],
    ['45 %', 'point', 45, '%'],
    ['€ 1,200', 'point', 1200, '€'],
    ['33 min', 'point', 33, 'min'],
    ['1e+21', 'point', 1e21, ''],
    ['.5', 'point', 0.5, ''],
  ] as const)('%j with a %s is %d %s', (text, mark, value, unit) => {
    expect(readNumber(text, mark)).toEqual({ value, unit })
  })

  test.each(['', 'ten', '1,5', '12,34,567', '1.2.3', '-', '1-2', '2027-03-31', '1e999'])(
    '%j is none',
    (text) => {
      expect(readNumber(text, 'point')).toBeNull()
    },
  )

  test('every number is read as it was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // A negative zero is written as 0.
        expect(readNumber(String(value), 'point')?.value).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

describe('days', () => {
  test.each([
    ['2027-03-31', 'day-month', '2027-03-31'],
    ['2027/3/1', 'month-day', '2027-03-01'],
    ['31.03.2027', 'day-month', '2027-03-31'],
    ['3/4/2027', 'day-month', '2027-04-03'],
    ['3/4/2027', 'month-day', '2027-03-04'],
    ['2027-03-31T10:00:00Z', 'day-month', '2027-03-31'],
  ] as const)('%s, %s, is %s', (text, order, day) => {
    expect(readDay(text, order)).toBe(day)
  })

  test.each(['2027-02-29', '31/31/2027', '31.3.27', 'tomorrow', ''])('%j is none', (text) => {
    expect(readDay(text, 'day-month')).toBeNull()
  })
})

describe('how a file is written', () => {
  test('is guessed by all of its cells', () => {
    expect(guessNotation(['1,234', '0.5'], [], ',').decimals).toBe('point')
    expect(guessNotation(['1,234', '0,5'], [], ',').decimals).toBe('comma')
    expect(guessNotation(['1,234'], [], ';').decimals).toBe('comma')
    expect(guessNotation([], ['3/4/2027', '3/14/2027'], ',').days).toBe('month-day')
    expect(guessNotation([], ['3/4/2027'], ',').days).toBe('day-month')
  })

  test('our own columns are known by their names, whatever their order', () => {
    const header = CSV_FIELDS.map((field) => CSV_HEADERS[field][0]).reverse()
    expect(guessMapping(header)).toEqual(
      Object.fromEntries(CSV_FIELDS.map((field) => [field, header.indexOf(CSV_HEADERS[field][0])])),
    )
  })

  test('no two fields have a name in common', () => {
    const names = CSV_FIELDS.flatMap((field) => CSV_HEADERS[field].map((name) => name.toLowerCase()))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('a column is one thing, and a mapping beyond the header nothing', () => {
    const { mapping } = plan('Objective,Key result\nO,K', {
      mapping: { objective: 0, keyResult: 1, owner: 1, note: 9 },
      notation: null,
    })
    expect(mapping).toEqual({ objective: 0, keyResult: 1 })
  })
})

describe('a row', () => {
  test.each([
    ['Target', 'lots', 'This is not a number (with a point before decimals).'],
    ['Baseline,Target', '5,5', '[CH2]'],
    ['Direction,Baseline,Target', 'increase,5,3', 'The target lies on the wrong side'],
    ['Direction', 'sideways', 'Use one of: increase, decrease, maintain, milestone.'],
    ['Due', '2027-04-01', 'It must be inside the cycle (2027-01-01 to 2027-03-31).'],
    ['Due', '31 March', 'This is not a day, such as 2027-03-31.'],
    ['Current value,Current confidence', '3,7.5', 'Use a whole number from 0 to 10.'],
    ['Current value,Current confidence,Last check-in', '3,7,2027-02-02', 'This day is still to come.'],
    [
      'Direction,Current value,Current confidence',
      'milestone,0.4,7',
      'A milestone is reached (1) or not yet (0).',
    ],
    ['Commitment', 'maybe', 'Use one of: committed, aspirational.'],
    ['Cycle', '2027-Q2', 'There is no cycle of this name.'],
    ['Cycle,Cycle starts,Cycle ends', '2027-Q2,2027-07-01,2027-04-01', 'The cycle must end after it starts.'],
    ['Note', 'x'.repeat(501), 'Use at most 500 characters.'],
  ])('[KR4] [KR8] %s %s is refused', (header, row, reason) => {
    const expected = reason === '[CH2]' ? 'The target equals the start. Where should it end?' : reason
    expect(remarks(header, row).errors).toEqual([expect.stringContaining(expected)])
  })

  test.each([
    ['Owner', 'Nobody', 'Nobody of this team has this name: it comes in without an owner.'],
    ['Owner', 'BEN', 'Several people have this name: it comes in without an owner.'],
    ['Target', '5', 'Which way it should move is not said: it is taken as an increase.'],
    [
      'Baseline,Target,Current value',
      '1,5,3',
      'It is left out: a check-in needs a confidence from 0 to 10 beside its value.',
    ],
    ['Dropped because', 'No use', 'It is not pursued any more, so it is left out.'],
    [
      'Cycle,Cycle starts',
      '2027-q1,2027-01-02',
      '2027-Q1 runs from 2027-01-01 to 2027-03-31 here, and stays so.',
    ],
  ])('%s %s is noted', (header, row, reason) => {
    expect(remarks(header, row)).toEqual({ errors: [], notes: [reason] })
  })

  test('says everything that is wrong with it at once', () => {
    expect(remarks('Target,Due,Current confidence', 'x,y,z').errors).toHaveLength(3)
  })

  test('that says the same as another is a fault of the second', () => {
    const { errors, keyResults } = plan('Objective,Key result\nO,K\nP,K\n o ,k')
    expect(errors).toMatchObject([{ row: 4, reason: 'Row 2 says the same under the same objective.' }])
    expect(keyResults.map(({ row }) => row)).toEqual([2, 3])
  })

  test('is never imported with a fault, whatever stands in the file', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', '5', 'Ana', '2027-02-01', '2027-Q1', 'increase'),
    )
    const header = CSV_FIELDS.map((field) => CSV_HEADERS[field][0])
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), {
          minLength: 1,
          maxLength: 6,
        }),
        (rows) => {
          const planned = planCsvImport(readCsv(writeCsv(header, rows)), GUESS, CONTEXT)
          if (!planned.ok) return
          const { keyResults, faultyRows, leftOutRows } = planned.value
          const all = [...keyResults.map(({ row }) => row), ...faultyRows, ...leftOutRows].sort(
            (a, b) => a - b,
          )
          // Every row is one of the three.
          expect(new Set(all).size).toBe(all.length)
          const document = documentOfRows(keyResults, importing())
          if (!document.ok) throw new Error(document.refusal.message)
          expect(readDocument(JSON.parse(JSON.stringify(document.value)))).toMatchObject({ ok: true })
        },
      ),
    )
  })
})

function importing() {
  let ids = 0
  return {
    title: 'Imported',
    team: {
      name: 'Team',
      timeZone: 'Europe/Berlin',
      rhythm: { everyWeeks: 1 as const, weekday: 1, staleAfterDays: 3 },
    },
    people: CONTEXT.people.map(({ id, name }) => ({ id, name, standing: 'member' as const, homeTeam: null })),
    ...{ personId: 'ana', token: null, today: CONTEXT.today, nowMs: Date.parse('2027-02-01T09:00:00Z') },
    newId: () => `new-${++ids}`,
  }
}

describe('our own file', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.trim().replace(/\s+/gu, ' '))
    .filter((text) => text !== '')
  const value = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
    .map((number) => number + 0)
  const keyResult = fc.record({
    objective: fc.constantFrom('=Deploy', 'Trust', '-5 degrees'),
    text: line,
    baseline: fc.oneof(value, fc.constant('unknown' as const)),
    target: value,
    unit: fc.constantFrom('', '%', '=min', 'points a week'),
    owner: fc.constantFrom(null, 'ana'),
    dueOn: fc.constantFrom('2027-01-01', '2027-03-31'),
    confidence: fc.option(fc.integer({ min: 0, max: 10 })),
    checkIn: fc.option(
      fc.record({
        value: fc.option(value),
        confidence: fc.integer({ min: 0, max: 10 }),
        note: fc.oneof(line, fc.constant('')),
      }),
    ),
  })

  test('comes back with the same values', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(keyResult, {
          minLength: 1,
          maxLength: 8,
          selector: ({ text }) => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase(),
        }),
        (made) => {
          const rows = made.map(({ objective, text, owner, checkIn, ...fields }, at) => {
            const isUp = fields.baseline === 'unknown' || fields.target >= fields.baseline
            const isKept = fields.baseline === fields.target
            return {
              ...{
                row: at + 2,
                objective,
                text,
                cycle: {
                  ...CONTEXT.cycles[0],
                  id: 'q1',
                  name: '2027-Q1',
                  startsOn: '2027-01-01',
                  endsOn: '2027-03-31',
                },
              },
              fields: {
                ...fields,
                ...{ ownerId: owner, milestoneReason: '', commitment: null },
                direction: isKept
                  ? ('maintain' as const)
                  : isUp
                    ? ('increase' as const)
                    : ('decrease' as const),
              },
              checkIn: checkIn && { ...checkIn, on: '2027-01-20' },
            }
          })
          const written = documentOfRows(rows, importing())
          if (!written.ok) throw new Error(written.refusal.message)
          const { keyResults, errors } = plan(keyResultsToCsv(written.value, CONTEXT.today))
          expect(errors).toEqual([])
          const inOrder = ['=Deploy', 'Trust', '-5 degrees']
          const sorted = <Row extends { objective: string; text: string }>(list: readonly Row[]) =>
            [...list].sort(
              (a, b) =>
                inOrder.indexOf(a.objective) - inOrder.indexOf(b.objective) || (a.text < b.text ? -1 : 1),
            )
          const facts = (list: readonly (typeof keyResults)[number][]) =>
            sorted(list).map(({ objective, text, fields, checkIn }) => ({ objective, text, fields, checkIn }))
          expect(facts(keyResults)).toEqual(facts(rows))
        },
      ),
    )
  })
})
