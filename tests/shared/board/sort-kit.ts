import type * as Y from 'yjs'
import type { GroupCard, NoteBoard, NoteCard } from '../../../shared/board/cards.ts'
import { readNotes, revealCards } from '../../../shared/board/notes.ts'
import { groupNotes } from '../../../shared/board/sort-edits.ts'
import { ME, makeBoardDoc } from './board-kit.ts'

export const AREA = 'objectives'
export const OTHER_AREA = 'reflect--worked'

/** The board of `makeBoardDoc` with notes `n1` … `n5` in one area and `w1`, `w2` in another. */
export function makeNotesDoc(clientId = 1): Y.Doc {
  const doc = makeBoardDoc(clientId)
  const notes = ['n1', 'n2', 'n3', 'n4', 'n5'].map((id) => ({ id, areaId: AREA, text: `Note ${id}` }))
  const others = ['w1', 'w2'].map((id) => ({ id, areaId: OTHER_AREA, text: `Note ${id}` }))
  revealCards(doc, { notes: [...notes, ...others], keyResults: [] }, ME)
  return doc
}

/** An area in one line for each group and one for what lies loose: `g1 “Name”: n1 n2`, `loose: n3`. */
export function areaOf(doc: Y.Doc, areaId = AREA): readonly string[] {
  const area = readNotes(doc).areas.get(areaId)
  const ids = (notes: readonly NoteCard[]) => notes.map(({ id }) => ` ${id}`).join('')
  return [
    ...(area?.groups ?? []).map((group) => `${group.id} “${group.text}”:${ids(group.notes)}`),
    `loose:${ids(area?.loose ?? [])}`,
  ]
}

/** Every note and group that can be seen somewhere, as often as it can. */
export function allSorted(board: NoteBoard): readonly (NoteCard | GroupCard)[] {
  const inAreas = [...board.areas.values()].flatMap(({ groups, loose }) => [
    ...groups.flatMap((group) => [group, ...group.notes]),
    ...loose,
  ])
  const inParked = board.parked.flatMap((card) => (card.kind === 'group' ? [card, ...card.notes] : [card]))
  return [...inAreas, ...inParked, ...board.deleted]
}

/** Two groups: `a` with n2 and n4, `b` with n1; n3 and n5 lie loose. */
export function makeGroupsDoc(clientId = 1): Y.Doc {
  const doc = makeNotesDoc(clientId)
  groupNotes(doc, { ids: ['n2', 'n4'], groupId: 'a', name: 'Releases' }, ME)
  groupNotes(doc, { ids: ['n1'], groupId: 'b', name: 'Trust' }, ME)
  return doc
}

export const GROUPS = ['a “Releases”: n2 n4', 'b “Trust”: n1', 'loose: n3 n5']
