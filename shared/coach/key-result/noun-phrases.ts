import {
  DELIVERABLE_NOUNS,
  EXPOSURE_NOUNS,
  MEASURE_NOUNS,
  OWN_WORK_NOUNS,
  PEOPLE_NOUNS,
  RESULT_NOUNS,
} from '../lexicon/nouns.ts'
import { HEDGING_WORDS, NAMING_WORDS } from '../lexicon/numbers.ts'
import { BEHAVIOUR_VERBS, DOING_VERBS, MEASURE_VERBS } from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { entryFor, lowerAt, nounForms, type Token, wordsOf } from '../reading/words.ts'
import type { RoledQuantity } from './read-measure.ts'

export type NounClass = 'own-work' | 'exposure' | 'result' | 'measure' | 'deliverable' | 'people' | 'unknown'

export const STOPS = wordList(`
  from to by of for with in on at so through using before within and or but who that which while via per after than as
  across during until into over under between against without is are was were be been has have had will can
  could should may must per each every -> → => > < >= <= ≥ ≤ = + a
`)

export const DETERMINERS = wordList(
  'the a an our all its their these every each of this my your new additional more extra further other both',
)

export const HEDGES: ReadonlySet<string> = new Set([...HEDGING_WORDS, ...'~≈<>≥≤+=$€£-', '>=', '<='])

/** What the words in front make of the last noun, for patterns over the noun phrase. */
const PHRASES: ReadonlyArray<readonly [pattern: RegExp, kind: NounClass]> = [
  [
    / (?:training|course|workshop|review|onboarding|roadmap|task|audit|milestone|plan)s? (?:\S+ )*(?:completion|attendance|participation|progress) $/,
    'own-work',
  ],
  // A number of them is meant to fall, whoever made them: "flaky tests", "overdue invoices".
  [
    / (?:flaky|failed|overdue|late|lost|broken|missed|unresolved|duplicate|manual|wrong|unplanned|slow|false|critical|open|\S+-free) .*\S $/,
    'measure',
  ],
  [/ paying \S/, 'result'],
  [/ (?:newsletter|blog|channel|youtube|podcast|email) .*(?:subscriber|follower)s? $/, 'exposure'],
  [
    / (?:sales|pipeline|referral|revenue|deals?|enterprise|marketing|partner|qualified|renewal|inbound|outbound) .*(?:pipelines?|velocity) $/,
    'result',
  ],
  [/ (?:positive|customer|google|g2|five-star|star|app|user) .*(?:review|rating|mention)s? $/, 'result'],
  // What a share of a plan for sales says is how much was sold.
  [/ (?:\S*acv|arr|revenue|sales|growth|bookings|profit) .*(?:plan|target|quota|goal|budget)s? $/, 'measure'],
]

/** The class of the noun phrase `from`–`to`: its last noun decides, a longer entry ("pull request") before a shorter. */
export function nounClassOf(tokens: readonly Token[], from: number, to: number): NounClass {
  let at = to - 1
  while (at > from && !isNoun(tokens[at])) at -= 1
  if (at < from) return 'unknown'
  const phrase = wordsOf(tokens.slice(from, at + 1))
  const kind = PHRASES.find(([pattern]) => pattern.test(phrase))?.[1]
  if (kind !== undefined) return kind
  const word = lowerAt(tokens, at)
  if (at > from) {
    // "Deployment count": what is counted.
    if (/^(?:count|number|volume|total)s?$/.test(word)) return measureOf(nounClassOf(tokens, from, at))
    const pair = classIn(nounForms(word).map((form) => `${lowerAt(tokens, at - 1)} ${form}`))
    if (pair !== null) return pair
  }
  const one = classOfWord(word)
  if (one !== null) return one
  // "Feature X", "invoice API v2": a name at the end leaves its noun in front.
  return /^(?:[a-z]|v?\d.*|mvp)$/.test(word) && at > from ? nounClassOf(tokens, from, at) : 'unknown'
}

function isNoun(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    !isDoneParticiple(token.lower) &&
    (!/(?:ed|ing)$/.test(token.lower) || classOfWord(token.lower) !== null)
  )
}

/** How many of them there are is a measure, unless the number is one of things made or seen. */
const measureOf = (kind: NounClass): NounClass => (kind === 'people' || kind === 'unknown' ? 'measure' : kind)

export function classOfWord(word: string): NounClass | null {
  if (/^time-to-/.test(word)) return 'measure'
  return (
    classIn(nounForms(word)) ??
    (/[-/]/.test(word) ? classIn(nounForms(/^[^/]+(?=\/)|[^-]*$/.exec(word)?.[0] ?? '')) : null)
  )
}

/** In the order in which they are asked: the first that has the word decides. */
const CLASSES: ReadonlyArray<readonly [NounClass, ReadonlySet<string>]> = [
  ['exposure', EXPOSURE_NOUNS],
  ['measure', MEASURE_NOUNS],
  ['result', RESULT_NOUNS],
  ['own-work', OWN_WORK_NOUNS],
  ['deliverable', DELIVERABLE_NOUNS],
  ['people', PEOPLE_NOUNS],
]

export function classIn(forms: readonly string[]): NounClass | null {
  return CLASSES.find(([, nouns]) => forms.some((form) => nouns.has(form)))?.[0] ?? null
}

/** The end of the noun phrase that begins at `from`. */
export function phraseEnd(tokens: readonly Token[], from: number, limit: number): number {
  let at = from
  while (at < limit) {
    const token = tokens[at]
    if (token === undefined || (token.kind === 'number' && !NAMING_WORDS.has(lowerAt(tokens, at - 1)))) break
    if (token.kind === 'mark' && !/^[&/#"“”'-]$/.test(token.lower)) break
    if (at > from && STOPS.has(token.lower)) break
    if (at > from && endsPhrase(tokens, at)) break
    at += 1
  }
  return at
}

/** Whether the noun phrase ends before this word: it is a verb, or one may be and somebody stands before it. */
function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const word = lowerAt(tokens, at)
  const before = lowerAt(tokens, at - 1)
  const next = lowerAt(tokens, at + 1)
  if (entryFor(MEASURE_VERBS, word) !== null) return true
  // "Patches merged", but "merged patches".
  if (/ed$/.test(word) && entryFor(DOING_VERBS, word) !== null)
    return tokens[at + 1]?.kind !== 'word' || STOPS.has(next) || classOfWord(next) === null
  // "Articles explaining the category".
  if (/[a-z]{3}ing$/.test(word) && DETERMINERS.has(next)) return true
  return (
    /(?:s|people|staff|ren|men)$/.test(before) &&
    /^(?:people|result|own-work)$/.test(classOfWord(before) ?? '') &&
    (BEHAVIOUR_VERBS.has(word) || DOING_VERBS.has(word))
  )
}

export function nounOnly(word: string): boolean {
  return classOfWord(word) !== null
}

/** What a number counts: the noun phrase behind it, or behind the "of" behind it. */
export function countedBy(
  tokens: readonly Token[],
  quantity: RoledQuantity,
  limit: number,
): { readonly kind: NounClass; readonly from: number; readonly to: number; readonly isShare: boolean } {
  const isShare = quantity.unit === 'percent' || quantity.form === 'fraction'
  let from = quantity.to
  if (/^(?:%|percent|points?|pp|pts)$/.test(lowerAt(tokens, from))) from += 1
  while (from < limit && (lowerAt(tokens, from) === ')' || HEDGES.has(lowerAt(tokens, from)))) from += 1
  if (lowerAt(tokens, from) === 'of') from += 1
  from = skipDeterminers(tokens, from, limit)
  const to = phraseEnd(tokens, from, limit)
  const head = `${lowerAt(tokens, to - 1)} ${lowerAt(tokens, to)}`
  const inner = skipDeterminers(tokens, to + 1, limit)
  const innerEnd = phraseEnd(tokens, inner, limit)
  const kind = nounClassOf(tokens, inner, innerEnd)
  // "100% completion of the audits".
  if (
    /^(?:completion|implementation|attendance|delivery) of/.test(head) &&
    /^(?:own-work|deliverable)$/.test(kind)
  )
    return { kind: 'own-work', from, to: innerEnd, isShare }
  // "A 20% lift in traffic": what is lifted.
  if (/^(?:lift|increase|rise|growth|improvement) (?:in|of)/.test(head))
    return { kind: /^(?:own-work|exposure)$/.test(kind) ? kind : 'measure', from, to: innerEnd, isShare }
  if (/^(?:reduction|decrease|drop|decline) (?:in|of)/.test(head))
    return { kind: 'measure', from, to: innerEnd, isShare }
  return { kind: to > from ? nounClassOf(tokens, from, to) : 'unknown', from, to, isShare }
}

export function skipDeterminers(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && DETERMINERS.has(lowerAt(tokens, at))) at += 1
  return at
}

/** The class of an object, through "the number of …" and "the share of …". */
export function objectClass(tokens: readonly Token[], from: number, to: number): NounClass {
  const end = phraseEnd(tokens, from, to)
  const own = nounClassOf(tokens, from, end)
  if (lowerAt(tokens, end) !== 'of' && !/^[#%]$/.test(lowerAt(tokens, from))) return own
  const head = wordsOf(tokens.slice(Math.max(from, end - 2), end))
  const inner = skipDeterminers(tokens, end + 1, to)
  const kind = nounClassOf(tokens, inner, phraseEnd(tokens, inner, to))
  if (/ (?:numbers?|amount|count|volume|frequency|total|#|pace|rate) $/.test(head)) return measureOf(kind)
  if (/ (?:share|percentage|percent|proportion|%|ratio) $/.test(head))
    return kind === 'own-work' ? kind : 'measure'
  return own
}

/** A form of a doing verb that is neither plain nor ends in -s or -ing: "merged", "written". */
export const isDoneParticiple = (word: string): boolean =>
  !/(?:s|ing)$/.test(word) && !DOING_VERBS.has(word) && entryFor(DOING_VERBS, word) !== null
