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
  'reduce decrease lower cut halve shorten shrink minimize minimise eliminate decline drop slash trim limit prevent fall less fewer down under below',
)
const RISE = wordList(
  'increase raise grow boost lift improve expand extend double triple rise up more over above exceed reach',
)

/*
 * The patterns are for the words around a number. It stands there as "#1", if it is the statement's first, or "#2", with
 * its unit: " fewer calls , now #2percent ( of all ) ".
 */

/** How many words before and behind a number say what it does. */
const WINDOW = 8
/** What may stand between a number and the word that gives its role: "by around $ 5". */
const FILLERS = `(?:(?:${anyOf(HEDGING_WORDS)}|the|some|additional|extra|another|[~≈$€£¥₹]) )*`
const FROM = ` from ${FILLERS}#`
const BASELINE = new RegExp(
  [
    `${FROM}(?:2|.(?!plain))| (?:up|down)${FROM}`,
    // "(now 63%)", "currently at 1.7%", "instead of today's 70".
    " (?:now|currently|today|was|were|baseline|previously|current|starting|instead|vs)(?:'s)?(?: (?![\\d.;,])\\S+){0,2} #",
    // "We start at 17%", "(last year: 85%)".
    ' (?:start at|rather than|(?:last|previous|prior) \\S+ :) #',
    // "(1,450 today)".
    '#\\S+ (?:(?![\\d,;.()])\\S+ ){0,4}(?:today|now|currently|presently|baseline|at (?:the )?(?:present|moment)) ',
  ].join('|'),
)
const ARROW = '(?:--?>|=>|[→➔➜⇒↗↘➡])'
const LINK = new RegExp(` (?:to|into|up|down|${ARROW}) `)
/** "5 visits → 8", "54% to 75%"; no baseline: "in 2 to 3 days", "between 3 and 4". */
const GOES_ON = new RegExp(
  `#\\S+(?: \\S+){0,5} ${ARROW}(?: \\S+){0,2} @|#\\S+ > @|(?<! (?:within|in|takes?|between|every) (?:\\S+ )?)#1\\S+ (?:\\S+ )?to (?:\\S+ )?@`,
)

const BEHIND = '(?: (?!(?:to|of|by|and|or|from|[,;.:()]) )\\S+){0,3} '
const CHANGE = new RegExp(
  [
    // "+20%", "another 5", "2 days off", "12 hours less", "queues down 20".
    ` (?:[+±−]|minus|plus|another) ${FILLERS}#`,
    '#\\S+ (?:\\S+ )?off ',
    `#\\S+${BEHIND}(?:${anyOf(COMPARATIVES)}|decrease|lift|drop|additional|extra|boost|rise|gain) `,
    ' \\S+ (?!sign|set|open)\\S+ (?:up|down) (?:an? )?#1\\S+ (?!(?:\\S+ )?from )',
    // "By 30%"; in "used by 70% of nurses" it says who does it.
    `(?<!(?:ed|en|ad|ght)) by ${FILLERS}#| by ${FILLERS}#.(?!plain)\\S+ (?!(?:% |percent )?of )`,
    ` (?:save|gain)(?:s|ing)? ${FILLERS}#.time`,
    // "10% month over month", "15% revenue growth": a share that is how much something grows or shrinks.
    '#.percent(?: %)? (?:mom|yoy|qoq|y/y|(?:month|year|quarter|week)[ -]o(?:ver|n))',
    `#.percent${BEHIND}(?:growth|increase|reduction|improvement|savings?) `,
  ].join('|'),
)

/** Gives every number its role. */
export function readRoles(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  periods: readonly Period[],
): readonly RoledQuantity[] {
  return quantities.map((quantity, index) => {
    const { from, to, unit } = quantity
    const next = quantities[index + 1]
    const before = `${wordsOf(tokens.slice(Math.max(0, from - WINDOW), from))}#${index === 0 ? 1 : 2}${unit}`
    const around = before + wordsOf(tokens.slice(to, to + WINDOW))
    const isBaseline =
      BASELINE.test(around) ||
      (next !== undefined && goesOn(quantity, next, before, wordsOf(tokens.slice(to, next.from)), periods))
    return {
      ...quantity,
      role: isBaseline ? 'baseline' : isChange(tokens, quantity, around) ? 'change' : 'target',
    }
  })
}

/** "From 5 to 8", "5 → 8", "2 in 2025, 9 in 2026": the next number is where it should end. */
function goesOn(
  { to, form }: Quantity,
  next: Quantity,
  before: string,
  between: string,
  periods: readonly Period[],
): boolean {
  const yearAfter = (at: number) => periods.find(({ from }) => from >= at && from <= at + 4)
  return (
    form !== 'multiplier' &&
    ((LINK.test(between) && FROM_NUMBER.test(before)) ||
      (form !== 'none' && GOES_ON.test(`${before}${between}@`)) ||
      ((yearAfter(to)?.to ?? Infinity) <= next.from && yearAfter(next.to) !== undefined))
  )
}
const FROM_NUMBER = new RegExp(FROM)

/** "+20%", "by 30%", "12 hours less", "doubled", "grow revenue 20%". */
function isChange(tokens: readonly Token[], { from, start, form, unit }: Quantity, around: string): boolean {
  if (form === 'multiplier') return !/ (?:of|at|to|is|least|coverage|ratio) #/.test(around)
  if (form === 'none') return false
  const [left, dash] = [tokens[from - 2], tokens[from - 1]]
  return (
    CHANGE.test(around) ||
    // "-60%", but no range "85-90" and no dash between words.
    (/ [-–] #/.test(around) &&
      dash?.end === start &&
      (left === undefined || left.lower === '(' || left.end < dash.start)) ||
    ((unit === 'percent' || form === 'fraction') && isMoved(tokens, from))
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
