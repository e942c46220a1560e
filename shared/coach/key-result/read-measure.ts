import type { MeasureInWords } from '../classification.ts'
import { COMPARATIVES } from '../lexicon/adjectives.ts'
import { HEDGING_WORDS } from '../lexicon/numbers.ts'
import { wordList } from '../lexicon/word-list.ts'
import type { Period } from '../reading/periods.ts'
import type { Quantity } from '../reading/quantities.ts'
import { anyOf, entryFor, lowerAt, type Token, wordsOf } from '../reading/words.ts'
import { HEDGES, STOPS } from './noun-phrases.ts'

/** What a number does in a key result: where it starts, where it should end, or by how much it changes. */
export type Role = 'baseline' | 'target' | 'change'
export type RoledQuantity = Quantity & { readonly role: Role }

const FALL = wordList(
  'reduce decrease lower cut halve shorten shrink minimize minimise eliminate decline drop slash trim limit lessen curb mitigate ease diminish narrow prevent fall less fewer down under below',
)
const RISE = wordList(
  'increase raise grow boost lift improve enhance expand extend lengthen double triple rise climb up more over above exceed reach',
)

/*
 * The patterns are for the words around a number, which "#" stands for: " fewer calls , now # a day ".
 */

/** How many words before and behind a number say what it does. */
const WINDOW = 8
/** What may stand between a number and the word that gives its role: "by around $ 5". */
const FILLERS = `(?:(?:${anyOf(HEDGING_WORDS)}|the|some|additional|extra|another|[~≈$€£¥₹]) )*`
const FROM = new RegExp(` from ${FILLERS}#`)
/** "(now 63%)", "currently at 1.7%", "instead of today's 70", "we start at 17%", "(last year: 85%)", "(1,450 today)". */
const NOW = new RegExp(
  [
    " (?:now|currently|today|was|were|baseline|previously|current|starting|originally|status|presently|instead|versus|vs|formerly)(?:'s)?(?: (?![\\d.;,])\\S+){0,2} #",
    ' (?:start at|rather than|(?:last|previous|prior) \\S+ :) #',
    '# (?:(?![\\d,;.()])\\S+ ){0,4}(?:today|now|currently|presently|baseline|at (?:the )?(?:present|moment)) ',
  ].join('|'),
)
const LINK = / (?:to|into|towards|up|down|--?>|=>|[→➔➜⇒↗↘➡]) /
const ARROW = /^(?: \S+){0,5} (?:--?>|=>|[→➔➜⇒↗↘➡])(?: \S+){0,2} $|^ > $/

const BEHIND = '#(?: (?!(?:to|of|by|and|or|from|[,;.:()]) )\\S+){0,3} '
/** "+20%", "another 5", "2 days off", "12 hours less", "queues down 20". */
const CHANGE = new RegExp(
  [
    ` (?:[+±−]|minus|plus|another) ${FILLERS}#`,
    '# (?:\\S+ )?off ',
    `${BEHIND}(?:${anyOf(COMPARATIVES)}|decrease|uplift|lift|drop|decline|additional|extra|further|boost|rise|gain|raise) `,
  ].join('|'),
)
const UP_OR_DOWN = / \S+ (?!sign|set|open)\S+ (?:up|down) (?:an? )?#(?! (?:\S+ )?from )/
const BY = new RegExp(` by ${FILLERS}#`)
/** "Used by 70% of nurses": who does it, not by how much. */
const AGENT = new RegExp(`(?:ed|en|ad|ght) by ${FILLERS}#`)
const SAVED = new RegExp(` (?:save|gain)(?:s|ing)? ${FILLERS}#`)
/** "10% month over month", "15% less churn": a share that is how much something grows or shrinks. */
const GROWTH = new RegExp(
  `#(?: %)? (?:mom|yoy|qoq|wow|m/m|y/y|q/q|(?:month|year|quarter|week)[ -]o(?:ver|n))|${BEHIND}(?:growth|increase|reduction|improvement|savings?) `,
)
/** Gives every number its role. */
export function readRoles(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  periods: readonly Period[],
): readonly RoledQuantity[] {
  return quantities.map((quantity, index) => {
    const before = wordsOf(tokens.slice(Math.max(0, quantity.from - WINDOW), quantity.from))
    const around = `${before}#${wordsOf(tokens.slice(quantity.to, quantity.to + WINDOW))}`
    const isFirst = index === 0
    const isBaseline =
      goesOn(tokens, quantity, around, isFirst, quantities[index + 1], periods) ||
      (FROM.test(around) &&
        (!isFirst ||
          / (?:up|down) from/.test(around) ||
          (quantity.unit !== 'plain' && quantity.form === 'level'))) ||
      NOW.test(around)
    const role = isBaseline ? 'baseline' : isChange(tokens, quantity, around, isFirst) ? 'change' : 'target'
    return { ...quantity, role }
  })
}

/** "From 5 to 8", "5 → 8", "54% to 75%", "2 in 2025, 9 in 2026": the next number is where it should end. */
function goesOn(
  tokens: readonly Token[],
  quantity: Quantity,
  around: string,
  isFirst: boolean,
  next: Quantity | undefined,
  periods: readonly Period[],
): boolean {
  if (next === undefined || quantity.form === 'multiplier') return false
  const between = wordsOf(tokens.slice(quantity.to, next.from))
  const hasYear = ({ to }: Quantity) => periods.some(({ from }) => from >= to && from <= to + 4)
  return (
    (FROM.test(around) && LINK.test(between)) ||
    ARROW.test(between) ||
    // No baseline: "in 2 to 3 days", "between 3 and 4".
    (isFirst &&
      quantity.form !== 'none' &&
      /^ (?:\S+ )?to (?:\S+ )?$/.test(between) &&
      !/ (?:within|in|takes?|between|every) (?:\S+ )?#/.test(around)) ||
    (hasYear(quantity) &&
      hasYear(next) &&
      periods.some(({ from, to }) => from >= quantity.to && to <= next.from))
  )
}

/** "+20%", "by 30%", "12 hours less", "doubled", "grow revenue 20%". */
function isChange(
  tokens: readonly Token[],
  { from, start, form, unit }: Quantity,
  around: string,
  isFirst: boolean,
): boolean {
  if (form === 'multiplier') return !/ (?:of|at|to|is|=|:|least|coverage|ratio|roas|roi) #/.test(around)
  if (form === 'none') return false
  const isShare = unit === 'percent' || form === 'fraction'
  const [left, dash] = [tokens[from - 2], tokens[from - 1]]
  return (
    CHANGE.test(around) ||
    (isFirst && UP_OR_DOWN.test(around)) ||
    (BY.test(around) &&
      !(AGENT.test(around) && (unit === 'plain' || (isShare && /#(?: %| percent)? of /.test(around))))) ||
    (unit === 'time' && SAVED.test(around)) ||
    (unit === 'percent' && GROWTH.test(around)) ||
    // "-60%", but no range "85-90" and no dash between words.
    (/ [-–] #/.test(around) &&
      dash?.end === start &&
      (left === undefined || left.lower === '(' || left.end < dash.start)) ||
    (isShare && isMoved(tokens, from))
  )
}

/** "Grow revenue 20%", "questions drop 50%": a verb of change and a share with no "to" between. */
function isMoved(tokens: readonly Token[], from: number): boolean {
  for (let back = 1; back <= 6; back += 1) {
    const word = lowerAt(tokens, from - back)
    if (/^(?:[,:\d]|reach)/.test(word) || STOPS.has(word) || HEDGES.has(word)) return false
    if (directionOf(word) !== null) return true
  }
  return false
}

/** The values for the fields, as far as the words give them. */
export function measureInWords(
  tokens: readonly Token[],
  quantities: readonly RoledQuantity[],
): MeasureInWords {
  const baseline = quantities.find(({ role }) => role === 'baseline')?.value ?? null
  const target = quantities.find(
    ({ role, form }) => role === 'target' && form !== 'frequency' && form !== 'fraction',
  )
  const goal = target?.value ?? null
  const byVerb = tokens.map(({ lower }) => directionOf(lower)).find((direction) => direction !== null) ?? null
  return {
    direction:
      baseline === null || goal === null || baseline === goal
        ? byVerb
        : goal > baseline
          ? 'increase'
          : 'decrease',
    unit: target?.unitText ?? '',
    baseline,
    target: goal,
  }
}

function directionOf(word: string): MeasureInWords['direction'] {
  return entryFor(FALL, word) !== null ? 'decrease' : entryFor(RISE, word) !== null ? 'increase' : null
}
