import { meanScore } from './mean-score.ts'

/**
 * [GR1] The score of a whole retro: the mean of its objectives', each the mean of its key results; `null`: nothing was graded.
 * Objectives count alike, and as exactly as they are: it is rounded where it is shown.
 */
export function retroScore(
  keyResults: readonly { readonly objectiveId: string; readonly score: number | null }[],
): number | null {
  const objectiveIds = [...new Set(keyResults.map(({ objectiveId }) => objectiveId))]
  const means = objectiveIds
    .map((id) => meanScore(keyResults.filter((each) => each.objectiveId === id).map(({ score }) => score)))
    .filter((mean) => mean !== null)
  if (means.length === 0) return null
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length
  // 0.65 is not a little less only because it was added up of thirds.
  return Math.round(mean * PRECISION) / PRECISION
}

const PRECISION = 1e6
