import type { KeyResultType, TypeReason } from '../classification.ts'

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
