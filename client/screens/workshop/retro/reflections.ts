import { areaIdOf, type GroupCard, type NoteBoard, type NoteCard } from '../../../../shared/board/cards.ts'
import { lastResultOf } from '../../../../shared/workshop/discussion-queue.ts'
import { noteWording } from '../../../../shared/workshop/note-proposals.ts'
import { REFLECT_COLUMNS } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'

/** Something the reflection brought up: a group of cards, or one that stands alone. */
export type Reflection = {
  readonly id: string
  readonly column: (typeof REFLECT_COLUMNS)[number]
  /** Its words; of a group its name, or else those of its cards. */
  readonly text: string
  /** The key result that it was written about, if it was about one alone. */
  readonly keyResultId: string | null
}

/** [RE3] What was written in the reflection, most voted first, else as it lies on the board. */
export function reflectionsOf(visible: Visible, notes: NoteBoard): readonly Reflection[] {
  const all = visible.agenda
    .filter(({ kind }) => kind === 'reflect')
    .flatMap(({ id: stageId }) =>
      REFLECT_COLUMNS.flatMap((column): readonly Reflection[] => {
        const area = notes.areas.get(areaIdOf(stageId, column))
        if (area === undefined) return []
        const cards: readonly (NoteCard | GroupCard)[] = [...area.groups, ...area.loose]
        return cards.map((card) => ({
          ...{ id: card.id, column },
          text: noteWording(card),
          keyResultId: aboutOf(card),
        }))
      }),
    )
    .filter(({ text }) => text !== '')
  const rows = lastResultOf(visible)?.result?.rows ?? []
  const rankOf = ({ id }: Reflection) =>
    rows.find(({ itemId }) => itemId === id)?.rank ?? Number.POSITIVE_INFINITY
  return all.toSorted((one, other) => {
    const [left, right] = [rankOf(one), rankOf(other)]
    return left === right ? 0 : left - right
  })
}

/** What a card that is talked about brought up; a card within a group, too. `null`: it is none of the reflection. */
export function findReflection(visible: Visible, notes: NoteBoard, cardId: string): Reflection | null {
  const found = reflectionsOf(visible, notes).find(({ id }) => id === cardId)
  if (found !== undefined) return found
  for (const { groups } of notes.areas.values()) {
    const group = groups.find((one) => one.notes.some(({ id }) => id === cardId))
    const card = group?.notes.find(({ id }) => id === cardId)
    if (group === undefined || card === undefined) continue
    const whole = reflectionsOf(visible, notes).find(({ id }) => id === group.id)
    if (whole !== undefined)
      return { ...whole, id: cardId, text: noteWording(card), keyResultId: card.aboutId }
  }
  return null
}

/** A group is about a key result where all of its cards are. */
function aboutOf(card: NoteCard | GroupCard): string | null {
  if (card.kind === 'note') return card.aboutId
  const [first] = card.notes
  return first !== undefined && card.notes.every(({ aboutId }) => aboutId === first.aboutId)
    ? first.aboutId
    : null
}
