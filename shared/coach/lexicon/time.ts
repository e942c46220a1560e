import { wordList } from './word-list.ts'

export const MONTHS = wordList(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
`)
/** Words that are months only beside a day, a year or a preposition. */
export const AMBIGUOUS_MONTHS = wordList('may march mar sep dec jan')
export const SEASONS = wordList('spring summer autumn winter easter christmas ramadan thanksgiving')
/** A span of the calendar, singular. */
export const PERIOD_UNITS = wordList(`
  year quarter month half semester season term cycle sprint trimester decade week fy halfyear half-year period
  spring summer autumn fall winter iteration
`)
/** Long enough that "within six …" says when a result is due, and not how fast a service is. */
export const LONG_UNITS = wordList('year quarter month semester trimester half-year')
export const SHORT_UNITS = wordList('day week hour minute second sprint')
export const CALENDAR_ADJECTIVES = wordList(
  'fiscal financial calendar school academic business budget tax coming holiday full entire whole',
)
export const TIME_UNITS = wordList(`
  second sec s ms millisecond minute min m hour hr h day d week wk month mo quarter year yr
`)
export const PERIOD_WORDS = wordList(
  'eoy eoq eom eofy eod year-end yearend quarter-end quarterend month-end half-year-end',
)
/** What a period is counted in besides digits. */
export const COUNTS = wordList(
  'one two three four five six seven eight nine ten twelve eighteen couple few first second',
)
export const BEFORE_PERIOD = wordList(`
  by before until till in during within for over of since than to vs versus from at on this next through throughout end
  against beginning start mid early late per around ending starting between and after into last
`)
/** Behind a period they go on with the sentence; another word is what the period names. */
export const AFTER_PERIOD = wordList(`
  and or to with for in by compared vs from than is are we the at on using over as while so of a an but through via
  onwards onward overall alone only
`)
/** A plan for a year says nothing of when. */
export const PLAN_NOUNS = wordList(
  'plan budget strategy roadmap forecast calendar programme program agenda target okr vision',
)
