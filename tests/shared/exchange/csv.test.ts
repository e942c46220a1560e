import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { defuse, readCsv, undoDefusing, writeCsv } from '../../../shared/exchange/csv.ts'

/** Words with everything in them that a spreadsheet or a CSV reader trips over. */
const nasty = fc.string({
  unit: fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    "'",
    '"',
    ',',
    ';',
    '|',
    ' ',
    '1',
    'a',
    'ü',
    '＝',
  ),
})
const words = fc.oneof(nasty, fc.string({ unit: 'grapheme' }))

describe('a cell that a spreadsheet would run', () => {
  test.each(['=1+1', '+49 30 1234', '-SUM(A1)', '@ana', '\tx', '\rx', '＝1', "'=1"])(
    '%j is defused',
    (text) => {
      expect(defuse(text)).toBe(`'${text}`)
      expect(undoDefusing(defuse(text))).toBe(text)
    },
  )

  test.each(['', 'a = b', "it's", "'quoted'", '1-2', ' =1'])('%j is left alone', (text) => {
    expect(defuse(text)).toBe(text)
    expect(undoDefusing(text)).toBe(text)
  })

  test('never begins with what starts a formula, and reads as it was', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(defuse(text)).not.toMatch(/^[=+\-@\t\r]/)
        expect(undoDefusing(defuse(text))).toBe(text)
      }),
    )
  })
})

describe('a file', () => {
  const cell = fc.oneof(
    words,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constant(null),
  )
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 }),
    )

  test('is read back by papaparse to what was written, and by us with the defusing undone', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const header = rows[0]?.map((_, at) => `Column ${at}`) ?? ['Column 0']
        const text = writeCsv(header, rows)
        const { data, errors } = Papa.parse(text.replace(/^\ufeff/, '').replace(/\r\n$/, ''), {
          header: false,
          delimiter: ',',
        })
        expect(errors).toEqual([])
        const shown = (value: string | number | null) => (value === null ? '' : String(value))
        expect(data).toEqual([
          header,
          ...rows.map((row) =>
            row.map((value) => (typeof value === 'string' ? defuse(value) : shown(value))),
          ),
        ])
        expect(readCsv(text).rows.map(({ cells }) => cells)).toEqual(
          rows.map((row) => row.map(shown)).filter((row) => row.some((value) => value.trim() !== '')),
        )
      }),
    )
  })

  test('keeps numbers as numbers, negative ones too', () => {
    expect(writeCsv(['A', 'B'], [[-12.5, '-12.5']])).toBe("\ufeffA,B\r\n-12.5,'-12.5\r\n")
  })

  test('counts rows as a spreadsheet does, over empty ones and lines within cells', () => {
    const { header, rows, delimiter } = readCsv('A;B\n1;"two\nlines"\n;\n3;x\n')
    expect({ header, delimiter }).toEqual({ header: ['A', 'B'], delimiter: ';' })
    expect(rows).toEqual([
      { row: 2, cells: ['1', 'two\nlines'] },
      { row: 4, cells: ['3', 'x'] },
    ])
  })

  test('whose quotes do not close says where', () => {
    expect(readCsv('A,B\n1,"x\n').problems).toHaveLength(1)
  })
})
