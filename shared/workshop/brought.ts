import type { NoteBoard } from '../board/cards.ts'
import type { EntryRoot } from '../board/layout.ts'
import { can } from '../identity/roles.ts'
import { currentStage } from './agenda.ts'
import { withVisible } from './command.ts'
import type { Stage } from './stages.ts'
import { participantOf, type RoomState, type Visible } from './state.ts'

/*
 * [SE5] Whose connection brought a card to the board. The board itself holds no author, since everybody can write everything
 * in it; the room knows, and tells where the stage is named. What was written in an anonymous stage leaves no trace at all.
 */

/** Cards whose author is told. */
export const AUTHORED_ROOTS = ['objectives', 'keyResults', 'notes'] as const satisfies readonly EntryRoot[]
export type AuthoredRoot = (typeof AUTHORED_ROOTS)[number]

/** A card that was not on the board before. */
export type BroughtCard = {
  readonly root: AuthoredRoot
  readonly cardId: string
  readonly personId: string
  /** Where the room was when it came. */
  readonly stageId: string
}

/**
 * The state with the authors of these cards, and with the objectives and key results among them counted as proposals. Cards
 * whose author is known already are counted already: so a card is counted once, however often it is brought. What was made
 * of a note is neither: who turned the note into it did not propose it, and the note was counted when it was revealed.
 */
export function noteBrought(
  state: RoomState,
  cards: readonly BroughtCard[],
  readNotes: () => NoteBoard,
): RoomState {
  const { visible } = state
  const isNew = ({ cardId }: BroughtCard) => !Object.hasOwn(visible.authors, cardId)
  const candidates = cards.filter((card) => isNew(card) && stageOf(visible, card).settings.naming === 'named')
  if (candidates.length === 0) return state
  const notes = readNotes()
  const made = idsMadeOfNotes(notes)
  const areas = areasOf(notes)
  const told = candidates.filter(({ root, cardId }) => {
    if (made.has(cardId)) return false
    // A note may come late, from who was offline, into a stage that the room has left.
    return root !== 'notes' || isNamedArea(visible, areas.get(cardId) ?? null)
  })
  if (told.length === 0) return state
  const proposed = told.filter(({ root }) => root !== 'notes')
  const byFacilitators = proposed.filter(({ personId }) => isLeading(visible, personId)).length
  const { proposals } = visible
  return withVisible(state, {
    authors: {
      ...visible.authors,
      ...Object.fromEntries(told.map(({ cardId, personId }) => [cardId, personId])),
    },
    proposals:
      proposed.length === 0
        ? proposals
        : {
            byFacilitators: proposals.byFacilitators + byFacilitators,
            byOthers: proposals.byOthers + proposed.length - byFacilitators,
          },
  })
}

/** Whether this person leads the workshop, which is what SE5 tells apart. */
export function isLeading(visible: Visible, personId: string): boolean {
  const participant = participantOf(visible, personId)
  return participant !== null && can(participant.role, 'lead-workshop')
}

/** The stage in which a card came; of one that is gone from the agenda, the room's own. */
function stageOf(visible: Visible, { stageId }: BroughtCard): Stage {
  return visible.agenda.find(({ id }) => id === stageId) ?? currentStage(visible)
}

function isNamedArea({ agenda }: Visible, areaId: string | null): boolean {
  const stage = agenda.find(({ id }) => areaId === id || areaId?.startsWith(`${id}--`))
  return stage === undefined || stage.settings.naming === 'named'
}

function idsMadeOfNotes(notes: NoteBoard): ReadonlySet<string> {
  const all = [...notes.areas.values()].flatMap(({ groups, loose }) => [
    ...groups,
    ...groups.flatMap((group) => group.notes),
    ...loose,
  ])
  return new Set(
    [...all, ...notes.parked, ...notes.deleted].flatMap(({ becameId }) =>
      becameId === null ? [] : [becameId],
    ),
  )
}

function areasOf(notes: NoteBoard): ReadonlyMap<string, string> {
  const areas = new Map<string, string>()
  for (const { areaId, groups, loose } of notes.areas.values()) {
    for (const note of [...loose, ...groups.flatMap((group) => group.notes)]) areas.set(note.id, areaId)
  }
  for (const { id, areaId } of [...notes.parked, ...notes.deleted]) areas.set(id, areaId)
  return areas
}
