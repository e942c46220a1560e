import type { KeyResultType, TypeReason } from '../classification.ts'
import type { NounClass } from './noun-phrases.ts'

/** What one segment says by itself. */
export type Judgement = {
  readonly type: KeyResultType
  readonly reason: TypeReason
  /** How sure, 0 to 1: measured on the development examples and rounded. */
  readonly confidence: number
  /** Token indexes of the words that decided. */
  readonly from: number
  readonly to: number
}

/** A judgement before it is known which words it is about. */
export type Verdict = readonly [reason: TypeReason, confidence: number]

const TYPE_OF = {
  'does-a-task': 'output',
  'is-in-place': 'output',
  'gives-a-capability': 'output',
  'leans-by-words': 'output',
  'counts-own-work': 'activity_metric',
  'counts-exposure': 'activity_metric',
  'measure-moves': 'outcome',
  'others-act': 'outcome',
  'names-a-measure': 'outcome',
} satisfies Record<TypeReason, KeyResultType>

export const judged = ([reason, confidence]: Verdict, from: number, to: number): Judgement => ({
  type: TYPE_OF[reason],
  reason,
  confidence,
  from,
  to,
})

/** What a number says of the class of what is moved, reached or measured. */
export const BY_NUMBER: Record<NounClass, Verdict> = {
  exposure: ['counts-exposure', 0.85],
  'own-work': ['counts-own-work', 0.75],
  deliverable: ['measure-moves', 0.6],
  measure: ['measure-moves', 0.93],
  result: ['measure-moves', 0.93],
  people: ['measure-moves', 0.8],
  unknown: ['measure-moves', 0.8],
}
