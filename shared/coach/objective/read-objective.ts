import { PEOPLE_NOUNS } from '../lexicon/nouns.ts'
import { KEEPING_VERBS, MAKING_VERBS, TASK_VERBS } from '../lexicon/objective-words.ts'
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
import { entryFor, readTokens, type Token } from '../reading/words.ts'

export type ObjectiveReading = {
  readonly tokens: readonly Token[]
  /** All of it in small letters, with single spaces. */
  readonly words: string
  /** The numbers that say how much is to be reached. */
  readonly targets: readonly Quantity[]
  /** The leading verb with its particle; `null` where the objective is no imperative. */
  readonly verb: { readonly lemma: string; readonly from: number; readonly to: number } | null
}

const OTHER_VERBS = wordList(
  'win earn turn let help bring stop prove leave break attract sell find know learn champion inspire foster cultivate nurture empower delight take lead own shape unlock ignite fuel understand free rescue restore lower lift put pay raise convince persuade shorten use protect simplify transform unblock scale expand live free close engage celebrate',
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

/** "No patient waits" is a wish, "over 65" an age, "daily" a rhythm: none of them is a number to reach. */
function isTarget(tokens: readonly Token[], quantity: Quantity): boolean {
  if (quantity.form === 'frequency') return false
  const first = tokens[quantity.from]
  if (quantity.form === 'none') return first?.kind === 'number' || first?.lower === 'zero'
  const before = tokens[quantity.from - 1]?.lower ?? ''
  const isAge =
    /^(?:over|under|aged|above|below|age)$/.test(before) &&
    quantity.unit === 'plain' &&
    quantity.value < 100 &&
    isSomebody(tokens[quantity.from - 2]?.lower ?? '')
  if (isAge) return false
  // "And hire two agents": so small a number, in words, is part of the task and no target.
  const isSmallWord = first?.kind === 'word' && quantity.form === 'level' && quantity.value < 4
  if (isSmallWord && (tokens[quantity.to]?.lower ?? '') !== 'of') return false
  // "Think twice", "double bookings": no size of a change.
  const next = tokens[quantity.to]?.lower ?? ''
  if (first?.lower === 'twice' && !/^(?:as|the|a|per|each|every)$/.test(next)) return false
  if (
    first?.lower === 'double' &&
    quantity.from > 1 &&
    before !== 'and' &&
    !/^(?:the|our|its|their)$/.test(next)
  )
    return false
  // "One customer at a time" counts nothing.
  return !(first?.lower === 'one' && quantity.form === 'level')
}

function isSomebody(word: string): boolean {
  return entryFor(PEOPLE_NOUNS, word) !== null || /(?:ers|ors|ants|ents|ists|people)$/.test(word)
}

export function isVerb(word: string): boolean {
  return (
    MOVING_VERBS.has(word) ||
    REACHING_VERBS.has(word) ||
    DOING_VERBS.has(word) ||
    ENABLING_VERBS.has(word) ||
    FRAMING_VERBS.has(word) ||
    TASK_VERBS.has(word) ||
    MAKING_VERBS.has(word) ||
    KEEPING_VERBS.has(word) ||
    OTHER_VERBS.has(word) ||
    BEHAVIOUR_VERBS.has(word)
  )
}

function leadingVerb(tokens: readonly Token[]): ObjectiveReading['verb'] {
  let from = 0
  while (
    /ly$/.test(tokens[from]?.lower ?? '') ||
    /^(?:to|we|will|let's|please|help)$/.test(tokens[from]?.lower ?? '')
  )
    from += 1
  const first = tokens[from]?.lower ?? ''
  const second = tokens[from + 1]?.lower ?? ''
  for (const lexicon of [
    TASK_VERBS,
    MAKING_VERBS,
    KEEPING_VERBS,
    MOVING_VERBS,
    DOING_VERBS,
    REACHING_VERBS,
  ]) {
    if (lexicon.has(`${first} ${second}`)) return { lemma: `${first} ${second}`, from, to: from + 2 }
  }
  return isVerb(first) ? { lemma: first, from, to: from + 1 } : null
}
