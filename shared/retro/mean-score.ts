import { GRADE_STEPS } from './grade.ts'

/**
 * [GR1] The score of an objective is the mean of its key results that have one; `null` where none has. Counted in tenths, so that
 * 0.6 and 0.7 make 0.65 and not a little less.
 */
export function meanScore(scores: readonly (number | null)[]): number | null {
  const tenths = scores.flatMap((score) => (score === null ? [] : [Math.round(score * GRADE_STEPS)]))
  if (tenths.length === 0) return null
  return tenths.reduce((sum, each) => sum + each, 0) / tenths.length / GRADE_STEPS
}
