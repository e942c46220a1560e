import {
  AMBIGUOUS_MONTHS,
  CALENDAR_ADJECTIVES,
  LONG_UNITS,
  MONTHS,
  PERIOD_UNITS,
  PERIOD_WORDS,
  SEASONS,
  SHORT_UNITS,
} from '../lexicon/time.ts'
import { wordList } from '../lexicon/word-list.ts'
import { entryFor, lowerAt, type Token } from './words.ts'

/** Words that name a day or a stretch of the calendar. Token indexes, the end not included. */
export type Period = {
  readonly from: number
  readonly to: number
  /** [KR8] Says by when or over which period; else it only names something ("the Q3 roadmap", "the last 12 months"). */
  readonly isBound: boolean
}

const BEFORE_PERIOD = wordList(`
  by before until till in during within for over of since than to vs versus from at on this next through throughout end
  against beginning start mid early late per around ending starting between and after into last
`)
const THIS_ONE = wordList('this next coming current last previous following upcoming prior')
const COUNTS = wordList(
  'one two three four five six seven eight nine ten twelve eighteen couple few first second',
)
const AFTER_NAME = wordList(`
  and or to with for in by compared vs from than is are we the at on using over as while so of a an but through via
  onwards onward on overall alone only
`)
const YEAR = /^(?:19|20)\d\d$/
const QUARTER =
  /^(?:q[1-4]|h[12]|[1-4]q|[12]h|fy|cy|q[1-4]?fy|(?:fy|cy)['’]?\d\d(?:\d\d)?|q[1-4][-/.'’]?(?:fy|cy)?['’]?\d\d(?:\d\d)?|(?:fy|cy)?\d{2,4}[-/.]?(?:q[1-4]|h[12])|h[12][-/.'’]?(?:fy)?\d\d(?:\d\d)?)$/
const PLAN_NOUNS = wordList(
  'plan budget strategy roadmap forecast calendar programme program agenda target okr vision',
)
const YEAR_ON_YEAR = /^(?:yoy|y-o-y|y\/y|year-over-year|year-on-year)$/

/** Every period of a statement, in order, none overlapping another. */
export function findPeriods(tokens: readonly Token[]): readonly Period[] {
  const periods: Period[] = []
  for (let at = 0; at < tokens.length; ) {
    const period = periodAt(tokens, at)
    if (period === null) at += 1
    else {
      periods.push(period)
      at = Math.max(period.to, at + 1)
    }
  }
  return periods
}

function periodAt(tokens: readonly Token[], at: number): Period | null {
  return (
    calendarDay(tokens, at) ??
    quarterOrHalf(tokens, at) ??
    monthAt(tokens, at) ??
    yearAt(tokens, at) ??
    thisPeriod(tokens, at) ??
    endOfPeriod(tokens, at) ??
    stretch(tokens, at) ??
    seasonAt(tokens, at)
  )
}

const isIn = (lexicon: ReadonlySet<string>, word: string): boolean => entryFor(lexicon, word) !== null

/** "2026-03-31", "31/12/2026", "31.12.2026", "by 12/31". */
function calendarDay(tokens: readonly Token[], at: number): Period | null {
  const word = lowerAt(tokens, at)
  if (/^(?:\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}\.\d{1,2}\.\d{1,2})$/.test(word)) return bound(at, at + 1)
  const mark = lowerAt(tokens, at + 1)
  if ((mark !== '-' && mark !== '/') || !/^\d{1,4}$/.test(word)) return null
  if (!/^\d{1,2}$/.test(lowerAt(tokens, at + 2))) return null
  if (lowerAt(tokens, at + 3) === mark && /^\d{1,4}$/.test(lowerAt(tokens, at + 4))) return bound(at, at + 5)
  const isDue =
    mark === '/' &&
    /^(?:by|before|until|till|from|on|due|starting)$/.test(lowerAt(tokens, at - 1)) &&
    word !== '24'
  return isDue ? bound(at, at + 3) : null
}

/** "Q3", "H1 2026", "FY26", "EOY", and "Q3 roadmap", which only names. */
function quarterOrHalf(tokens: readonly Token[], at: number): Period | null {
  const word = lowerAt(tokens, at)
  if (YEAR_ON_YEAR.test(word)) return bound(at, at + 1)
  if (!QUARTER.test(word) && !PERIOD_WORDS.has(word)) return null
  if (word === 'fy' && !/^\d/.test(lowerAt(tokens, at + 1))) return null
  let to = at + 1
  while (
    to < tokens.length &&
    (YEAR.test(lowerAt(tokens, to)) || QUARTER.test(lowerAt(tokens, to)) || isShortYear(tokens, to))
  )
    to += 1
  const next = tokens[to]
  const isNamed =
    next?.kind === 'word' &&
    !AFTER_NAME.has(next.lower) &&
    !BEFORE_PERIOD.has(lowerAt(tokens, at - 1)) &&
    at > 0 &&
    !THIS_ONE.has(lowerAt(tokens, at - 1))
  return { from: at, to, isBound: !isNamed }
}

function isShortYear(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]
  return (
    word !== undefined &&
    (/^['’]\d\d$/.test(word.text) || (/^\d\d$/.test(word.text) && /['’]/.test(lowerAt(tokens, at - 1))))
  )
}

function monthAt(tokens: readonly Token[], at: number): Period | null {
  const first = lowerAt(tokens, at)
  if (/^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/.test(first)) {
    const isOf = lowerAt(tokens, at + 1) === 'of'
    const monthPlace = isOf ? at + 2 : at + 1
    if (!isMonth(lowerAt(tokens, monthPlace))) return null
    return bound(at, afterYear(tokens, monthPlace + 1))
  }
  const month = first.replace(/^(?:mid|late|early|end)-/, '')
  if (!isMonth(month)) return null
  const day = lowerAt(tokens, at + 1)
  if (/^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/.test(day)) return bound(at, afterYear(tokens, at + 2))
  const to = afterYear(tokens, at + 1)
  const isSure =
    to > at + 1 ||
    month !== first ||
    BEFORE_PERIOD.has(lowerAt(tokens, at - 1)) ||
    (at === 0 && lowerAt(tokens, 1) === ':') ||
    (!AMBIGUOUS_MONTHS.has(month) && (tokens[at + 1]?.kind ?? 'mark') === 'mark')
  return isSure ? bound(at, to) : null
}

const isMonth = (word: string): boolean => MONTHS.has(word)

function afterYear(tokens: readonly Token[], at: number): number {
  const place = lowerAt(tokens, at) === ',' ? at + 1 : at
  return YEAR.test(lowerAt(tokens, place)) ? place + 1 : at
}

function yearAt(tokens: readonly Token[], at: number): Period | null {
  const token = tokens[at]
  if (token === undefined || !YEAR.test(token.text)) return null
  const before = lowerAt(tokens, at - 1)
  const next = tokens[at + 1]
  if (
    next !== undefined &&
    (CALENDAR_ADJECTIVES.has(next.lower) || next.lower === 'year' || next.lower === 'season')
  ) {
    return bound(at, at + 3)
  }
  if (
    before === 'for' &&
    [2, 3, 4, 5, 6, 7].some((back) => entryFor(PLAN_NOUNS, lowerAt(tokens, at - back)) !== null)
  )
    return { from: at, to: at + 1, isBound: false }
  const ends = next === undefined || next.kind === 'mark' || AFTER_NAME.has(next.lower)
  if (BEFORE_PERIOD.has(before) && before !== 'to' && before !== 'from') return bound(at, at + 1)
  if (before === 'to' || before === 'from') {
    // "compared to 2024" is a year, "from 1990 to 2050 users" is not.
    return /^compar|^relat/.test(lowerAt(tokens, at - 2)) ? bound(at, at + 1) : null
  }
  return ends && at > 0 && tokens[at - 1]?.kind !== 'number'
    ? { from: at, to: at + 1, isBound: ends && before !== 'the' }
    : { from: at, to: at + 1, isBound: false }
}

/** "this quarter", "the next six months", "compared with last winter". "The last twelve months" defines, it binds nothing. */
function thisPeriod(tokens: readonly Token[], at: number): Period | null {
  const word = lowerAt(tokens, at)
  if (word === 'year' && /^(?:over|on)$/.test(lowerAt(tokens, at + 1)) && lowerAt(tokens, at + 2) === 'year')
    return bound(at, at + 3)
  if (!THIS_ONE.has(word)) return null
  let to = at + 1
  let isCounted = false
  while (
    COUNTS.has(lowerAt(tokens, to)) ||
    /^\d{1,3}$/.test(lowerAt(tokens, to)) ||
    CALENDAR_ADJECTIVES.has(lowerAt(tokens, to))
  ) {
    isCounted ||= !CALENDAR_ADJECTIVES.has(lowerAt(tokens, to))
    to += 1
  }
  const unit = lowerAt(tokens, to)
  if (QUARTER.test(unit)) return bound(at, to + 1)
  if (!isIn(PERIOD_UNITS, unit) && !(isCounted && isIn(SHORT_UNITS, unit))) return null
  if (/'s$/.test(unit)) return { from: at, to: to + 1, isBound: false }
  const isPast = word === 'last' || word === 'previous' || word === 'prior'
  return { from: at, to: to + 1, isBound: !(isPast && isCounted) }
}

/** "by the end of the year", "year end", "the second half of the year". */
function endOfPeriod(tokens: readonly Token[], at: number): Period | null {
  const word = lowerAt(tokens, at)
  const isEdge = /^(?:end|close|start|beginning|half|middle)$/.test(word)
  if (isEdge && lowerAt(tokens, at + 1) === 'of') {
    let to = at + 2
    while (
      /^(?:the|this|our|next|its|each|first|second|third|fourth|last|current)$/.test(lowerAt(tokens, to)) ||
      CALENDAR_ADJECTIVES.has(lowerAt(tokens, to))
    )
      to += 1
    if (isIn(PERIOD_UNITS, lowerAt(tokens, to)) && lowerAt(tokens, to) !== 'term') return bound(at, to + 1)
    return null
  }
  if (
    (word === 'year' || word === "year's" || word === 'quarter' || word === 'month') &&
    lowerAt(tokens, at + 1) === 'end'
  ) {
    return bound(at, at + 2)
  }
  return null
}

/** "over the next two quarters", "within six months", and "Within 90 days, …" in front. */
function stretch(tokens: readonly Token[], at: number): Period | null {
  const preposition = lowerAt(tokens, at)
  if (!/^(?:within|over|in|during|for|throughout)$/.test(preposition)) return null
  let to = at + 1
  let isAhead = false
  while (/^(?:the|a|an|our)$/.test(lowerAt(tokens, to)) || CALENDAR_ADJECTIVES.has(lowerAt(tokens, to))) {
    isAhead ||= lowerAt(tokens, to) === 'coming'
    to += 1
  }
  const isArticle = lowerAt(tokens, to - 1) === 'a'
  let isCounted = false
  while (
    COUNTS.has(lowerAt(tokens, to)) ||
    /^\d{1,3}$/.test(lowerAt(tokens, to)) ||
    lowerAt(tokens, to) === 'consecutive'
  ) {
    isCounted = true
    to += 1
  }
  const unit = lowerAt(tokens, to)
  const after = lowerAt(tokens, to + 1)
  const isDefinition = /^(?:of|after|from|following|prior|old)$/.test(after)
  if (isDefinition) return null
  if (isIn(LONG_UNITS, unit) && (isCounted || (isArticle && /^(?:within|over)$/.test(preposition)))) {
    if (preposition === 'in' && !isCounted) return null
    return bound(at, to + 1)
  }
  // In front of the sentence it tells when that is due; behind it, how fast a service answers.
  if (isIn(SHORT_UNITS, unit) && isCounted && (isAhead || (at === 0 && preposition === 'within')))
    return bound(at, to + 1)
  return null
}

function seasonAt(tokens: readonly Token[], at: number): Period | null {
  const word = lowerAt(tokens, at)
  if (
    (word === 'black' && lowerAt(tokens, at + 1) === 'friday') ||
    (word === 'week' && /^\d\d?$/.test(lowerAt(tokens, at + 1)))
  )
    return BEFORE_PERIOD.has(lowerAt(tokens, at - 1)) ? bound(at, at + 2) : null
  const isHoliday = word === 'holiday' && /^(?:season|period)$/.test(lowerAt(tokens, at + 1))
  if (!SEASONS.has(word) && !isHoliday) return null
  const before = lowerAt(tokens, at - 1) === 'the' ? lowerAt(tokens, at - 2) : lowerAt(tokens, at - 1)
  if (word === 'fall' && !/^(?:by|this|next|in|last|of)$/.test(before)) return null
  return BEFORE_PERIOD.has(before) ? bound(at, at + (isHoliday ? 2 : 1)) : null
}

function bound(from: number, to: number): Period {
  return { from, to, isBound: true }
}
