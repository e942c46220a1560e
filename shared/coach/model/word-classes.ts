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

const NOUNS = {
  X: EXPOSURE_NOUNS,
  M: MEASURE_NOUNS,
  R: RESULT_NOUNS,
  O: OWN_WORK_NOUNS,
  D: DELIVERABLE_NOUNS,
  P: PEOPLE_NOUNS,
}
const VERBS = {
  f: FRAMING_VERBS,
  e: ENABLING_VERBS,
  m: MOVING_VERBS,
  r: REACHING_VERBS,
  d: DOING_VERBS,
  b: BEHAVIOUR_VERBS,
  s: MEASURE_VERBS,
}

/** Of a word in any of its forms, in lower case. */
export function classesOf(lower: string): WordClasses {
  const forms = plainForms(lower)
  const lettersIn = (lists: Readonly<Record<string, ReadonlySet<string>>>) =>
    Object.keys(lists)
      .filter((letter) => forms.some((form) => lists[letter]?.has(form)))
      .join('')
  return { nouns: lettersIn(NOUNS), verbs: lettersIn(VERBS) }
}
