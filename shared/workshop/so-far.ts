import { type Board, CAPTURE_AREAS, type NoteBoard } from '../board/cards.ts'
import { currentStage } from './agenda.ts'
import type { Stage } from './stages.ts'
import { participantOf, type Visible } from './state.ts'

/** What there is of which kind, in the order in which a workshop comes to it. */
export const SO_FAR_KINDS = [
  'pulses',
  'ideas',
  'sortedIdeas',
  'objectives',
  'keyResults',
  'scores',
  'votes',
  'decisions',
  'learnings',
  'actions',
] as const
export type SoFarKind = (typeof SO_FAR_KINDS)[number]

export type SoFar = {
  /** Only what there is any of. */
  readonly made: readonly { readonly kind: SoFarKind; readonly count: number }[]
  readonly now: Stage
}

/** What the room has done until now, in a few numbers, for somebody who comes in the middle of it. */
export function whatHappened(visible: Visible, board: Board, notes: NoteBoard): SoFar {
  const areas = [...notes.areas.values()]
  const isCapture = (areaId: string) => CAPTURE_AREAS.some((area) => area === areaId)
  const ideas = areas
    .filter(({ areaId }) => !isCapture(areaId))
    .flatMap(({ groups, loose }) => [...groups.flatMap((group) => group.notes), ...loose])
  const grouped = ideas.filter(({ groupId }) => groupId !== null).length
  const decisions = areas
    .filter(({ areaId }) => isCapture(areaId))
    .reduce((sum, { groups, loose }) => sum + loose.length + groups.flatMap((group) => group.notes).length, 0)
  // A meeting begins with the OKRs of the record: nobody here made them.
  const isMade = visible.workshop.kind === 'planning'
  const { retro } = visible
  const counts: Record<SoFarKind, number> = {
    pulses: Object.keys(visible.pulses).length,
    ideas: grouped > 0 ? 0 : ideas.length,
    sortedIdeas: grouped > 0 ? ideas.length : 0,
    objectives: isMade ? board.objectives.length : 0,
    keyResults: isMade ? board.objectives.reduce((sum, { keyResults }) => sum + keyResults.length, 0) : 0,
    votes: visible.ballots.filter(({ closedAtMs }) => closedAtMs !== null).length,
    decisions,
    scores: Object.values(retro?.items ?? {}).filter(({ score }) => score !== null).length,
    learnings: retro?.learnings.length ?? 0,
    actions: retro?.actions.length ?? 0,
  }
  return {
    made: SO_FAR_KINDS.map((kind) => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0),
    now: currentStage(visible),
  }
}

/** Whether somebody came for the first time when the room was at its present stage already, and that is not where it began. */
export function joinedLate(visible: Visible, personId: string): boolean {
  const me = participantOf(visible, personId)
  const { id, enteredAtMs } = currentStage(visible)
  const isFirst = visible.agenda[0]?.id === id
  return me !== null && !isFirst && enteredAtMs !== null && me.joinedAtMs > enteredAtMs
}
