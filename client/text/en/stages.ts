import type { StageId } from '../../../shared/workshop/stages.ts'

/** Where a workshop stands, as a note on a list. */
export const stageNotes = {
  welcome: 'About to begin',
  objectives: 'Writing objectives',
  'key-results': 'Writing key results',
  outcomes: 'Turning outputs into outcomes',
  vote: 'Voting',
  commit: 'Committing',
  review: 'In review',
  finalised: 'Finalised',
} as const satisfies Record<StageId, string>

/** The note for a stage that came from outside: a newer server may know more stages than this page. */
export function stageNote(stageId: string): string {
  return Object.entries(stageNotes).find(([id]) => id === stageId)?.[1] ?? stageId
}
