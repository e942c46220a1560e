/*
 * [RE8] How sure a team was, and how it came out. Confidence 0 to 10 and score 0.0 to 1.0 are put on one scale. Over key
 * results and cycles, never over people [GR3].
 */

/** When a team said how sure it was: as it committed, and at the middle of the cycle. */
export const PREDICTIONS = ['commit', 'middle'] as const
export type Prediction = (typeof PREDICTIONS)[number]

export type CalibrationPoint = {
  readonly confidenceAtCommit: number | null
  readonly confidenceAtMiddle: number | null
  readonly score: number
}

/** How sure one is, in three parts: what is said of each is what one can act on. */
export const CONFIDENCE_BANDS = [
  { id: 'unsure', from: 0, to: 3 },
  { id: 'half', from: 4, to: 6 },
  { id: 'sure', from: 7, to: 10 },
] as const
export type ConfidenceBand = (typeof CONFIDENCE_BANDS)[number]['id']

/** Fewer key results are anecdotes. */
export const FEWEST_TO_JUDGE = 5

/** Up to here a difference is noise: confidence is said in steps of a tenth. */
const NO_DIFFERENCE = 0.1

export type CalibrationReading = {
  readonly count: number
  /** What was expected and what came, from 0 to 1. */
  readonly meanConfidence: number
  readonly meanScore: number
  /** Over how many of them it is far too few to say anything: the lean is then not told. */
  readonly lean: 'too-few' | 'too-sure' | 'too-careful' | 'even'
  /** How far a single prediction was from what came, on average: 0 is perfect. */
  readonly meanDistance: number
  readonly bands: readonly {
    readonly id: ConfidenceBand
    readonly count: number
    readonly meanScore: number
  }[]
}

/** What the predictions of one moment came to; `null` where none was made. */
export function readCalibration(
  points: readonly CalibrationPoint[],
  at: Prediction,
): CalibrationReading | null {
  const pairs = points.flatMap((point) => {
    const confidence = confidenceAt(point, at)
    return confidence === null ? [] : [{ confidence, score: point.score }]
  })
  if (pairs.length === 0) return null
  const meanConfidence = mean(pairs.map(({ confidence }) => confidence / 10))
  const meanScore = mean(pairs.map(({ score }) => score))
  return {
    count: pairs.length,
    meanConfidence,
    meanScore,
    lean: pairs.length < FEWEST_TO_JUDGE ? 'too-few' : leanOf(meanConfidence - meanScore),
    meanDistance: mean(pairs.map(({ confidence, score }) => Math.abs(confidence / 10 - score))),
    bands: CONFIDENCE_BANDS.flatMap(({ id, from, to }) => {
      const scores = pairs
        .filter(({ confidence }) => confidence >= from && confidence <= to)
        .map(({ score }) => score)
      return scores.length === 0 ? [] : [{ id, count: scores.length, meanScore: mean(scores) }]
    }),
  }
}

export function confidenceAt(point: CalibrationPoint, at: Prediction): number | null {
  switch (at) {
    case 'commit':
      return point.confidenceAtCommit
    case 'middle':
      return point.confidenceAtMiddle
  }
}

function leanOf(difference: number): 'too-sure' | 'too-careful' | 'even' {
  // Sums of tenths are not exact: 0.1 and a little is 0.1.
  if (Math.abs(difference) < NO_DIFFERENCE + 1e-9) return 'even'
  return difference > 0 ? 'too-sure' : 'too-careful'
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
