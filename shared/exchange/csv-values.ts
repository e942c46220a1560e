/** What stands before decimals, in a whole file: `1.5` or `1,5`. */
export const DECIMAL_MARKS = ['point', 'comma'] as const
export type DecimalMark = (typeof DECIMAL_MARKS)[number]

/** The order of a day's parts where the year does not come first. */
export const DAY_ORDERS = ['day-month', 'month-day'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]

/** How a file writes numbers and days. Nobody can tell `1,234` or `03/04/2027` from one cell alone. */
export type Notation = { readonly decimals: DecimalMark; readonly days: DayOrder }

/** `-1 234.5`, and a unit that stands with it: `45 %`. */
export type ReadNumber = { readonly value: number; readonly unit: string }

const SPACES = /[\s\u00a0\u202f'’]/gu
/** A sign or a few letters of a unit, the digits, and a unit behind them. */
const NUMBER =
  /^([^\d\s.,+\-−]{0,4})\s*([+\-−]?[\d.,][\d.,\s\u00a0\u202f'’]*(?:e[+-]?\d+)?)([^\d\s.,+\-−].*)?$/iu
const MAX_LENGTH = 60

/** @returns `null` when it is not one number in this notation */
export function readNumber(text: string, decimals: DecimalMark): ReadNumber | null {
  const match = text.length > MAX_LENGTH ? null : NUMBER.exec(text.trim())
  if (match === null) return null
  const [, before = '', digits = '', after = ''] = match
  const plain = digits.replace(SPACES, '').replace('−', '-')
  const normal = decimals === 'comma' ? swapMarks(plain) : plain
  // Thousands stand in groups of three, and only before the decimals.
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d+)?$/i.test(normal) || !/\d/.test(normal)) return null
  const value = Number(normal.replaceAll(',', ''))
  return Number.isFinite(value) ? { value, unit: after.trim() || before.trim() } : null
}

function swapMarks(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

/** A day as `YYYY-MM-DD`. @returns `null` when it is none, also one that no calendar has */
export function readDay(text: string, order: DayOrder): string | null {
  const trimmed = text.trim()
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(trimmed)
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3])
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(trimmed)
  if (!yearLast) return null
  const [, one, other, year] = yearLast
  return order === 'day-month' ? dayOf(year, other, one) : dayOf(year, one, other)
}

function dayOf(year = '', month = '', day = ''): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const timeMs = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(written) ? written : null
}

/** How a file writes them, by what fits more of its cells; `point` and day before month where both fit. */
export function guessNotation(
  numbers: readonly string[],
  days: readonly string[],
  delimiter: string,
): Notation {
  const fits = (mark: DecimalMark) => numbers.filter((text) => readNumber(text, mark) !== null).length
  const [point, comma] = [fits('point'), fits('comma')]
  // Where a semicolon parts the cells, it is because the comma stands before decimals.
  const decimals = comma > point || (comma === point && delimiter === ';') ? 'comma' : 'point'
  const fitsDay = (order: DayOrder) => days.filter((text) => readDay(text, order) !== null).length
  return { decimals, days: fitsDay('month-day') > fitsDay('day-month') ? 'month-day' : 'day-month' }
}
