import type { Commitment, KeyResultFields } from '../okr/model.ts'
import type { KeyResultClassification, ObjectiveClassification } from './classification.ts'
import type { Finding } from './finding.ts'

/** A statement as it stands, with what else its card knows. Only `kind` and `text` are always there. */
export type ObjectiveStatement = { readonly kind: 'objective'; readonly text: string }
export type KeyResultStatement = { readonly kind: 'key_result'; readonly text: string }
export type Statement = ObjectiveStatement | KeyResultStatement

/** What a card knows beside its words. Everything is `null` where it is not known (a line of a file, say). */
export type CardContext = {
  /** The structured values of a key result; due date, baseline and target count as if they were written (KR4, KR5, KR8). */
  readonly fields: KeyResultFields | null
  readonly cycle: { readonly startsOn: string; readonly endsOn: string } | null
  /** The words of the objective that a key result serves; '' when it serves none (an orphan, KR7). */
  readonly objective: string | null
  /** What counts for KR6: the key result's own, else its objective's. */
  readonly commitment: Commitment | null
  /** [OB8] and the other questions that are asked once, at review. */
  readonly isReview: boolean
}

export const NO_CONTEXT: CardContext = {
  fields: null,
  cycle: null,
  objective: null,
  commitment: null,
  isReview: false,
}

export type Assessment =
  | {
      readonly kind: 'objective'
      readonly classification: ObjectiveClassification
      readonly findings: readonly Finding[]
    }
  | {
      readonly kind: 'key_result'
      readonly classification: KeyResultClassification
      readonly findings: readonly Finding[]
    }
