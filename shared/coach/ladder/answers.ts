import type { Baseline } from '../../okr/model.ts'

/** What a ladder's rungs say, as far as they have been answered (KR1, KR2). */
export type LadderAnswers = {
  /** The output as it was written. */
  readonly output: string
  /** Who notices when it is done. */
  readonly who: string
  /** What they do or get then that they don't today; every "so what?" after it. The last one that is answered counts. */
  readonly changes: readonly string[]
  /** How it would be seen: the measure's name. */
  readonly measure: string
  readonly unit: string
  readonly baseline: Baseline
  readonly target: number | null
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null
}
