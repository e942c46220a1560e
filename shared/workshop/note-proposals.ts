import { areaIdOf, type GroupCard, type NoteArea, type NoteBoard, type NoteCard } from '../board/cards.ts'
import { MAX_TEXT_LENGTH } from '../okr/model.ts'
import { isWritingKind, REFLECT_COLUMNS } from './stages.ts'
import type { Visible } from './state.ts'

/** A group, or a note in none, as it stands in a vote. */
export type NoteProposal = { readonly id: string; readonly text: string }

/**
 * What there is to vote on of what people wrote: the groups, and the notes in none, of the stages in which they wrote. Answers to
 * an icebreaker are none, nor what was noted in place, nor what has become a card of the set.
 */
export function noteProposals(
  { agenda }: Pick<Visible, 'agenda'>,
  notes: NoteBoard,
): readonly NoteProposal[] {
  return agenda
    .filter(({ kind }) => isWritingKind(kind) && kind !== 'icebreaker')
    .flatMap(({ id }) => areasOf(id, notes))
    .flatMap(({ groups, loose }) => [...groups, ...loose])
    .filter(({ becameId }) => becameId === null)
    .map((card) => ({ id: card.id, text: noteWording(card) }))
    .filter(({ text }) => text !== '')
}

/** [BA8] The words of a note; of a group its name, or its cards where it has none. */
export function noteWording(card: NoteCard | GroupCard): string {
  const own = card.text.trim()
  if (own !== '' || card.kind === 'note') return own
  const words = card.notes.map(({ text }) => text.trim()).filter((text) => text !== '')
  return words.join(' · ').slice(0, MAX_TEXT_LENGTH)
}

/** The words of every group and note by id, wherever it lies by now. */
export function noteWordings({ areas, parked }: NoteBoard): ReadonlyMap<string, string> {
  const lying = [...areas.values()].flatMap(({ groups, loose }) => [...groups, ...loose])
  const all = [...lying, ...parked].flatMap((card) =>
    card.kind === 'group' ? [card, ...card.notes] : [card],
  )
  return new Map(all.map((card) => [card.id, noteWording(card)]))
}

/** Where the cards of a stage lie, its columns in their order. */
function areasOf(stageId: string, { areas }: NoteBoard): readonly NoteArea[] {
  return [null, ...REFLECT_COLUMNS].flatMap((column) => areas.get(areaIdOf(stageId, column)) ?? [])
}
