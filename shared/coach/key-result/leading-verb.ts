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
import { classIn, DETERMINERS, HEDGES, nounOnly, STOPS } from './noun-phrases.ts'
import type { Segment } from './read-key-result.ts'

export type Verb = {
  readonly lemma: string
  readonly from: number
  readonly to: number
  readonly kind: 'moving' | 'reaching' | 'doing' | 'enabling'
  /** In no list: told by what stands behind it. */
  readonly isUnheard: boolean
}

/** The first list that has a verb decides. */
const KINDS = [
  ['doing', FRAMING_VERBS],
  ['enabling', ENABLING_VERBS],
  ['moving', MOVING_VERBS],
  ['reaching', REACHING_VERBS],
  ['doing', DOING_VERBS],
] as const

export function leadingVerb(tokens: readonly Token[], from: number, link: Segment['link']): Verb | null {
  const isMeans = link === 'means'
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
    !KINDS.some(([, verbs]) => verbs.has(first.lower))
  )
    return null
  // "Uses" is no command.
  const isThird = /[^s]s$/.test(first.lower) && !isMeans && link !== 'consequence'
  const forms = isThird ? [first.lower] : plainForms(first.lower)
  const second = lowerAt(tokens, from + 1)
  for (const [ending, to] of [
    [` ${second}`, from + 2],
    ['', from + 1],
  ] as const)
    for (const form of forms) {
      const lemma = form + ending
      const kind = KINDS.find(([, verbs]) => verbs.has(lemma))?.[0]
      if (kind !== undefined) return { lemma, from, to, kind, isUnheard: false }
    }
  // "Repaint the vans": no noun, and a noun begins behind it.
  const isUnheard =
    /^[a-z]{4,}(?<!s|ing|ed)$/.test(first.lower) && !STOPS.has(first.lower) && !nounOnly(first.lower)
  return isUnheard && /^(?:the|an?|our|all|every)$/.test(second)
    ? { lemma: first.lower, from, to: from + 1, kind: 'doing', isUnheard }
    : null
}

const isPlainVerb = (word: string): boolean =>
  BEHAVIOUR_VERBS.has(word) || DOING_VERBS.has(word) || REACHING_VERBS.has(word)

/** "Release frequency", "Support tickets: 40 → 20", "Open bugs below 10": a noun that could be a verb. */
export function looksNominal(tokens: readonly Token[], from: number, verb: Verb): boolean {
  const first = lowerAt(tokens, from)
  const second = lowerAt(tokens, verb.to)
  if (/^(?:can|could|will|is|are|was|were|of|per|→|->|=>|=|<|>|≥|≤|>=|<=)$/.test(second)) return true
  if (verb.to - verb.from > 1) return false
  return (
    // "Staff stay longer".
    (PEOPLE_NOUNS.has(first) && isPlainVerb(second)) ||
    classIn(nounForms(second).map((form) => `${first} ${form}`)) !== null ||
    (nounOnly(first) && MEASURE_NOUNS.has(plainForms(second).at(-1) ?? ''))
  )
}
