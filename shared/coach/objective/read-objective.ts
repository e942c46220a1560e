import { PEOPLE_NOUNS } from '../lexicon/nouns.ts'
import { KEEPING_VERBS, TASK_VERBS } from '../lexicon/objective-words.ts'
import {
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  FRAMING_VERBS,
  MOVING_VERBS,
  REACHING_VERBS,
} from '../lexicon/verbs.ts'
import { wordList } from '../lexicon/word-list.ts'
import { findPeriods } from '../reading/periods.ts'
import { findQuantities, type Quantity } from '../reading/quantities.ts'
import { entryFor, lowerAt, readTokens, type Token } from '../reading/words.ts'

export type ObjectiveReading = {
  readonly tokens: readonly Token[]
  /** All of it in small letters, with single spaces. */
  readonly words: string
  /** The numbers that say how much is to be reached. */
  readonly targets: readonly Quantity[]
  /** The leading verb with its particle; `null` where the objective is no imperative. */
  readonly verb: { readonly lemma: string; readonly from: number; readonly to: number } | null
}

/** Verbs that objectives begin with and no lexicon of key results has. */
const OTHER_VERBS = wordList(
  'break champion cultivate foster fuel ignite inspire nurture prove rescue shape simplify unblock unlock',
)

export function readObjective(text: string): ObjectiveReading {
  const tokens = readTokens(text)
  const quantities = findQuantities(tokens, findPeriods(tokens))
  return {
    tokens,
    words: tokens.map(({ lower }) => lower).join(' '),
    targets: quantities.filter((quantity) => isTarget(tokens, quantity)),
    verb: leadingVerb(tokens),
  }
}

/**
 * "No patient waits" is a wish, "over 65" an age, "daily" a rhythm, "double bookings" no change, and "hire two agents", so
 * small and in words, part of the task: none of them is a number to reach.
 */
function isTarget(tokens: readonly Token[], { form, unit, value, from, to }: Quantity): boolean {
  if (form === 'frequency') return false
  const isWord = tokens[from]?.kind === 'word'
  const first = lowerAt(tokens, from)
  const next = lowerAt(tokens, to)
  if (form === 'none') return !isWord || first === 'zero'
  if (isWord && form === 'level' && value < 4) return next === 'of'
  if (/^(?:double|twice)$/.test(first)) return from < 2 || /^(?:as|the|a|our|its|their)$/.test(next)
  const isAge =
    unit === 'plain' && value < 100 && /^(?:over|under|aged|above|below|age)$/.test(lowerAt(tokens, from - 1))
  return !(isAge && isSomebody(lowerAt(tokens, from - 2)))
}

function isSomebody(word: string): boolean {
  return entryFor(PEOPLE_NOUNS, word) !== null || /(?:ers|ors|ants|ents|ists|people)$/.test(word)
}

const VERBS = [
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  FRAMING_VERBS,
  KEEPING_VERBS,
  MOVING_VERBS,
  OTHER_VERBS,
  REACHING_VERBS,
  TASK_VERBS,
]

export function isVerb(word: string): boolean {
  return VERBS.some((verbs) => verbs.has(word))
}

/** After "we will", "please" and adverbs; a verb with its particle before the verb alone. */
function leadingVerb(tokens: readonly Token[]): ObjectiveReading['verb'] {
  let from = 0
  while (/[^p]ly$|^(?:to|we|will|let's|please|help)$/.test(lowerAt(tokens, from))) from += 1
  const one = lowerAt(tokens, from)
  const two = `${one} ${lowerAt(tokens, from + 1)}`
  if (isVerb(two)) return { lemma: two, from, to: from + 2 }
  return isVerb(one) ? { lemma: one, from, to: from + 1 } : null
}
