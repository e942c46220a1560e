import type { DiscussedCard } from '../../../../shared/workshop/discussion-queue.ts'
import { discussedCards } from '../../../../shared/workshop/discussion-queue.ts'
import { numberOf } from '../../../models/board-moves.ts'
import type { WorkshopModel } from '../../../models/workshop-model.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { nameOfCard } from '../board/card-actions.ts'

/** The card that a comment is about, wherever it lies; `null` where it is deleted. */
export function cardUnder(model: WorkshopModel, cardId: string): DiscussedCard | null {
  return discussedCards({ board: model.board.value, notes: model.notes.value }).get(cardId) ?? null
}

/** What a card is called: its number in the set, else its words. */
export function calledCard(model: WorkshopModel, card: DiscussedCard): string {
  if (card.kind === 'note') return commentText.note(boardText.short(card.text) || boardText.noWords)
  if (card.kind === 'group') return commentText.group(boardText.short(card.text) || boardText.noWords)
  return nameOfCard(card, numberOf(model.board.value, card.id))
}
