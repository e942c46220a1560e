import type * as Y from 'yjs'
import { chooseOutcome, openLadder } from '../../shared/board/ladder-edits.ts'
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
    default:
      return assertNever(edit)
  }
}
