import type * as Y from 'yjs'
import { groupNotes } from '../../shared/board/sort-edits.ts'
import { createCard, createKeyResult, createObjective, setKeyResultFields } from '../../shared/board/write.ts'
import type { PracticeEdit } from '../../shared/practice/act.ts'
import { assertNever } from '../../shared/result.ts'

/** Writes a teammate's edit into their own document. `false`: the board has changed, and it does not fit any more. */
export function makeEdit(doc: Y.Doc, edit: PracticeEdit, origin: unknown): boolean {
  switch (edit.edit) {
    case 'write-objective':
      return createObjective(doc, { id: edit.cardId, text: edit.text }, origin)
    case 'write-key-result': {
      const { cardId, objectiveId, text } = edit
      return createKeyResult(doc, { id: cardId, objectiveId, text }, origin)
    }
    case 'write-note':
      return createCard(doc, 'notes', { id: edit.cardId, parentId: edit.areaId, text: edit.text }, origin)
    case 'group-notes': {
      const { groupId, noteIds: ids, name } = edit
      return groupNotes(doc, { groupId, ids, name }, origin)
    }
    case 'set-fields':
      return setKeyResultFields(doc, edit.cardId, edit.fields, origin)
    default:
      return assertNever(edit)
  }
}
