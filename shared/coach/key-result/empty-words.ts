import { PRAISE } from '../lexicon/objective-words.ts'
import { MEASURE_VERBS, MOVING_VERBS } from '../lexicon/verbs.ts'
import { joined, wordList } from '../lexicon/word-list.ts'
import { entryFor } from '../reading/words.ts'
import { DETERMINERS, HEDGES, STOPS } from './noun-phrases.ts'

/** Words that hold a sentence together. */
export const FUNCTION_WORDS = joined(
  DETERMINERS,
  STOPS,
  wordList('any do get how it not those up us we what you your'),
)
/** Those of no change in particular that no other list has. */
export const OTHER_EMPTY_WORDS = wordList(`
  achieve attain become better bring deliver down drive faster few general good greater half higher hold keep maintain make
  overall percent point significant stronger times
`)
const EMPTY_WORDS = joined(HEDGES, MEASURE_VERBS, MOVING_VERBS, OTHER_EMPTY_WORDS, PRAISE)

/** Whether a word says no more than that something moves and how far, or only holds the sentence together. */
export function isEmptyWord(word: string): boolean {
  return FUNCTION_WORDS.has(word) || entryFor(EMPTY_WORDS, word) !== null || /(?:al|nt|us|ve)ly$/.test(word)
}
