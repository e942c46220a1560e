import type * as Y from 'yjs'
import { entryOf, isPlainText, KEY } from './layout.ts'
import { isGroup, isLive, notesOf, sortedOf } from './sort-lookup.ts'
import { createKeyResult, createObjective, isIdTaken } from './write.ts'

/** What a note or group is turned into. */
export type TurnTarget =
  | { readonly kind: 'objective' }
  | { readonly kind: 'keyResult'; readonly objectiveId: string }

/**
 * Makes an objective or key result with the words of a note or group (its name, else its first note), which from then on knows
 * what became of it. `false` when it has become something that is still there.
 *
 * Two people who turn the same note at the same time make two cards, of which the note knows one: nothing is torn, and the other
 * card is there to be seen and deleted.
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

/** A note's words; a group's name, or where it has none the words of its first note. */
function wordsOf(doc: Y.Doc, id: string): string {
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
