import type { Card, ParkableCard } from '../../../../shared/board/cards.ts'
import {
  childrenOf,
  type Destination,
  numberOf,
  parentOf,
  type Step,
  stepFrom,
  wayBackOf,
} from '../../../models/board-moves.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { useWorkshop } from '../workshop-context.ts'

/** "Key result 1.2", or its words where it has no number (deleted, parked, loose). */
export function nameOfCard(card: Card, number: string | null): string {
  return number === null ? `“${boardText.short(card.text)}”` : boardText.numbered[card.kind](number)
}

/** What a person does with a card, each said to a screen reader and undone by Ctrl+Z. */
export function useCardActions() {
  const { model, announcement } = useWorkshop()
  const { edits } = model.document.value

  const moveTo = (card: Card, destination: Destination): boolean => {
    const before = nameOfCard(card, numberOf(model.board.value, card.id))
    if (!edits.move(card.id, destination.parentId, destination.after)) return false
    announcement.value = boardText.moved(before, placeInWords(card, destination))
    return true
  }
  /** As the board stands now; the move itself shows a frame later. */
  const placeInWords = (card: Card, { parentId, after }: Destination): string => {
    const others = childrenOf(model.board.value, parentId).filter((id) => id !== card.id)
    const at = after === undefined ? others.length : after === null ? 0 : others.indexOf(after) + 1
    const place = boardText.movedPlace(at + 1, others.length + 1)
    const above = parentId === parentOf(card) ? null : model.findCard(parentId)
    return above === null ? place : `${nameOfCard(above, numberOf(model.board.value, above.id))}, ${place}`
  }

  return {
    moveTo,
    canStep: (card: Card, step: Step): boolean => stepFrom(model.board.value, card.id, step) !== null,
    step(card: Card, step: Step): boolean {
      const destination = stepFrom(model.board.value, card.id, step)
      return destination !== null && moveTo(card, destination)
    },
    remove(card: Card): void {
      const { text } = card
      if (!edits.remove(card.id, Date.now())) return
      model.toasts.show(boardText.deleted(boardText.short(text) || boardText.noWords), () => {
        model.document.value.edits.restore(card.id)
      })
    },
    restore(card: Card): void {
      if (edits.restore(card.id)) announcement.value = boardText.restored(boardText.short(card.text))
    },
    park(card: ParkableCard): void {
      if (!edits.park(card.id, Date.now())) return
      model.toasts.show(boardText.parked(boardText.short(card.text) || boardText.noWords), () => {
        model.document.value.edits.unpark(card.id)
      })
    },
    /** Says so aloud, and on screen where the card does not come back to the place that people look at. */
    takeBack(card: ParkableCard): boolean {
      if (!edits.unpark(card.id)) return false
      const text = boardText.short(card.text) || boardText.noWords
      const way = wayBackOf(model.board.value, card)
      if (way === 'board') announcement.value = boardText.tookBack(text)
      else
        model.toasts.show(way === 'parked' ? boardText.tookBackToParked(text) : boardText.tookBackLoose(text))
      return true
    },
  }
}

const STEP_OF_KEY: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Alt and an arrow on a card (not in a text field, where the system moves by words and lines with them). */
export function stepOfKey(event: KeyboardEvent): Step | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null
  const { target } = event
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return null
  return STEP_OF_KEY[event.key] ?? null
}
