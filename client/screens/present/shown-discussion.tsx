import type { Board, NoteBoard } from '../../../shared/board/cards.ts'
import { discussedCards } from '../../../shared/workshop/discussion-queue.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { present } from '../../text/en/present.ts'
import { ShownBoard } from './shown-board.tsx'

/** The card that is talked about, as large as it goes; the board while there is none. */
export function ShownDiscussion({
  visible,
  board,
  notes,
}: {
  visible: Visible
  board: Board
  notes: NoteBoard
}) {
  const { discussion } = visible
  const card =
    discussion?.currentId == null ? undefined : discussedCards({ board, notes }).get(discussion.currentId)
  if (discussion === null || card === undefined) return <ShownBoard visible={visible} board={board} />
  return (
    <section class="showndiscussion" aria-label={present.discussion.now}>
      <p class="label">{present.discussion.now}</p>
      <p class="showndiscussion__card">{card.text}</p>
      <p class="muted">{present.discussion.of(discussion.doneIds.length, discussion.cardIds.length)}</p>
    </section>
  )
}
