import { NUMBER_WORDS } from '../lexicon/numbers.ts'
import {
  AFTER_PERIOD,
  AMBIGUOUS_MONTHS,
  BEFORE_PERIOD,
  CALENDAR_ADJECTIVES,
  LONG_UNITS,
  MONTHS,
  PERIOD_UNITS,
  PLAN_NOUNS,
  SEASONS,
  SHORT_UNITS,
} from '../lexicon/time.ts'
import { anyOf, firstFitting, lowerAt, type Token, wordsOf } from './words.ts'

/** Words that name a day or a stretch of the calendar. Token indexes, the end not included. */
export type Period = {
  readonly from: number
  readonly to: number
  /** [KR8] Says by when or over which period; else it only names something ("the Q3 roadmap", "the last 12 months"). */
  readonly isBound: boolean
}

const BEFORE = anyOf(BEFORE_PERIOD)
const THIS = '(?:this|next|coming|current|last|previous|following|upcoming|prior)'
const YEAR = '(?:19|20)\\d\\d'
const SHORT_YEAR = "(?:(?:fy|cy)?'?(?:\\d\\d){1,2})"
const QUARTER = `(?:(?:q[1-4]|h[12])(?:[-/.]?${SHORT_YEAR}|fy)?|[1-4]q|[12]h|(?:fy|cy)'?(?:\\d\\d){1,2}|fy(?= \\d)|(?:fy|cy)?\\d{2,4}[-/.]?(?:q[1-4]|h[12])|eo(?:y|q|m|fy|d)|(?:half-)?(?:year|quarter|month)(?:'s |[- ])?end)`
const QUARTERS = `${QUARTER}(?: (?:${YEAR}|${QUARTER}|' ?\\d\\d))*`
const MONTH = `(?:(?:mid|late|early|end)-)?${anyOf(MONTHS)}`
const DAY = '(?:[12]?\\d|3[01])(?:st|nd|rd|th)?'
const OF_YEAR = `(?: ,)? ${YEAR}`
const CALENDAR = anyOf(CALENDAR_ADJECTIVES)
const COUNT = `(?:${anyOf(NUMBER_WORDS.keys())}|one|couple|few|first|second|\\d{1,3})`
const UNIT = `${anyOf(PERIOD_UNITS)}s?`
const COUNTED_UNIT = `(?:${COUNT} )(?:(?:${COUNT}|${CALENDAR}) )*${anyOf([...PERIOD_UNITS, ...SHORT_UNITS])}s?`
const STRETCH = `(?:within|over|in|during|for|throughout) (?:(?:the|an?|our|${CALENDAR}) )*`
const NO_DEFINITION = '(?! (?:of|after|from) )'

/** What names a period, the more special before the more general, and whether it says by when. */
const RULES: ReadonlyArray<readonly [pattern: string, isBound: boolean]> = [
  // "2026-03-31", "31/12/2026", "31.12.2026", "by 12/31".
  ['\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}|\\d{1,4} [-/] \\d{1,2} [-/] \\d{1,4}', true],
  ['(?<= (?:by|before|on|due) )(?!24 )\\d{1,2} / \\d{1,2}', true],
  ['yoy|y/y|year-o(?:ver|n)-year|year o(?:ver|n) year', true],
  // "The Q3 roadmap" only names.
  [
    `(?<!^ | ${BEFORE} | ${THIS} )${QUARTERS}(?= (?!${anyOf(AFTER_PERIOD)} |${YEAR} |${QUARTER} )\\p{L})`,
    false,
  ],
  [QUARTERS, true],
  [`${DAY} (?:of )?${MONTH}(?:${OF_YEAR})?`, true],
  [`${MONTH} ${DAY}(?:${OF_YEAR})?|${MONTH}${OF_YEAR}|(?:mid|late|early|end)-${MONTH}`, true],
  // "May" and "march" are months beside a preposition only.
  [`(?<= ${BEFORE} )${MONTH}|(?!${anyOf(AMBIGUOUS_MONTHS)} )${MONTH}(?= (?:[^\\p{L}\\d]|$))`, true],
  [`${YEAR} (?:${CALENDAR} )?(?:year|season)`, true],
  [`(?<= ${anyOf(PLAN_NOUNS)}s?(?: \\S+){0,5} for )${YEAR}`, false],
  // "Compared to 2024" is a year, "from 1990 to 2050 users" is not.
  [`(?<= compar\\S* to |(?<! (?:to|from) )(?<= ${BEFORE} ))${YEAR}`, true],
  [`(?<! (?:to|from|the) )${YEAR}(?= (?:${anyOf(AFTER_PERIOD)} |[^\\p{L}\\d]|$))`, true],
  [`(?<! (?:to|from) )${YEAR}`, false],
  // "This quarter", "the next six months". "The last twelve months" defines, it binds nothing.
  [`(?:last|previous|prior) ${COUNTED_UNIT}|${THIS} ${UNIT}'s`, false],
  [`${THIS} (?:${COUNTED_UNIT}|(?:${CALENDAR} )*(?:${UNIT}|${QUARTER}))`, true],
  // "By the end of the year", "year end".
  [
    `(?:end|start|beginning|half) of (?:(?:the|our|each|first|second|${THIS}|${CALENDAR}) )*(?!term)${UNIT}`,
    true,
  ],
  // "Within six months"; "within 90 days, …" in front tells when that is due, behind it, how fast a service answers.
  [`(?:${STRETCH}(?:(?:${COUNT}|consecutive) )+|within an? )${anyOf(LONG_UNITS)}s?${NO_DEFINITION}`, true],
  [`(?<=^ )within ${COUNT} ${anyOf(SHORT_UNITS)}s?${NO_DEFINITION}`, true],
  [
    `(?<= (?:by|in)(?: the)? )fall|(?<= ${BEFORE}(?: the)? )(?:${anyOf(SEASONS)}|black friday|week \\d\\d?|holiday season|(?:first|second) half(?: of (?:the )?(?:${YEAR}|${UNIT}))?)`,
    true,
  ],
]
const periodAt = firstFitting(RULES)

/** Every period of a statement, in order, none overlapping another. */
export function findPeriods(tokens: readonly Token[]): readonly Period[] {
  const words = wordsOf(tokens)
  const periods: Period[] = []
  for (let from = 0, place = 1; from < tokens.length; ) {
    const fit = periodAt(words, place)
    const to = from + (fit?.size ?? 1)
    if (fit !== null) periods.push({ from, to, isBound: fit.rule[1] })
    for (; from < to; from += 1) place += lowerAt(tokens, from).length + 1
  }
  return periods
}
