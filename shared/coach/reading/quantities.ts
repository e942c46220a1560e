import type { Span } from '../finding.ts'
import { COMPARATIVES } from '../lexicon/adjectives.ts'
import {
  FRACTION_WORDS,
  FREQUENCY_WORDS,
  HEDGING_WORDS,
  MULTIPLIER_WORDS,
  NAMING_WORDS,
  NUMBER_WORDS,
  SCALE_WORDS,
} from '../lexicon/numbers.ts'
import { LONG_UNITS, SHORT_UNITS, TIME_UNITS } from '../lexicon/time.ts'
import type { Period } from './periods.ts'
import { anyOf, entryFor, firstFitting, lowerAt, plainForms, type Token, wordsOf } from './words.ts'

export type Quantity = Span & {
  /** Token indexes, the end not included. A unit that stands behind the number is not in it. */
  readonly from: number
  readonly to: number
  /** Percent as it is written: 30 for "30%". A multiplier's factor. */
  readonly value: number
  readonly unit: 'percent' | 'currency' | 'time' | 'plain'
  /** "days", "%", "$", as written; '' for none. */
  readonly unitText: string
  /** `multiplier`: "doubled", "3x". `fraction`: "nine out of ten". `none`: "zero", "no", "nobody". `frequency`: "daily". */
  readonly form: 'level' | 'multiplier' | 'fraction' | 'none' | 'frequency'
}

const SPAN_OF_TIME = anyOf([...SHORT_UNITS, ...LONG_UNITS])
const EACH = '(?:an?|per|each|every)'
const FREQUENCY = anyOf(FREQUENCY_WORDS)
const FEWER = anyOf(COMPARATIVES)
const PART = `${anyOf(FRACTION_WORDS.keys())}s?`

/**
 * What says how many or how much, besides digits, and with which value; `null` what only looks like it. Patterns over the
 * words with a space between, tried at each word in this order.
 */
const RULES: ReadonlyArray<readonly [pattern: string, form: Quantity['form'] | null, value?: number]> = [
  ['24 / 7|\\d+(?:st|nd|rd|th)|2fa|[345]g(?! per)', null],
  ['\\d+\\.\\d+ (?:version|release)', null],
  // "Tickets per 1k users": what the measure is divided by.
  ['(?<= per )[$€£]?\\d\\S*', null],
  // "Identify the top 3 reasons": how long the list is.
  ['(?<=^ (?:identify|list|compile|agree|define|select) .*(?:the|top) )\\d\\S*|(?<= top )\\d+ list', null],
  ['\\d+ (?:day|week|month|year) (?:\\S+ )?(?:program(?:me)?|plan|boot-?camp|course|training|pilot)', null],
  // "Kubernetes 1.29", but "rated 4.6", "satisfaction 3.8", "from 4.1 to 4.6".
  [
    `(?<= \\S+ (?!${anyOf(HEDGING_WORDS)} |from|into|rat|score|index|\\S*(?:tion|ment|ness|ity|ency|age|ue) )\\p{L}{4,} )\\d+\\.\\d+(?= (?:to|in|across|$))`,
    null,
  ],
  // "Phase 2", but "release 4 major versions", where it is the verb.
  [
    `(?<= ${anyOf(NAMING_WORDS)} )(?<!^ (?:release|feature) (?=\\S+ (?!is|goes|in|to|of)\\p{L}))\\d[\\d.]*(?= )(?! (?:%|percent|days|hours))`,
    null,
  ],
  // "Partner with two associations", "the two databases": no number to reach.
  ['(?<= with )(?:two|three|four|five)|(?<= (?:the|our|these) )(?:two|three)', null],
  [`(?<= (?:under|within|below|than) )an?(?= ${SPAN_OF_TIME} )`, 'level', 1],
  ['every (?:second|third|fifth)', 'fraction', 0.5],
  ['double down', null],
  ['twice(?! (?:as|the) )', 'level', 2],
  [
    `once(?= ${EACH} )|one(?= (?:\\S+ ){0,2}(?:${FEWER}|additional|new) )|(?<= (?:least|by|than) )one(?! or )`,
    'level',
    1,
  ],
  [
    `(?<= (?:within|in|under) )one(?= (?:working |business )?${SPAN_OF_TIME} )|one(?= (?:\\S+ ){1,3}(?:per|${EACH} ${SPAN_OF_TIME}) )|an?(?= ${SPAN_OF_TIME} ${FEWER} )`,
    'level',
    1,
  ],
  ['half(?= as (?:many|much) )|(?<= in )half', 'multiplier', 0.5],
  ['half (?:a )?(?:-|year|day|hour|dozen)', null],
  ['half', 'fraction', 0.5],
  [
    `(?<= (?:from a|to a|by a) )${PART}|(?<= (?:a|one|two|three) )${PART}(?= (?:of|${FEWER}) )|(?:one-|two-|three-)${PART}`,
    'fraction',
  ],
  ['nobody|none|(?<=^ )not (?:one|a)|(?<= breaks? )even', 'none', 0],
  [
    '(?<=^ | (?:with|has|have|be|is|are|:|to|there|that) )no(?! (?:longer|need|more|less|later) )(?= \\p{L})',
    'none',
    0,
  ],
  ['(?<=^ .+ .+ every )(?:day|week|month)', 'frequency', 1],
  [
    `(?=${FREQUENCY} )(?<= (?:frequency|cadence|deploy|release|deployment)s? .*)(?:(?<= (?:to|->|→|at) )|(?<= from )(?=\\S+ \\S+ ${FREQUENCY} ))${FREQUENCY}`,
    'frequency',
    1,
  ],
]

const ruleAt = firstFitting(RULES)

/** `form` is `null` where the number is only a name. */
type Read = { readonly to: number; readonly form: Quantity['form'] | null; readonly value: number }

/** Every number of a statement that counts or measures something: no names, dates or periods. */
export function findQuantities(tokens: readonly Token[], periods: readonly Period[]): readonly Quantity[] {
  const isDated = (at: number) => periods.some(({ from, to }) => at >= from && at < to)
  const undated = tokens.map((token, at) => (isDated(at) ? { ...token, lower: '·' } : token))
  const words = wordsOf(undated)
  const quantities: Quantity[] = []
  for (let at = 0, place = 1; at < tokens.length; ) {
    const fit = ruleAt(words, place)
    const read: Read | null =
      fit === null
        ? numberOrFraction(undated, at)
        : { to: at + fit.size, form: fit.rule[1], value: fit.rule[2] ?? partIn(fit.text) }
    if (read !== null && read.form !== null)
      quantities.push(quantityOf(tokens, at, read.to, read.value, read.form))
    for (const to = read?.to ?? at + 1; at < to; at += 1) place += lowerAt(undated, at).length + 1
  }
  return quantities
}

const partIn = (text: string): number => [...FRACTION_WORDS].find(([word]) => text.includes(word))?.[1] ?? 0

/** "9 out of 10", "one in five", "3 in 1,000", "4.5/5", or the first of the numbers alone. */
function numberOrFraction(tokens: readonly Token[], at: number): Read | null {
  const word = lowerAt(tokens, at)
  if (word === 'factor' && lowerAt(tokens, at + 1) === 'of') {
    const factor = numberAt(tokens, at + 2)
    return factor && { ...factor, form: 'multiplier' }
  }
  const first = word === 'one' ? { to: at + 1, form: null, value: 1 } : numberAt(tokens, at)
  if (first === null) return null
  const link = /^ (?:out of|in|of|\/)(?: (?:every|the|each))? /.exec(
    wordsOf(tokens.slice(first.to, first.to + 5)),
  )?.[0]
  const second = link === undefined ? null : numberAt(tokens, first.to + link.split(' ').length - 2)
  if (second?.form !== 'level' || (/ in /.test(link ?? '') && second.value < first.value)) return first
  return { to: second.to, form: 'fraction', value: first.value / second.value }
}

function numberAt(tokens: readonly Token[], at: number): Read | null {
  const word = lowerAt(tokens, at)
  const next = lowerAt(tokens, at + 1)
  const [, sign, digits, rest = ''] = /^([$€£¥₹x]?)(\d+(?:[.,:]\d+)*)(.*)$/.exec(word) ?? []
  if (digits === undefined) return numberInWords(tokens, at)
  const scale = SCALE_WORDS.get(rest)
  const nextScale = rest === '' ? SCALE_WORDS.get(next) : undefined
  const value = numericValue(digits) * (scale ?? nextScale ?? 1)
  const isTimes = (rest === 'x' && !/^(?:an?|per|each|every|\/)$/.test(next)) || sign === 'x' || next === '×'
  return {
    to: at + (nextScale === undefined ? 1 : 2),
    form: isAdjective(tokens, at) ? null : isTimes ? 'multiplier' : value === 0 ? 'none' : 'level',
    value,
  }
}

/** "24-hour", "5-star": an adjective. */
function isAdjective(tokens: readonly Token[], at: number): boolean {
  const [number, dash, noun] = tokens.slice(at, at + 3)
  return dash?.lower === '-' && number?.end === dash.start && noun?.kind === 'word'
}

/** "Three hundred", "doubled", "tenfold". */
function numberInWords(tokens: readonly Token[], at: number): Read | null {
  const word = lowerAt(tokens, at)
  const factor = MULTIPLIER_WORDS.get(plainForms(word).find((form) => MULTIPLIER_WORDS.has(form)) ?? '')
  if (factor !== undefined) return { to: at + 1, form: 'multiplier', value: factor }
  let value = NUMBER_WORDS.get(word)
  if (value === undefined) return null
  for (let to = at + 1; ; to += 1) {
    const more = NUMBER_WORDS.get(lowerAt(tokens, to))
    if (more === undefined) return { to, form: value === 0 ? 'none' : 'level', value }
    value = more >= 100 ? value * more : value + more
  }
}

function quantityOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  value: number,
  form: Quantity['form'],
): Quantity {
  const words = wordsOf(tokens.slice(from, to))
  const after = wordsOf(tokens.slice(to, to + 2))
  const currency = /[$€£¥₹]/.exec(lowerAt(tokens, from - 1) + words)?.[0]
  const isPercent = /%/.test(words) || /^ (?:%|percent|percentage|per cent|pp|points?|pts) /.test(after)
  const money = /^ (euros?|dollars?|pounds?|usd|eur|gbp|chf) /.exec(after)?.[1]
  const [, suffix] = /\d(ms|s|secs?|mins?|h|hrs?|hours|d|days|months) $/.exec(words) ?? []
  const [, word = ''] = /^ (?:(?:business|working|calendar) )?(\S+)/.exec(after) ?? []
  const time = suffix ?? (entryFor(TIME_UNITS, word) === null ? undefined : word)
  return {
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    from,
    to,
    value,
    unit: isPercent
      ? 'percent'
      : (currency ?? money) !== undefined
        ? 'currency'
        : time === undefined
          ? 'plain'
          : 'time',
    unitText: isPercent ? '%' : (currency ?? money ?? time ?? ''),
    form,
  }
}

/** "1,450" and "1.450.000" are thousands, "11:20" minutes and seconds as a decimal of minutes. */
function numericValue(digits: string): number {
  const [minutes = '', seconds] = digits.split(':')
  if (seconds !== undefined) return Number(minutes) + Number(seconds) / 60
  const value = Number(digits.replace(/,(?=\d{3})/g, '').replace(',', '.'))
  return Number.isFinite(value) ? value : Number(digits.replace(/[.,]/g, ''))
}
