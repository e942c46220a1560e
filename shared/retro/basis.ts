import type { RetroBasis } from './retro-state.ts'

/** A key result that a retro looks back on, and the objective that it belongs to. */
export type BasisKeyResult = RetroBasis['objectives'][number]['keyResults'][number] & {
  readonly objectiveId: string
}

/** Every key result of a retro, in the order of its objectives. */
export function keyResultsOf({ objectives }: Pick<RetroBasis, 'objectives'>): readonly BasisKeyResult[] {
  return objectives.flatMap(({ id, keyResults }) =>
    keyResults.map((keyResult) => ({ ...keyResult, objectiveId: id })),
  )
}

export function findKeyResult(
  basis: Pick<RetroBasis, 'objectives'>,
  keyResultId: string,
): BasisKeyResult | null {
  return keyResultsOf(basis).find(({ id }) => id === keyResultId) ?? null
}

/** Whether it was dropped during the cycle: then it need not be graded. */
export function wasDropped({ droppedReason }: Pick<BasisKeyResult, 'droppedReason'>): boolean {
  return droppedReason !== null
}
