/** The stages of a planning workshop, in order. */
export const STAGE_IDS = [
  'welcome',
  'objectives',
  'key-results',
  'outcomes',
  'vote',
  'commit',
  'review',
  'finalised',
] as const
export type StageId = (typeof STAGE_IDS)[number]

/** Stages in which nobody may change the board: what is published stays what was agreed until it is re-opened. */
const READ_ONLY_STAGES: readonly StageId[] = ['finalised']

export function isBoardOpenIn(stageId: StageId): boolean {
  return !READ_ONLY_STAGES.includes(stageId)
}

/** The stage after or before this one that is not skipped, or `null` at the end. `finalised` is entered by finalising only. */
export function neighbourStage(
  agenda: readonly { readonly id: StageId; readonly skipped: boolean }[],
  stageId: StageId,
  step: 1 | -1,
): StageId | null {
  const at = agenda.findIndex((stage) => stage.id === stageId)
  for (let index = at + step; index >= 0 && index < agenda.length; index += step) {
    const stage = agenda[index]
    if (stage && !stage.skipped && stage.id !== 'finalised') return stage.id
  }
  return null
}
