import type * as Y from 'yjs'
import { followRecord } from '../../shared/board/carried.ts'
import { addComment, changeComment, deleteComment } from '../../shared/board/comments.ts'
import { keepCorrections } from '../../shared/board/keep-corrections.ts'
import { chooseOutcome, openLadder } from '../../shared/board/ladder-edits.ts'
import { revealCards } from '../../shared/board/notes.ts'
import { parkCards } from '../../shared/board/write.ts'
import { assertNever } from '../../shared/result.ts'
import type { BoardEdit } from '../../shared/workshop/command.ts'

/** The origin of the room's own edits. */
const ROOM = 'room'

/** Makes an edit that a decision asked for. `false`, changing nothing, when the board is not as it was thought to be. */
export function makeBoardEdit(doc: Y.Doc, edit: BoardEdit, nowMs: number): boolean {
  switch (edit.edit) {
    case 'open-ladder':
      return openLadder(doc, edit, ROOM)
    case 'choose-outcome':
      return chooseOutcome(doc, { ...edit, now: nowMs }, ROOM)
    case 'park-cards':
      return parkCards(doc, edit.cardIds, nowMs, ROOM)
    case 'reveal-cards':
      return revealCards(doc, edit, ROOM)
    case 'add-comment':
      return addComment(doc, edit, ROOM)
    case 'change-comment':
      return changeComment(doc, edit, ROOM)
    case 'delete-comment':
      return deleteComment(doc, edit.commentId, nowMs, ROOM)
    case 'keep-corrections':
      return keepCorrections(doc, edit.kept, nowMs, ROOM)
    case 'follow-record':
      return followRecord(doc, edit.okrs, nowMs, ROOM)
    default:
      return assertNever(edit)
  }
}
