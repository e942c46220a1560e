import { type DiscussedCard, discussedCards } from '../../../../shared/workshop/discussion-queue.ts'
import type { WorkshopModel } from '../../../models/workshop-model.ts'
import { boardText } from '../../../text/en/workshop-board.ts'

/** Everything that can be talked about now, by id. */
export function cardsIn(model: WorkshopModel): ReadonlyMap<string, DiscussedCard> {
  return discussedCards({ board: model.board.value, notes: model.notes.value })
}

/** A card's words in a line. */
export function wordsOf(card: DiscussedCard | undefined): string {
  const words = card?.text.trim() ?? ''
  return words === '' ? boardText.noWords : boardText.short(words)
}
