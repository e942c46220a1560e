import type { Commitment } from '../okr/model.ts'
import { isMiss, MISS_BELOW, roundScore } from './grade.ts'

/*
 * [GR1] [GR2] What a score says. The same number says one thing of a committed key result and another of an aspirational one.
 * Codes only: what they are called stands with the texts.
 */

/** [GR1] Of a score rounded to a tenth: 0.0–0.3, 0.4–0.6, 0.7–1.0. */
export const SCORE_BANDS = ['low', 'middle', 'high'] as const
export type ScoreBand = (typeof SCORE_BANDS)[number]

export function bandOf(score: number): ScoreBand {
  const rounded = roundScore(score)
  if (rounded >= MISS_BELOW) return 'high'
  return rounded >= 0.4 ? 'middle' : 'low'
}

/** [GR2] Where an aspirational key result is good. */
export const SWEET_SPOT = { from: 0.6, to: 0.7 } as const

export const SCORE_READINGS = [
  /** Committed, and kept in full. */
  'committed-kept',
  /** Committed, and no miss [RE4], but short of the 1.0 that was expected: to be explained all the same. */
  'committed-short',
  'committed-missed',
  /** Aspirational, and reached in full. Of one alone that is luck or great work; see `isTooSafe`. */
  'aspirational-in-full',
  'aspirational-beyond',
  'aspirational-sweet-spot',
  'aspirational-short',
  /** Nobody said which it was: by its band. */
  'high',
  'middle',
  'low',
] as const
export type ScoreReading = (typeof SCORE_READINGS)[number]

/** [GR2] How to read a score. Committed: 1.0 is expected. Aspirational: 0.6 to 0.7 is the sweet spot. */
export function readScore(score: number, commitment: Commitment | null): ScoreReading {
  const rounded = roundScore(score)
  switch (commitment) {
    case 'committed':
      if (rounded === 1) return 'committed-kept'
      return isMiss(rounded) ? 'committed-missed' : 'committed-short'
    case 'aspirational':
      if (rounded === 1) return 'aspirational-in-full'
      if (rounded > SWEET_SPOT.to) return 'aspirational-beyond'
      return rounded >= SWEET_SPOT.from ? 'aspirational-sweet-spot' : 'aspirational-short'
    case null:
      return bandOf(rounded)
  }
}

/** [GR2] Whether aspirational key results were too safe: there are some, and every one of them came to 1.0. */
export function isTooSafe(
  keyResults: readonly { readonly score: number | null; readonly commitment: Commitment | null }[],
): boolean {
  const scores = keyResults.flatMap(({ score, commitment }) =>
    commitment === 'aspirational' && score !== null ? [score] : [],
  )
  return scores.length > 0 && scores.every((score) => roundScore(score) === 1)
}

/**
 * Whether a cause may be named: of a miss, which needs one [RE4], and of a committed key result that fell short of 1.0, which
 * is to be explained [GR2].
 */
export function mayHaveCause(score: number | null, commitment: Commitment | null): boolean {
  return score !== null && (isMiss(score) || readScore(score, commitment) === 'committed-short')
}
