import type { Baseline, Direction } from '../okr/model.ts'
import type { Span } from './finding.ts'

/** What a key result counts as (KR1, KR2). The names are those of the labelled examples. */
export const KEY_RESULT_TYPES = ['output', 'outcome', 'activity_metric'] as const
export type KeyResultType = (typeof KEY_RESULT_TYPES)[number]

/** What may be wrong with an objective: OB2, OB1, OB3, OB4, OB5 and OB6 in this order. */
export const OBJECTIVE_PROBLEMS = [
  'contains_metric',
  'is_task',
  'vague',
  'business_as_usual',
  'compound',
  'jargon',
] as const
export type ObjectiveProblem = (typeof OBJECTIVE_PROBLEMS)[number]

/**
 * Why the coach took a key result for what it says: one of a closed list, so that every message can name its reason.
 * The example in each comment is a sentence that it fits.
 */
export const TYPE_REASONS = [
  /** "Deploy feature X": the leading verb makes or does something. */
  'does-a-task',
  /** "All services migrated", "Version 2 is live": something is in place. */
  'is-in-place',
  /** "Users can export invoices": a capability. */
  'gives-a-capability',
  /** "Publish 12 posts": a number of things that we make or do. */
  'counts-own-work',
  /** "10,000 page views": a number that says how often something was seen. */
  'counts-exposure',
  /** "Churn falls from 5% to 3%": a measure moves, or stays inside a bound. */
  'measure-moves',
  /** "70% of nurses use the planner": others do or get something. */
  'others-act',
  /** "Churn rate": the bare name of a measure. */
  'names-a-measure',
  /** No step was sure; the words as a whole lean this way. */
  'leans-by-words',
] as const
export type TypeReason = (typeof TYPE_REASONS)[number]

/** What the words say of the structured target, as far as they do: offered as values, never set by themselves. */
export type MeasureInWords = {
  readonly direction: Direction | null
  readonly unit: string
  readonly baseline: Exclude<Baseline, 'unknown'>
  readonly target: number | null
}

export type KeyResultClassification = {
  readonly type: KeyResultType
  /** How sure the coach is of the type, 0 to 1. */
  readonly confidence: number
  readonly reason: TypeReason
  /** The words that decided the type. */
  readonly typeSpan: Span | null
  /** [KR4] A number or threshold that can be checked, also in words. */
  readonly measurable: boolean
  /** The target's words. */
  readonly targetSpan: Span | null
  /** [KR5] `relative`: a relative change with its size ("by 30%", "doubled"). */
  readonly hasBaseline: boolean | 'relative'
  /** [KR8] The words say by when, or over which period. */
  readonly timeBound: boolean
  readonly timeSpan: Span | null
  readonly measure: MeasureInWords
}

export type ObjectiveClassification = {
  /** In the order of `OBJECTIVE_PROBLEMS`, each at most once. Empty: nothing to say. */
  readonly problems: readonly ProblemFound[]
}

export type ProblemFound = {
  readonly problem: ObjectiveProblem
  /** How sure the coach is, 0 to 1. A problem is listed from one half on. */
  readonly confidence: number
  readonly span: Span | null
}
