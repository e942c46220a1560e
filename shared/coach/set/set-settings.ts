/** What a team may change about the rules of the set (SE1, SE2). */
export type SetSettings = {
  readonly objectivesWarnAbove: number
  readonly objectivesStrongWarnAbove: number
  readonly keyResultsHintBelow: number
  readonly keyResultsWarnAbove: number
}

export const DEFAULT_SET_SETTINGS: SetSettings = {
  objectivesWarnAbove: 3,
  objectivesStrongWarnAbove: 5,
  keyResultsHintBelow: 3,
  keyResultsWarnAbove: 5,
}
