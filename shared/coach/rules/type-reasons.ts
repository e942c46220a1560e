import type { KeyResultClassification, KeyResultType, TypeReason } from '../classification.ts'
import { quote } from './make-finding.ts'

/** What the coach saw that made it take a key result for what it says, after the quoted words or "This". */
const SEEN: Readonly<Record<Exclude<TypeReason, 'leans-by-words'>, string>> = {
  'does-a-task': 'says what we do',
  'is-in-place': 'says what is done or in place',
  'gives-a-capability': 'says what somebody could do, not that they do it',
  'counts-own-work': 'counts what we make or do ourselves',
  'counts-exposure': 'counts how often something was seen or taken',
  'measure-moves': 'says how a measure moves, or where it stays',
  'others-act': 'says what others do or get',
  'names-a-measure': 'names a measure',
}

const LEANS: Readonly<Record<KeyResultType, string>> = {
  output: 'something that we do',
  activity_metric: 'a count of our own work',
  outcome: 'something that changes for somebody',
}

/** In one sentence, why the coach reads a key result as it does. */
export function sayReason({ reason, type, typeSpan }: KeyResultClassification, text: string): string {
  return reason === 'leans-by-words'
    ? `Taken together, the words read like ${LEANS[type]}.`
    : `${quote(text, typeSpan) ?? 'This'} ${SEEN[reason]}.`
}
