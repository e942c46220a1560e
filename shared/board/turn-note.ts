import type * as Y from 'yjs'
import { entryOf, isPlainText, KEY } from './layout.ts'
import { isGroup, isLive, notesOf, sortedOf } from './sort-lookup.ts'
import { createKeyResult, createObjective, deleteCard, isIdTaken, siblingsOf } from './write.ts'

/** What a note or group is turned into. */
export type TurnTarget =
  | { readonly kind: 'objective' }
  | { readonly kind: 'keyResult'; readonly objectiveId: string }

/**
 * Makes an objective or key result with the words of a note or group (its name, else its first note), which from then on knows
 * what became of it. `false` when it has become something that is still there.
 *
 * Two people who turn the same note at the same time make two cards, of which the note knows one: nothing is torn, and whoever
 * made the other puts it away (`putAwayDouble`).
 */
export function turnInto(
  doc: Y.Doc,
  turn: { readonly id: string; readonly target: TurnTarget; readonly newId: string },
  origin: unknown,
): boolean {
  const entry = sortedOf(doc, turn.id)
  const text = wordsOf(doc, turn.id)
  if (entry === null || !isLive(entry) || text === '' || becameOf(doc, turn.id) !== null) return false
  if (isIdTaken(doc, turn.newId)) return false
  const { target, newId } = turn
  const objective = target.kind === 'keyResult' ? entryOf(doc, 'objectives', target.objectiveId) : null
  if (target.kind === 'keyResult' && (objective === null || !isLive(objective))) return false
  let isDone = false
  doc.transact(() => {
    isDone =
      target.kind === 'objective'
        ? createObjective(doc, { id: newId, text }, origin)
        : createKeyResult(doc, { id: newId, objectiveId: target.objectiveId, text }, origin)
    if (isDone) entry.set(KEY.becameId, newId)
  }, origin)
  return isDone
}

/** The objective or key result that was made of a note or group, while it is there; `null` else. */
export function becameOf(doc: Y.Doc, id: string): string | null {
  const becameId = sortedOf(doc, id)?.get(KEY.becameId)
  if (typeof becameId !== 'string') return null
  const card = entryOf(doc, 'objectives', becameId) ?? entryOf(doc, 'keyResults', becameId)
  return card !== null && isLive(card) ? becameId : null
}

/**
 * Deletes the card that I made of a note when somebody else has made one at the same time and the note knows theirs, unless
 * somebody has worked on mine since. Of the two only one loses, so that one card is left. `nowMs` in ms.
 *
 * @param turned `text`: the words that the card was made with
 */
export function putAwayDouble(
  doc: Y.Doc,
  turned: { readonly id: string; readonly newId: string; readonly text: string },
  nowMs: number,
  origin: unknown,
): boolean {
  const theirs = becameOf(doc, turned.id)
  if (theirs === null || theirs === turned.newId) return false
  const mine = entryOf(doc, 'objectives', turned.newId) ?? entryOf(doc, 'keyResults', turned.newId)
  const text = mine?.get(KEY.text)
  if (!isLive(mine) || !isPlainText(text) || text.toString() !== turned.text) return false
  const hasChildren = (['keyResults', 'initiatives'] as const).some(
    (root) => siblingsOf(doc, root, turned.newId, '').length > 0,
  )
  return !hasChildren && deleteCard(doc, turned.newId, nowMs, origin)
}

/** A note's words; a group's name, or where it has none the words of its first note. */
export function wordsOf(doc: Y.Doc, id: string): string {
  const own = sortedOf(doc, id)?.get(KEY.text)
  const words = isPlainText(own) ? own.toString().trim() : ''
  if (words !== '' || !isGroup(doc, id)) return words
  for (const noteId of notesOf(doc, id)) {
    const note = entryOf(doc, 'notes', noteId)
    const text = note?.get(KEY.text)
    if (note !== null && isLive(note) && isPlainText(text) && text.toString().trim() !== '') {
      return text.toString().trim()
    }
  }
  return ''
}
