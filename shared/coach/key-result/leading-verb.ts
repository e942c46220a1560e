import { MEASURE_NOUNS, PEOPLE_NOUNS } from '../lexicon/nouns.ts'
import {
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  FRAMING_VERBS,
  MOVING_VERBS,
  REACHING_VERBS,
} from '../lexicon/verbs.ts'
import { lowerAt, nounForms, plainForms, type Token } from '../reading/words.ts'
import { classIn, DETERMINERS, HEDGES, nounOnly } from './noun-phrases.ts'

export type Verb = {
  readonly lemma: string
  readonly from: number
  readonly to: number
  readonly kind: 'moving' | 'reaching' | 'doing' | 'enabling'
}

export function leadingVerb(
  tokens: readonly Token[],
  from: number,
  to: number,
  isRelative: boolean,
  isMeans = false,
): Verb | null {
  const first = tokens[from]
  if (first === undefined || first.kind !== 'word') return null
  // "Open source projects use …": the licence, not the verb.
  if (
    first.lower === 'open' &&
    lowerAt(tokens, from + 1) === 'source' &&
    /^\p{Ll}+s$/u.test(lowerAt(tokens, from + 2))
  )
    return null
  // Past tense and participles in front are rare and say the same: "Launched the portal".
  const follower = tokens[from + 1]
  const isBare =
    follower === undefined ||
    follower.kind === 'number' ||
    DETERMINERS.has(follower.lower) ||
    HEDGES.has(follower.lower)
  if (
    /(?:ing|ed)$/.test(first.lower) &&
    !isBare &&
    !isMeans &&
    !/^(?:need|feed|seed|embed|bring|bed)$/.test(first.lower)
  )
    return null
  const forms = plainForms(first.lower).filter(
    (form) =>
      isRelative || !(form !== first.lower && first.lower.endsWith('s') && !first.lower.endsWith('ss')),
  )
  const second = lowerAt(tokens, from + 1)
  for (const form of forms) {
    const pair = `${form} ${second}`
    if (FRAMING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'doing' }
    if (MOVING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'moving' }
    if (DOING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'doing' }
    if (REACHING_VERBS.has(pair)) return { lemma: pair, from, to: from + 2, kind: 'reaching' }
  }
  for (const form of forms) {
    if (FRAMING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'doing' }
    if (ENABLING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'enabling' }
    if (MOVING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'moving' }
    if (REACHING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'reaching' }
    if (DOING_VERBS.has(form)) return { lemma: form, from, to: from + 1, kind: 'doing' }
  }
  // "Prominently launch": an adverb in front.
  if (first.lower.endsWith('ly') && from + 1 < to) return leadingVerb(tokens, from + 1, to, isRelative)
  return null
}

const isPlainVerb = (word: string): boolean =>
  BEHAVIOUR_VERBS.has(word) || DOING_VERBS.has(word) || REACHING_VERBS.has(word)

/** "Release frequency", "Support tickets: 40 → 20", "Open bugs below 10": a noun that could be a verb. */
export function looksNominal(tokens: readonly Token[], from: number, verb: Verb): boolean {
  const first = lowerAt(tokens, from)
  const second = tokens[verb.to]
  if (second === undefined) return false
  // "Staff stay longer".
  if (verb.to - verb.from === 1 && PEOPLE_NOUNS.has(first) && isPlainVerb(second.lower)) return true
  if (/^(?:can|could|will|is|are|was|were|of|per|→|->|=>|=|<|>|≥|≤|>=|<=)$/.test(second.lower)) return true
  if (
    verb.to - verb.from === 1 &&
    classIn(nounForms(second.lower).map((form) => `${first} ${form}`)) !== null
  )
    return true
  if (
    verb.to - verb.from === 1 &&
    MEASURE_NOUNS.has(plainForms(second.lower).at(-1) ?? '') &&
    nounOnly(first) &&
    /^(?:release|test|build|deploy|call|post|report|open|support|lead|deal|order|page|load|model|cover|email|mail|reply|review|close|win|sign|drop|click|return|change|process|cycle|response|start|run|field|stock|film|book|visit|follow|score|rank|own|host|price|quote|plan|fund|cost|claim|lease|share|market|care|trial|train|staff|time|average|lower|repeat)$/.test(
      first,
    )
  )
    return true
  return false
}
