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
import { lowerAt, readTokens, type Token } from '../reading/words.ts'
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
  const quantities = isAboutPlan(tokens) ? [] : readRoles(tokens, findQuantities(tokens, periods), periods)
  return { tokens, periods, quantities, segments: segmentsOf(tokens, periods) }
}

/** "Create a plan to reach 1 million users": the numbers are what the plan is about. */
function isAboutPlan(tokens: readonly Token[]): boolean {
  if (
    !/^(?:create|write|draft|define|develop|make|prepare|agree|design|build|finali[sz]e|publish|have|present)$/.test(
      lowerAt(tokens, 0),
    )
  )
    return false
  for (let at = 1; at < Math.min(tokens.length, 7); at += 1) {
    const token = tokens[at]
    if (token === undefined || token.kind !== 'word') return false
    if (/^(?:plan|strategy|roadmap|proposal|business-case)$/.test(token.lower))
      return /^(?:to|for|on)$/.test(lowerAt(tokens, at + 1))
  }
  return false
}

const LEADING = wordList(
  'with through thanks as by of for at in on from using after within via among across during until before despite while given when based',
)
const CONSEQUENCES = wordList(
  'so which whereby resulting leading taking making getting bringing reducing increasing improving cutting lowering raising boosting achieving reaching enabling saving driving keeping generating',
)
const MEANS = wordList('by through via using with thanks')
const AND = wordList('and plus while & then')

function segmentsOf(tokens: readonly Token[], periods: readonly Period[]): readonly Segment[] {
  const from = headStart(tokens, periods)
  const cuts: { at: number; link: Segment['link']; skip: number }[] = [{ at: from, link: 'head', skip: 0 }]
  let depth = 0
  for (let at = from + 1; at < tokens.length; at += 1) {
    const word = lowerAt(tokens, at)
    if (word === '(' || word === '[') {
      depth += 1
      cuts.push({ at, link: 'aside', skip: 1 })
    } else if (word === ')' || word === ']') {
      depth -= 1
      cuts.push({ at, link: 'addition', skip: 1 })
    } else if (depth <= 0) {
      const cut = cutAt(tokens, at)
      if (cut !== null && !(cut.link === 'addition' && joinsNouns(tokens, cuts.at(-1)?.at ?? from, at)))
        cuts.push({ at, ...cut })
    }
  }
  return cuts
    .map(({ at, link, skip }, index) => ({ from: at + skip, to: cuts[index + 1]?.at ?? tokens.length, link }))
    .filter(({ from: start, to }) => to > start)
}

function cutAt(
  tokens: readonly Token[],
  at: number,
): { readonly link: Segment['link']; readonly skip: number } | null {
  const word = lowerAt(tokens, at)
  const next = lowerAt(tokens, at + 1)
  if (word === 'so' && next === 'that') return { link: 'consequence', skip: 2 }
  if (word === 'in' && next === 'order' && lowerAt(tokens, at + 2) === 'to')
    return { link: 'consequence', skip: 3 }
  if (word === 'in' && next === 'the' && lowerAt(tokens, at + 2) === 'hope')
    return { link: 'consequence', skip: 5 }
  if (word === 'so' || word === 'which' || word === 'whereby') return { link: 'consequence', skip: 1 }
  if (/^(?:resulting|leading|enabling)$/.test(word))
    return { link: 'consequence', skip: next === 'in' || next === 'to' ? 2 : 1 }
  if (word === 'that' && at > 1) return { link: 'consequence', skip: 1 }
  if (word === ':') return isValue(tokens, at + 1) ? null : { link: 'consequence', skip: 1 }
  if (word === ';' || word === '—' || word === '|') return { link: 'addition', skip: 1 }
  if ((word === '-' || word === '–') && isLoose(tokens, at)) return { link: 'addition', skip: 1 }
  if (word === '.' && isLooseAfter(tokens, at) && lowerAt(tokens, at - 1).length > 3)
    return { link: 'addition', skip: 1 }
  if (word === ',') {
    if (CONSEQUENCES.has(next)) return { link: 'consequence', skip: 1 }
    if (next === 'and' || next === 'so' || next === 'which') return null
    return { link: 'addition', skip: 1 }
  }
  if (/^(?:→|->|=>|➜)$/.test(word) && tokens[at - 1]?.kind === 'word' && tokens[at + 1]?.kind === 'word')
    return { link: 'consequence', skip: 1 }
  if (AND.has(word)) return { link: 'addition', skip: 1 }
  if (MEANS.has(word) && /ing$/.test(next)) return { link: 'means', skip: 1 }
  if (word === 'thanks' || word === 'through' || word === 'via') return { link: 'means', skip: 1 }
  if (
    word === 'to' &&
    isVerb(next) &&
    !/^(?:able|need|want|easy|due|up|has|have|had)$/.test(lowerAt(tokens, at - 1)) &&
    !/^(?:get|help|enable|allow|let|encourage|inspire|motivate|want|persuade|convince)$/.test(
      lowerAt(tokens, 0),
    )
  )
    return { link: 'consequence', skip: 1 }
  return null
}

/** "Sales, product and support have …": the sentence's verb is still to come, and it joins what stands before it. */
function joinsNouns(tokens: readonly Token[], from: number, at: number): boolean {
  const word = lowerAt(tokens, at)
  if (!AND.has(word) && word !== ',') return false
  const next = tokens[at + 1]
  if (next?.kind !== 'word' || isVerb(next.lower)) return false
  for (let place = from; place < at; place += 1) {
    const token = tokens[place]
    if (token === undefined || token.kind === 'number') return false
    if (word === ',' && isVerb(token.lower)) return false
    if (/^(?:is|are|has|have|can|will|no)$/.test(token.lower)) return false
  }
  return true
}

/** "CAC: $410 → $280", "Headcount: 12": what is behind the colon is the value of what stands before it. */
function isValue(tokens: readonly Token[], at: number): boolean {
  let place = at
  while (
    /^(?:from|now|currently|today|baseline|was|at|least|over|under|below|above|up|to|<|>|<=|>=|≤|≥|\+|-|~|=|[$€£]|target|goal)$/.test(
      lowerAt(tokens, place),
    )
  )
    place += 1
  if (tokens[place]?.kind !== 'number') return false
  place += 1
  if (
    /^(?:%|percent|minutes?|min|hours?|days?|weeks?|ms|s|sec|seconds?|million|k|m|points?|g|kg|euros?)$/.test(
      lowerAt(tokens, place),
    )
  )
    place += 1
  const next = tokens[place]
  return (
    next === undefined ||
    (next.kind === 'mark' && next.lower !== '/') ||
    next.kind === 'number' ||
    /^(?:to|in|by|at|per|from|on|or|until|→|before)$/.test(next.lower)
  )
}

const isVerb = (word: string): boolean =>
  MOVING_VERBS.has(word) ||
  REACHING_VERBS.has(word) ||
  DOING_VERBS.has(word) ||
  ENABLING_VERBS.has(word) ||
  BEHAVIOUR_VERBS.has(word) ||
  FRAMING_VERBS.has(word)

/** A full stop that ends a sentence has a space behind it, whatever the case of what follows. */
function isLooseAfter(tokens: readonly Token[], at: number): boolean {
  const [stop, next] = [tokens[at], tokens[at + 1]]
  return stop !== undefined && next !== undefined && next.kind !== 'mark' && next.start > stop.end
}

function isLoose(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const mark = tokens[at]
  const after = tokens[at + 1]
  return (
    before !== undefined &&
    mark !== undefined &&
    after !== undefined &&
    before.end < mark.start &&
    mark.end < after.start &&
    after.kind !== 'number'
  )
}

/** Past "By June," or "With the new portal,": what the sentence is about begins behind it. */
function headStart(tokens: readonly Token[], periods: readonly Period[]): number {
  const lead = periods.find(({ from }) => from <= 2)
  if (lead !== undefined) {
    let at = lead.to
    if (/^(?:on|onwards|onward)$/.test(lowerAt(tokens, at))) at += 1
    const isWhole = lead.from === 0 || LEADING.has(lowerAt(tokens, 0))
    if (isWhole && /^[,:-]$/.test(lowerAt(tokens, at))) return at + 1
    if (isWhole && tokens[at]?.kind === 'word' && tokens[at]?.lower !== 'to') return at
  }
  if (!LEADING.has(lowerAt(tokens, 0))) return 0
  const comma = tokens.findIndex(({ lower }) => lower === ',')
  return comma > 0 && comma < tokens.length - 1 ? comma + 1 : 0
}
