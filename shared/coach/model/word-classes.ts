import {
  DELIVERABLE_NOUNS,
  EXPOSURE_NOUNS,
  MEASURE_NOUNS,
  OWN_WORK_NOUNS,
  PEOPLE_NOUNS,
  RESULT_NOUNS,
} from '../lexicon/nouns.ts'
import {
  BEHAVIOUR_VERBS,
  DOING_VERBS,
  ENABLING_VERBS,
  FRAMING_VERBS,
  MEASURE_VERBS,
  MOVING_VERBS,
  REACHING_VERBS,
} from '../lexicon/verbs.ts'
import { plainForms } from '../reading/words.ts'

/** What the lexicons know of a word: a letter for each list that it is in, the telling ones first. */
export type WordClasses = { readonly nouns: string; readonly verbs: string }

const NOUNS = [
  ['X', EXPOSURE_NOUNS],
  ['M', MEASURE_NOUNS],
  ['R', RESULT_NOUNS],
  ['O', OWN_WORK_NOUNS],
  ['D', DELIVERABLE_NOUNS],
  ['P', PEOPLE_NOUNS],
] as const
const VERBS = [
  ['f', FRAMING_VERBS],
  ['e', ENABLING_VERBS],
  ['m', MOVING_VERBS],
  ['r', REACHING_VERBS],
  ['d', DOING_VERBS],
  ['b', BEHAVIOUR_VERBS],
  ['s', MEASURE_VERBS],
] as const

export const NO_CLASSES: WordClasses = { nouns: '', verbs: '' }

/** One look-up for each form of a word instead of one for each list. */
const CLASSES = new Map<string, WordClasses>()
for (const [letter, words] of NOUNS)
  for (const word of words) {
    const known = CLASSES.get(word) ?? NO_CLASSES
    CLASSES.set(word, { ...known, nouns: known.nouns + letter })
  }
for (const [letter, words] of VERBS)
  for (const word of words) {
    const known = CLASSES.get(word) ?? NO_CLASSES
    CLASSES.set(word, { ...known, verbs: known.verbs + letter })
  }

/** Of a word in any of its forms, in lower case. */
export function classesOf(lower: string): WordClasses {
  let { nouns, verbs } = NO_CLASSES
  for (const form of plainForms(lower)) {
    const known = CLASSES.get(form)
    if (known === undefined) continue
    nouns = joined(nouns, known.nouns)
    verbs = joined(verbs, known.verbs)
  }
  return nouns === '' && verbs === '' ? NO_CLASSES : { nouns, verbs }
}

function joined(letters: string, more: string): string {
  let all = letters
  for (const letter of more) if (!all.includes(letter)) all += letter
  return all
}
