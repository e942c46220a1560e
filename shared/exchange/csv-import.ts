import { ok, type Result, refuse } from '../result.ts'
import type { CsvTable } from './csv.ts'
import { CSV_FIELDS, type CsvField, type CsvMapping, guessMapping, REQUIRED_FIELDS } from './csv-columns.ts'
import {
  type CellRemark,
  type CsvContext,
  type CsvCycle,
  type CsvKeyResult,
  foldName,
  readRow,
} from './csv-row.ts'
import { guessNotation, type Notation } from './csv-values.ts'

export const MAX_CSV_ROWS = 5_000

export type CsvPlan = {
  readonly mapping: CsvMapping
  readonly notation: Notation
  readonly keyResults: readonly CsvKeyResult[]
  /** Rows with something in them that cannot be taken; none of them is imported. */
  readonly faultyRows: readonly number[]
  /** All that is wrong, in the order of rows and columns. */
  readonly errors: readonly CellRemark[]
  /** What is taken in another way than it stands there. */
  readonly notes: readonly CellRemark[]
  /** Rows that say themselves that they are not pursued any more. */
  readonly leftOutRows: readonly number[]
}

export type CsvChoices = { readonly mapping: CsvMapping | null; readonly notation: Notation | null }

/** What a CSV file would become: it decides for each row and changes nothing. */
export function planCsvImport(
  table: CsvTable,
  choices: CsvChoices,
  context: CsvContext,
): Result<CsvPlan, 'invalid-input'> {
  if (table.header.length === 0 || table.rows.length === 0) {
    return refuse(
      'invalid-input',
      'There are no rows in it. The first row names the columns, each further one is a key result.',
    )
  }
  if (table.rows.length > MAX_CSV_ROWS) {
    return refuse('invalid-input', `A file may have ${MAX_CSV_ROWS} rows at most. Split it into several.`)
  }
  const mapping = withinHeader(choices.mapping ?? guessMapping(table.header), table.header.length)
  const notation = choices.notation ?? guess(table, mapping)
  const errors: CellRemark[] = []
  const notes: CellRemark[] = []
  const keyResults: CsvKeyResult[] = []
  const leftOutRows: number[] = []
  if (REQUIRED_FIELDS.every((field) => typeof mapping[field] === 'number')) {
    const cycles = new Map<string, CsvCycle>(context.cycles.map((cycle) => [foldName(cycle.name), cycle]))
    const rowOf = new Map<string, number>()
    for (const row of table.rows) {
      const read = readRow({ header: table.header, mapping, notation, context, cycles, rowOf }, row)
      errors.push(...read.errors)
      if (read.errors.length > 0) continue
      notes.push(...read.notes)
      if (read.keyResult === null) leftOutRows.push(row.row)
      else keyResults.push(read.keyResult)
    }
  }
  for (const { row, message } of table.problems) {
    errors.push({ row, column: '', value: '', reason: message })
  }
  const faulty = new Set(errors.map(({ row }) => row))
  return ok({
    mapping,
    notation,
    keyResults: keyResults.filter(({ row }) => !faulty.has(row)),
    faultyRows: [...faulty].sort((one, other) => one - other),
    errors: errors.sort((one, other) => one.row - other.row),
    notes,
    leftOutRows,
  })
}

/** A mapping from outside may name columns that the file does not have, or one column twice. */
function withinHeader(mapping: CsvMapping, columns: number): CsvMapping {
  const taken = new Set<number>()
  const kept: [CsvField, number][] = []
  for (const field of CSV_FIELDS) {
    const at = mapping[field]
    if (at === undefined || at === null || at >= columns || taken.has(at)) continue
    taken.add(at)
    kept.push([field, at])
  }
  return Object.fromEntries(kept)
}

function guess({ rows, delimiter }: CsvTable, mapping: CsvMapping): Notation {
  const cellsOf = (fields: readonly CsvField[]) =>
    fields.flatMap((field) => {
      const at = mapping[field]
      return typeof at === 'number'
        ? rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
        : []
    })
  return guessNotation(
    cellsOf(['baseline', 'target', 'value']),
    cellsOf(['dueOn', 'valueOn', 'cycleStartsOn', 'cycleEndsOn']),
    delimiter,
  )
}
