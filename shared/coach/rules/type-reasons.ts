import type { KeyResultClassification, KeyResultType, TypeReason } from '../classification.ts'
import { quote } from './make-finding.ts'

/** What the coach saw that made it take a key result for what it says; `it` is the quoted words, or "This". */
const SEEN = {
  'does-a-task': (it) => `${it} says what we do.`,
  'is-in-place': (it) => `${it} says that something is done or in place.`,
  'gives-a-capability': (it) => `${it} says what somebody could do: a feature, until they do it.`,
  'counts-own-work': (it) => `${it} counts what we make or do ourselves.`,
  'counts-exposure': (it) => `${it} counts how often something was seen or taken.`,
  'measure-moves': (it) => `${it} says how a measure moves, or where it stays.`,
  'others-act': (it) => `${it} says what others do or get.`,
  'names-a-measure': (it) => `${it} names a measure.`,
  'leans-by-words': () => '',
} satisfies Record<TypeReason, (it: string) => string>

const LEANS = {
  output: 'Taken together, the words read like something that we do.',
  activity_metric: 'Taken together, the words read like a count of our own work.',
  outcome: 'Taken together, the words read like something that changes for somebody.',
} satisfies Record<KeyResultType, string>

/** In one sentence, why the coach reads a key result as it does. */
export function sayReason({ reason, type, typeSpan }: KeyResultClassification, text: string): string {
  return reason === 'leans-by-words' ? LEANS[type] : SEEN[reason](quote(text, typeSpan) ?? 'This')
}
