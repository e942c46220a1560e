import type { Span } from '../finding.ts'
import { MEASURE_NOUNS, RESULT_NOUNS } from '../lexicon/nouns.ts'
import {
  FREQUENCY_WORDS,
  MULTIPLIER_WORDS,
  NAMING_WORDS,
  NUMBER_WORDS,
  SCALE_WORDS,
} from '../lexicon/numbers.ts'
import { TIME_UNITS } from '../lexicon/time.ts'
import type { Period } from './periods.ts'
import { entryFor, lowerAt, type Token } from './words.ts'

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

/** Every number of a statement that counts or measures something: no names, dates or periods. */
export function findQuantities(tokens: readonly Token[], periods: readonly Period[]): readonly Quantity[] {
  const inPeriod = new Set<number>()
  for (const { from, to } of periods) for (let at = from; at < to; at += 1) inPeriod.add(at)
  const quantities: Quantity[] = []
  for (let at = 0; at < tokens.length; ) {
    const quantity = inPeriod.has(at) ? null : quantityAt(tokens, at)
    if (quantity !== null) quantities.push(quantity)
    at = Math.max(at + 1, quantity?.to ?? 0)
  }
  return quantities
}

function quantityAt(tokens: readonly Token[], at: number): Quantity | null {
  const first = numberAt(tokens, at)
  if (first === null) return wordQuantity(tokens, at)
  // "Tickets per 1k users": what the measure is divided by.
  if (lowerAt(tokens, at - 1) === 'per') return null
  const fraction = fractionAfter(tokens, at, first)
  if (fraction !== null) return fraction
  return make(tokens, at, first.to, first.value, first.form)
}

type Read = { readonly value: number; readonly to: number; readonly form: Quantity['form'] }

/** A number in digits or words, "2.5 million" and "three hundred" as one. `null` when it is a name. */
function numberAt(tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at]
  if (token === undefined) return null
  if (token.kind !== 'number') return numberWordsAt(tokens, at)
  const parts = /^[$€£¥₹]?(\d+(?:[.,:]\d+)*)(.*)$/s.exec(token.lower)
  if (parts === null) return null
  const [, digits = '', rest = ''] = parts
  if (/^(?:st|nd|rd|th)$/.test(rest)) return null
  if (isName(tokens, at, digits, rest)) return null
  const value = numericValue(digits)
  if (rest === 'x' && /^(?:per|a|each|every|\/)$/.test(lowerAt(tokens, at + 1)))
    return { value, to: at + 1, form: 'level' }
  if (/^(?:x|-?fold)$/.test(rest) || (rest === '' && lowerAt(tokens, at + 1) === '×'))
    return { value, to: at + 1, form: 'multiplier' }
  const scale = SCALE_WORDS.get(rest)
  // "10m" beside a currency is money, else it may be metres or minutes: the size does not matter to any rule.
  if (scale !== undefined) return { value: value * scale, to: at + 1, form: value === 0 ? 'none' : 'level' }
  const next = rest === '' ? SCALE_WORDS.get(lowerAt(tokens, at + 1)) : undefined
  if (next !== undefined) return { value: value * next, to: at + 2, form: 'level' }
  return { value, to: at + 1, form: value === 0 ? 'none' : 'level' }
}

function isName(tokens: readonly Token[], at: number, digits: string, rest: string): boolean {
  const token = tokens[at]
  const before = lowerAt(tokens, at - 1)
  const next = tokens[at + 1]
  const isTouching = next !== undefined && token?.end === next.start
  if (/^(?:24x7|24x7x365|360)$/.test(digits + rest) && (rest !== '' || before !== 'from')) return true
  // "24/7", "9/10" is a fraction and handled as one.
  if (lowerAt(tokens, at + 1) === '/' && digits === '24') return true
  if (before === '/' && lowerAt(tokens, at - 2) === '24') return true
  // "24-hour", "90-day", "5-star": an adjective.
  if (
    isTouching &&
    next?.lower === '-' &&
    tokens[at + 2]?.kind === 'word' &&
    tokens[at + 2]?.start === next.end
  )
    return true
  if (/^(?:fa|d|g)$/.test(rest) && digits.length === 1 && !/^(?:per|each|of|to|a)$/.test(next?.lower ?? ''))
    return true
  if (/^\d+\.\d+$/.test(digits) && /^(?:version|release|beta|milestone)$/.test(next?.lower ?? '')) return true
  if (token !== undefined && /^[$€£¥₹]/.test(token.text)) return false
  if (rest !== '') return false
  if (before === '#') return /^\d$/.test(digits)
  // "Identify the top 3 reasons", "Agree on the 3 metrics that matter": how long the list is.
  if (
    /^(?:the|top|biggest|main)$/.test(before) &&
    /^(?:identify|list|compile|agree|define|determine|choose|select|rank|decide|name)$/.test(
      lowerAt(tokens, 0),
    )
  )
    return true
  if (isAdjective(tokens, at, digits)) return true
  if (before === 'top') return /^(?:list|ranking|risks?|performers?)$/.test(lowerAt(tokens, at + 1))
  // "Kubernetes 1.29": a version; "from 4.1 to 4.6" is none.
  const name = lowerAt(tokens, at - 1)
  if (
    /^\d+\.\d+$/.test(digits) &&
    at > 1 &&
    /^\p{L}{4,}$/u.test(name) &&
    !/^(?:from|than|over|above|below|under|about|around|least|most|into)$/.test(name) &&
    (next === undefined || next.lower === 'to' || next.lower === 'across' || next.lower === 'in')
  )
    return nounIsPlain(name)
  return (
    NAMING_WORDS.has(before) &&
    // "Release 4 major versions": there it is the verb.
    !(
      before === 'release' &&
      at === 1 &&
      next?.kind === 'word' &&
      !/^(?:is|of|to|for|in|on|by)$/.test(next.lower)
    ) &&
    lowerAt(tokens, at + 1) !== '%' &&
    (!/^(?:percent|%|days?|hours?|users?|customers?)$/.test(lowerAt(tokens, at + 1)) ||
      /^(?:tier|sev|severity|priority|phase)$/.test(before)) &&
    // "Feature 5 repositories in the press": the verb, with what it counts behind.
    !(
      at === 1 &&
      before === 'feature' &&
      next?.kind === 'word' &&
      !/^(?:is|are|goes|in|to|live|launched|done|on|for|at)$/.test(next.lower)
    )
  )
}

/** "A 3 month programme", "1 month boot-camp". */
function isAdjective(tokens: readonly Token[], at: number, digits: string): boolean {
  const unit = tokens[at + 1]
  const noun = tokens[at + 2]
  return (
    unit?.kind === 'word' &&
    noun?.kind === 'word' &&
    /^(?:day|week|month|year|hour|minute)$/.test(unit.lower) &&
    (digits !== '1' || at === 0) &&
    !NO_ADJECTIVE.test(noun.lower)
  )
}
const NO_ADJECTIVE =
  /^(?:of|per|after|before|and|or|to|from|for|in|on|by|at|each|every|less|more|faster|earlier|sooner|ahead|late|early|response|reply|resolution|sla|turnaround|average|retention|runway|survival|close|churn|wait|lead|cycle)$/

/** A product's name, not a measure such as "Uptime". */
function nounIsPlain(name: string): boolean {
  return (
    !/^(?:stars?|average|index)$/i.test(name) &&
    entryFor(MEASURE_NOUNS, name) === null &&
    entryFor(RESULT_NOUNS, name) === null
  )
}

function numberWordsAt(tokens: readonly Token[], at: number): Read | null {
  const word = lowerAt(tokens, at)
  if (word === 'zero') return { value: 0, to: at + 1, form: 'none' }
  if (
    word === 'a' &&
    (lowerAt(tokens, at + 1) === 'dozen' ||
      lowerAt(tokens, at + 1) === 'hundred' ||
      lowerAt(tokens, at + 1) === 'thousand' ||
      lowerAt(tokens, at + 1) === 'million')
  ) {
    return { value: NUMBER_WORDS.get(lowerAt(tokens, at + 1)) ?? 1, to: at + 2, form: 'level' }
  }
  const value = NUMBER_WORDS.get(word)
  // "Partner with two associations", "a model with three scenarios": no number to reach.
  if (value !== undefined && value < 6 && lowerAt(tokens, at - 1) === 'with') return null
  // "The two databases" are both there are: no number to reach.
  if (value === undefined || (value < 4 && /^(?:the|our|both|these)$/.test(lowerAt(tokens, at - 1))))
    return null
  let to = at + 1
  let total = value
  for (
    let scale = NUMBER_WORDS.get(lowerAt(tokens, to));
    scale !== undefined;
    scale = NUMBER_WORDS.get(lowerAt(tokens, to))
  ) {
    total = scale >= 100 ? total * scale : total + scale
    to += 1
  }
  return { value: total, to, form: 'level' }
}

/** "9 out of 10", "one in five", "3 in 1,000", "4.5/5". */
function fractionAfter(tokens: readonly Token[], at: number, first: Read): Quantity | null {
  let to = first.to
  const word = lowerAt(tokens, to)
  if (word === 'out' && lowerAt(tokens, to + 1) === 'of') to += 2
  else if (word === 'in' || word === '/') to += 1
  else if (word === 'of') to += 1
  else return null
  if (/^(?:every|the|each)$/.test(lowerAt(tokens, to))) to += 1
  const second = numberAt(tokens, to)
  if (
    second === null ||
    second.form !== 'level' ||
    (second.value >= 1990 && second.value < 2100) ||
    (tokens[to - 1]?.lower === 'in' && second.value < first.value)
  )
    return null
  return make(
    tokens,
    at,
    second.to,
    second.value === 0 ? first.value : first.value / second.value,
    'fraction',
  )
}

const FRACTION = /^(?:half|third|quarter|fifth|tenth|thirds|quarters|two-thirds|three-quarters|one-third)$/

/** Numbers in other words: "doubled", "a third of", "no", "nobody", "daily". */
function wordQuantity(tokens: readonly Token[], at: number): Quantity | null {
  const word = lowerAt(tokens, at)
  const next = lowerAt(tokens, at + 1)
  const before = lowerAt(tokens, at - 1)
  if (
    (word === 'a' || word === 'an') &&
    /^(?:under|within|below|than)$/.test(before) &&
    /^(?:second|minute|hour|day|week|month)$/.test(next)
  ) {
    return make(tokens, at, at + 1, 1, 'level')
  }
  if (word === 'every' && /^(?:second|third|fourth|fifth|tenth)$/.test(next))
    return make(tokens, at, at + 2, 0.5, 'fraction')
  const factor = MULTIPLIER_WORDS.get(word)
  if (factor !== undefined && next !== '-' && next !== 'down' && word !== 'double-click') {
    if (
      word === 'twice' &&
      (/^(?:a|per|each|every|an)$/.test(next) ||
        before === 'least' ||
        !/^(?:as|the|more|our|that|this|its)$/.test(next))
    )
      return make(tokens, at, at + 1, 2, 'level')
    return make(tokens, at, at + 1, factor, 'multiplier')
  }
  if (/^x\d+(?:\.\d+)?$/.test(word)) return make(tokens, at, at + 1, Number(word.slice(1)), 'multiplier')
  if (word === 'once' && /^(?:a|per|each|every)$/.test(next)) return make(tokens, at, at + 1, 1, 'level')
  if (word === 'factor' && next === 'of') {
    const number = numberAt(tokens, at + 2)
    return number === null ? null : make(tokens, at, number.to, number.value, 'multiplier')
  }
  if (
    word === 'one' &&
    (/^(?:less|fewer|more|additional|extra|new)$/.test(next) ||
      (/^(?:least|by|one|most|than)$/.test(before) && next !== 'or') ||
      /^(?:less|fewer|more)$/.test(lowerAt(tokens, at + 2) || '-') ||
      /^(?:less|fewer|more)$/.test(lowerAt(tokens, at + 3)))
  ) {
    return make(tokens, at, at + 1, 1, 'level')
  }
  if (
    word === 'one' &&
    /^(?:within|in|under|than)$/.test(before) &&
    entryFor(TIME_UNITS, /^(?:working|business|calendar)$/.test(next) ? lowerAt(tokens, at + 2) : next) !==
      null
  )
    return make(tokens, at, at + 1, 1, 'level')
  if (
    word === 'one' &&
    [2, 3, 4].some(
      (ahead) =>
        lowerAt(tokens, at + ahead) === 'per' ||
        (/^(?:a|an|each|every)$/.test(lowerAt(tokens, at + ahead)) &&
          /^(?:day|week|fortnight|month|quarter|year|sprint|iteration)$/.test(
            lowerAt(tokens, at + ahead + 1),
          )),
    )
  )
    return make(tokens, at, at + 1, 1, 'level')
  if (word === 'one' && (next === 'in' || next === 'out')) {
    return fractionAfter(tokens, at, { value: 1, to: at + 1, form: 'level' })
  }
  if (FRACTION.test(word)) return fractionWord(tokens, at, word, before, next)
  if (/^(?:nobody|none|noone)$/.test(word) || (word === 'not' && /^(?:one|a|single)$/.test(next) && at === 0))
    return make(tokens, at, at + 1, 0, 'none')
  // "A day earlier".
  if (
    word === 'a' &&
    entryFor(TIME_UNITS, next) !== null &&
    /^(?:earlier|sooner|faster|less|shorter|quicker|later)$/.test(lowerAt(tokens, at + 2))
  )
    return make(tokens, at, at + 1, 1, 'level')
  if (word === 'single-digit') return make(tokens, at, at + 1, 9, 'level')
  if (word === 'even' && /^break/.test(before)) return make(tokens, at, at + 1, 0, 'none')
  if (/^(?:day|week|month)$/.test(word) && before === 'every' && at > 2)
    return make(tokens, at, at + 1, 1, 'frequency')
  if (
    word === 'no' &&
    !/^(?:longer|matter|one's|need|more|less|later|fewer|code)$/.test(next) &&
    tokens[at + 1]?.kind === 'word'
  ) {
    return at === 0 || /^(?:with|has|have|see|be|is|are|:|,|at|to|there|ensure|that|and)$/.test(before)
      ? make(tokens, at, at + 1, 0, 'none')
      : null
  }
  if (
    FREQUENCY_WORDS.has(word) &&
    (/^(?:to|->|→|=>|at)$/.test(before) ||
      (before === 'from' && FREQUENCY_WORDS.has(lowerAt(tokens, at + 2)))) &&
    tokens
      .slice(0, at)
      .some(({ lower }) =>
        /^(?:frequency|cadence|deploy|release|ship|deployment|deployments|releases|rate)$/.test(lower),
      )
  )
    return make(tokens, at, at + 1, 1, 'frequency')
  return null
}

function fractionWord(
  tokens: readonly Token[],
  at: number,
  word: string,
  before: string,
  next: string,
): Quantity | null {
  const value = /half/.test(word)
    ? 0.5
    : /third/.test(word)
      ? 1 / 3
      : /fifth/.test(word)
        ? 0.2
        : /tenth/.test(word)
          ? 0.1
          : 0.25
  if (word === 'half') {
    if (/^(?:first|second|this|next|last|each|every)$/.test(before) || /^(?:year|day|hour|-)$/.test(next))
      return null
    if (next === 'a' && /^(?:year|day|hour|dozen)$/.test(lowerAt(tokens, at + 2))) return null
    if (next === 'as' && /^(?:many|much|long)$/.test(lowerAt(tokens, at + 2)))
      return make(tokens, at, at + 1, value, 'multiplier')
    if (before === 'in') return make(tokens, at, at + 1, value, 'multiplier')
    return make(tokens, at, at + 1, value, 'fraction')
  }
  const isCounted = /^(?:a|one|two|three)$/.test(before) || word.includes('-')
  const isOf =
    next === 'of' ||
    // "From a fifth to a half".
    /^(?:from|to)$/.test(lowerAt(tokens, at - 2)) ||
    /^(?:fewer|less|more|lower|higher|faster|shorter|cheaper)$/.test(next) ||
    (before === 'a' && lowerAt(tokens, at - 2) === 'by')
  return isCounted && isOf && !(word === 'quarter' && /^(?:per|over|in)$/.test(lowerAt(tokens, at - 2)))
    ? make(tokens, at, at + 1, value, 'fraction')
    : null
}

function make(
  tokens: readonly Token[],
  from: number,
  to: number,
  value: number,
  form: Quantity['form'],
): Quantity {
  const first = tokens[from]
  const last = tokens[to - 1]
  const next = lowerAt(tokens, to)
  const text = `${first?.lower ?? ''} ${last?.lower ?? ''}`
  const currency =
    /[$€£¥₹]/.exec(first?.text ?? '')?.[0] ??
    (/^[$€£¥₹]$/.test(lowerAt(tokens, from - 1)) ? lowerAt(tokens, from - 1) : null)
  const isPercent =
    text.includes('%') ||
    (/^(?:%|percent|pct|percentage|per|pp|ppt|points?|pts)$/.test(next) &&
      (next !== 'per' || lowerAt(tokens, to + 1) === 'cent'))
  const suffix = /\d(ms|s|sec|secs|min|mins|h|hrs|hours|days|d|months)$/.exec(last?.lower ?? '')?.[1]
  const unitWord = /^(?:business|working|calendar|person|consecutive|full)$/.test(next)
    ? lowerAt(tokens, to + 1)
    : next
  const isTime = suffix !== undefined || entryFor(TIME_UNITS, unitWord) !== null
  const isMoney = currency !== null || /^(?:euros?|dollars?|pounds?|usd|eur|gbp|chf)$/.test(next)
  return {
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    from,
    to,
    value,
    unit: isPercent ? 'percent' : isMoney ? 'currency' : isTime ? 'time' : 'plain',
    unitText: isPercent ? '%' : (currency ?? suffix ?? (isTime || isMoney ? next : '')),
    form,
  }
}

function numericValue(digits: string): number {
  // "1,450" and "1.450.000" are thousands, "11:20" minutes and seconds as a decimal of minutes.
  if (digits.includes(':')) {
    const [minutes = '0', seconds = '0'] = digits.split(':')
    return Number(minutes) + Number(seconds) / 60
  }
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return Number(digits.replaceAll('.', ''))
  const value = Number(digits.replace(',', '.'))
  return Number.isFinite(value) ? value : Number(digits.replace(/[.,]/g, ''))
}
