import { HEDGING_WORDS } from '../lexicon/numbers.ts'
import { TIME_UNITS } from '../lexicon/time.ts'
import {
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  FRAMING_VERBS,
  MOVING_VERBS,
  REACHING_VERBS,
} from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { findPeriods, type Period } from '../reading/periods.ts'
import { findQuantities } from '../reading/quantities.ts'
import { anyOf, firstFitting, lowerAt, readTokens, type Token, wordsOf } from '../reading/words.ts'
import { type RoledQuantity, readRoles } from './read-measure.ts'

/** A stretch of the statement that says one thing. Token indexes, the end not included. */
export type Segment = {
  readonly from: number
  readonly to: number
  /** How it hangs on what is before it: a consequence ("so that …", "to …", ": …"), one more thing ("and …"), or a means. */
  readonly link: 'head' | 'consequence' | 'addition' | 'means' | 'aside'
}

export type KeyResultReading = {
  readonly tokens: readonly Token[]
  readonly periods: readonly Period[]
  readonly quantities: readonly RoledQuantity[]
  readonly segments: readonly Segment[]
}

export function readKeyResult(text: string): KeyResultReading {
  const tokens = readTokens(text)
  const periods = findPeriods(tokens)
  const isAboutPlan = ABOUT_PLAN.test(wordsOf(tokens.slice(0, 9)))
  const quantities = isAboutPlan ? [] : readRoles(tokens, findQuantities(tokens, periods), periods)
  return { tokens, periods, quantities, segments: segmentsOf(tokens, periods) }
}

/** "Create a plan to reach 1 million users": the numbers are what the plan is about. */
const ABOUT_PLAN =
  /^ (?:create|write|draft|define|develop|make|prepare|build|publish|present) (?:\p{L}\S* ){0,5}?(?:plan|strategy|roadmap|proposal) (?:to|for|on) /u

const LEADING = wordList(
  'with through thanks as by of for at in on from using after within via during until before while when based',
)

/** "CAC: $410 → $280", "Headcount: 12": what is behind the colon is the value of what stands before it. */
const VALUE = `(?:(?:${anyOf(HEDGING_WORDS)}|from|now|today|baseline|was|target|goal|[<>]=?|[≤≥+~=$€£-]) )*[$€£]?\\d\\S* (?:(?:%|percent|${anyOf(TIME_UNITS)}s?|million|k|points?|k?g|euros?) )?(?:$|[^\\p{L}/]|(?:to|in|by|at|per|from|on|or|until|before) )`

/** What a sentence is cut at, and how what follows hangs on what is before it; `null`: no cut. */
const CUTS: ReadonlyArray<readonly [pattern: string, link: Segment['link'] | null]> = [
  [
    'so that|in order to|so|which|whereby|(?:resulting|leading|enabling)(?: in| to)?|(?<=^ \\S+ .+ )that',
    'consequence',
  ],
  [
    `:(?! ${VALUE})|,(?= (?:tak|bring|reduc|increas|cutt)ing )|(?<= \\p{L}\\S* )(?:→|->|=>)(?= \\p{L})`,
    'consequence',
  ],
  [',(?= and )', null],
  ['[([]', 'aside'],
  ['[\\])]|[,;—|]|–(?= [^\\d$€£])|(?<= \\S{4,} )\\.(?= [\\p{L}\\d])|and|while|&', 'addition'],
  ['(?:by|through|via|using|with|thanks)(?= \\S+ing )|thanks|through|via', 'means'],
]
const cutAt = firstFitting(CUTS)

function segmentsOf(tokens: readonly Token[], periods: readonly Period[]): readonly Segment[] {
  const words = wordsOf(tokens)
  const head = headStart(tokens, periods)
  const cuts: Array<{ at: number; from: number; link: Segment['link'] }> = [
    { at: head, from: head, link: 'head' },
  ]
  const isGoal = !PERSUADING.has(lowerAt(tokens, 0))
  for (let at = 0, place = 1; at < tokens.length; place += lowerAt(tokens, at).length + 1, at += 1) {
    const word = lowerAt(tokens, at)
    const last = cuts.at(-1)
    if (at <= head || (last?.link === 'aside' && !/[)\]]/.test(word))) continue
    const fit = cutAt(words, place)
    const isAim =
      word === 'to' &&
      isGoal &&
      isVerb(lowerAt(tokens, at + 1)) &&
      !/^(?:able|easy|need|want|has|have)$/.test(lowerAt(tokens, at - 1))
    const link = fit === null ? isAim && 'consequence' : fit.rule[1]
    if (link && !(link === 'addition' && joinsNouns(tokens, last?.from ?? head, at)))
      cuts.push({ at, from: at + (fit?.size ?? 1), link })
  }
  return cuts
    .map(({ from, link }, index) => ({ from, to: cuts[index + 1]?.at ?? tokens.length, link }))
    .filter(({ from, to }) => to > from)
}

/** "Convince the tenants to pay online": not what for, but what they are to do. */
const PERSUADING = wordList('get help enable allow let encourage want persuade convince')

/** "Sales, product and support have …": the sentence's verb is still to come, and it joins what stands before it. */
function joinsNouns(tokens: readonly Token[], from: number, at: number): boolean {
  const isComma = lowerAt(tokens, at) === ','
  const next = tokens[at + 1]
  return (
    (isComma || /^(?:and|while|&)$/.test(lowerAt(tokens, at))) &&
    next?.kind === 'word' &&
    !isVerb(next.lower) &&
    tokens
      .slice(from, at)
      .every(
        ({ kind, lower }) =>
          kind !== 'number' &&
          !/^(?:is|are|has|have|can|will|no)$/.test(lower) &&
          !(isComma && isVerb(lower)),
      )
  )
}

const VERBS = [MOVING_VERBS, REACHING_VERBS, DOING_VERBS, ENABLING_VERBS, BEHAVIOUR_VERBS, FRAMING_VERBS]
const isVerb = (word: string): boolean => VERBS.some((verbs) => verbs.has(word))

/** Past "By June," or "With the new portal,": what the sentence is about begins behind it. */
function headStart(tokens: readonly Token[], periods: readonly Period[]): number {
  const lead = periods.find(({ from }) => from <= 2)
  if (lead !== undefined) {
    let at = lead.to
    if (/^(?:on|onwards|onward)$/.test(lowerAt(tokens, at))) at += 1
    const isWhole = lead.from === 0 || LEADING.has(lowerAt(tokens, 0))
    if (isWhole && /^[,:–]$/.test(lowerAt(tokens, at))) return at + 1
    if (isWhole && tokens[at]?.kind === 'word' && tokens[at]?.lower !== 'to') return at
  }
  if (!LEADING.has(lowerAt(tokens, 0))) return 0
  const comma = tokens.findIndex(({ lower }) => lower === ',')
  return comma > 0 && comma < tokens.length - 1 ? comma + 1 : 0
}
