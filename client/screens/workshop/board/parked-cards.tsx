import { Undo2 } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ParkableCard } from '../../../../shared/board/cards.ts'
import { wayBackOf } from '../../../models/board-moves.ts'
import type { WorkshopModel } from '../../../models/workshop-model.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { useCardActions } from './card-actions.ts'
import '../after-cards.css'

/** What is out of the set without being deleted, the last first, each with where it was and its way back. */
export function ParkedCards() {
  const { model } = useWorkshop()
  const actions = useCardActions()
  const summary = useRef<HTMLElement>(null)
  const takenBackId = useRef<string | null>(null)
  const { parked } = model.board.value

  // The button that was pressed is gone: focus goes along with the card, or stays with the list.
  useLayoutEffect(() => {
    const id = takenBackId.current
    if (id === null || parked.some((card) => card.id === id)) return
    takenBackId.current = null
    const target = fieldOf(id) ?? summary.current
    target?.focus()
  }, [parked])

  if (parked.length === 0) return null
  return (
    <details class="aftercards">
      <summary ref={summary}>{boardText.parkedList(parked.length)}</summary>
      <p class="small muted">{boardText.parkedHelp}</p>
      <ul>
        {parked.map((card) => (
          <li key={card.id} class="aftercards__item kr card is-parked">
            <span class="aftercards__words">
              <span class="kr__text">{card.text.trim() === '' ? boardText.noWords : card.text}</span>
              <span class="xs muted">{whereItWas(model, card)}</span>
            </span>
            {model.mayWrite.value.ok ? (
              <Button
                size="sm"
                icon={Undo2}
                aria-label={boardText.takeBackCard(boardText.short(card.text) || boardText.noWords)}
                onClick={() => {
                  if (actions.takeBack(card)) takenBackId.current = card.id
                }}
              >
                {boardText.takeBack}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

function whereItWas(model: WorkshopModel, card: ParkableCard): string {
  if (card.kind === 'objective') return boardText.parkedObjective(card.keyResults.length)
  const objective = boardText.short(model.findCard(card.objectiveId)?.text ?? '') || boardText.noWords
  const way = wayBackOf(model.board.value, card)
  if (way === 'loose') return boardText.parkedFromNothing
  return way === 'parked' ? boardText.parkedFromParked(objective) : boardText.parkedFrom(objective)
}

/** A card's words on the board or in the list of commitments, to be focused. */
function fieldOf(cardId: string): HTMLElement | null {
  const id = CSS.escape(cardId)
  return document.querySelector<HTMLElement>(`[data-card="${id}"] .inline, #card-${id} .inline`)
}
