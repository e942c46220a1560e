import { wordList } from './word-list.ts'

const MONTH_NAMES = 'january february march april may june july august september october november december'
export const MONTHS = new Set([...wordList(MONTH_NAMES), ...(MONTH_NAMES.match(/\b\w{3}/g) ?? []), 'sept'])
/** Words that are months only beside a day, a year or a preposition. */
export const AMBIGUOUS_MONTHS = wordList('may march mar sep dec jan')
/** "Fall" is none: it is a verb more often. */
export const SEASONS = wordList('spring summer autumn winter easter christmas ramadan')
export const SHORT_UNITS = wordList('second minute hour day week fortnight')
/** Long enough that "within six …" says when a result is due, and not how fast a service is. */
export const LONG_UNITS = wordList('month quarter year semester trimester half-year')
export const TIME_UNITS = new Set([
  ...SHORT_UNITS,
  ...LONG_UNITS,
  ...wordList('sec s ms millisecond min m hr h d wk mo yr'),
])
/** A span of the calendar, singular. */
export const PERIOD_UNITS = new Set([
  ...LONG_UNITS,
  ...SEASONS,
  ...wordList('half season term cycle sprint decade week fy period fall iteration'),
])
export const CALENDAR_ADJECTIVES = wordList(
  'fiscal financial calendar school academic business budget coming full whole',
)
export const BEFORE_PERIOD = wordList(`
  by before until till in during within for over of since than to vs from at on this next through throughout end start
  starting mid early late per around between and after into last
`)
/** Behind a period they go on with the sentence; another word is what the period names. */
export const AFTER_PERIOD = wordList(`
  and or to with for in by compared vs from than is are we the at on over as while so of a an but through overall
`)
/** A plan for a year says nothing of when. */
export const PLAN_NOUNS = wordList('plan budget strategy roadmap forecast')
