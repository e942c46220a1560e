import { meanScore } from './mean-score.ts'

/** [GR1] The score of a whole retro: the mean of its objectives', each the mean of its key results; `null`: nothing was graded. */
export function retroScore(
  keyResults: readonly { readonly objectiveId: string; readonly score: number | null }[],
): number | null {
  const objectiveIds = [...new Set(keyResults.map(({ objectiveId }) => objectiveId))]
  return meanScore(
    objectiveIds.map((id) =>
      meanScore(keyResults.filter(({ objectiveId }) => objectiveId === id).map(({ score }) => score)),
    ),
  )
}
