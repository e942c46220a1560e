import { wordList } from './word-list.ts'

export const MONTHS = wordList(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
`)
/** Words that are months only beside a day, a year or a preposition. */
export const AMBIGUOUS_MONTHS = wordList('may march mar sep dec jan')
export const SEASONS = wordList('spring summer autumn fall winter easter christmas ramadan thanksgiving')
/** A span of the calendar, singular. */
export const PERIOD_UNITS = wordList(`
  year quarter month half semester season term cycle sprint trimester decade week fy halfyear half-year period
  spring summer autumn fall winter iteration
`)
/** Long enough that "within six …" says when a result is due, and not how fast a service is. */
export const LONG_UNITS = wordList('year quarter month semester trimester half-year')
export const SHORT_UNITS = wordList('day week hour minute second business_day sprint')
export const CALENDAR_ADJECTIVES = wordList(
  'fiscal financial calendar school academic business budget tax coming holiday full entire whole',
)
export const TIME_UNITS = wordList(`
  second sec s ms millisecond minute min m hour hr h day d week wk month mo quarter year yr
`)
export const PERIOD_WORDS = wordList(
  'eoy eoq eom eofy eod year-end yearend quarter-end quarterend month-end half-year-end',
)
