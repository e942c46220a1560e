const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "31 March" for `2027-03-31`: the year is the cycle's, and the due date holds it. */
export function dayInWords(day: string): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1]
  return month === undefined ? day : `${Number(day.slice(8, 10))} ${month}`
}
