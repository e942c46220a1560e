/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse'

/** What a cell holds: words, a number, or nothing. */
export type Cell = string | number | null

/** Spreadsheets read a cell as a formula by its first character; the wide forms count in some languages. */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * Text that a spreadsheet shows and never runs: an apostrophe goes before what would be a formula, and before what already
 * begins with an apostrophe of that kind, so that `undoDefusing` gives the same text back.
 */
export function defuse(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}

export function undoDefusing(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text
}

/** Tells spreadsheets that the file is UTF-8; papaparse and we skip it. */
const BYTE_ORDER_MARK = '\ufeff'

/** A CSV file (RFC 4180, UTF-8). Numbers stay numbers, negative ones too; text that reads like a formula is defused. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [header, ...rows].map((row) =>
    row.map((cell) => (cell === null ? '' : typeof cell === 'string' ? defuse(cell) : cell)),
  )
  return `${BYTE_ORDER_MARK}${Papa.unparse(cells, { newline: '\r\n' })}\r\n`
}

export type CsvTable = {
  readonly header: readonly string[]
  /** With the row's number as a spreadsheet shows it: the header is row 1. Rows without a word in them are left out. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly delimiter: string
  /** What could not be read for certain, such as a quote that never ends. */
  readonly problems: readonly { readonly row: number; readonly message: string }[]
}

/** Reads a CSV file by whichever of the usual delimiters it has; what `writeCsv` defused reads as it was. */
export function readCsv(text: string): CsvTable {
  const content = text.replace(/^\ufeff/, '')
  const delimiter = delimiterOf(content)
  const { data, errors } = Papa.parse(content, { header: false, delimiter })
  const [header = [], ...rest] = data.map((cells) => cells.map(undoDefusing))
  return {
    header: header.map((name) => name.trim()),
    rows: rest
      .map((cells, at) => ({ row: at + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    delimiter,
    problems: errors
      .filter(({ type }) => type === 'Quotes')
      .map(({ row = 0 }) => ({
        row: row + 1,
        message: 'A quotation mark in this row is not closed where a cell ends.',
      })),
  }
}

/** The one that the header has most of, outside of quotes: papaparse guesses by all rows, and errs where few are alike. */
function delimiterOf(content: string): string {
  const counts = new Map([',', ';', '\t', '|'].map((delimiter) => [delimiter, 0]))
  let isQuoted = false
  for (const character of content) {
    if (character === '"') isQuoted = !isQuoted
    if (!isQuoted && (character === '\n' || character === '\r')) break
    const count = isQuoted ? undefined : counts.get(character)
    if (count !== undefined) counts.set(character, count + 1)
  }
  const [[most] = [',']] = [...counts].sort(([, one], [, other]) => other - one)
  return most
}
