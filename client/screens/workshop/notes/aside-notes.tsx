import { RotateCcw, Undo2 } from 'lucide'
import type { GroupCard, NoteCard } from '../../../../shared/board/cards.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { useNotes } from './notes-context.ts'
import '../after-cards.css'

/** What was parked and what was deleted here, each with its way back. */
export function AsideNotes({ areaIds }: { areaIds: readonly string[] }) {
  const { model } = useWorkshop()
  const { parked, deleted } = model.notes.value
  const isHere = ({ areaId }: NoteCard | GroupCard) => areaIds.includes(areaId)
  return (
    <>
      <AsideList cards={parked.filter(isHere)} heading={sortText.parkedList} />
      <AsideList cards={deleted.filter(isHere)} heading={sortText.deletedList} />
    </>
  )
}

function AsideList(props: { cards: readonly (NoteCard | GroupCard)[]; heading: (count: number) => string }) {
  const { model } = useWorkshop()
  const { actions } = useNotes()
  const { cards, heading } = props
  if (cards.length === 0) return null
  return (
    <details class="aftercards">
      <summary>{heading(cards.length)}</summary>
      <ul>
        {cards.map((card) => {
          const words = card.text.trim() || (card.kind === 'group' ? sortText.noName : sortText.noWords)
          const isParked = card.deletedAt === null
          return (
            <li key={card.id} class={`aftercards__item kr card ${isParked ? 'is-parked' : 'is-deleted'}`}>
              <span class="aftercards__words">
                <span class="kr__text">{words}</span>
                {card.kind === 'group' ? (
                  <span class="xs muted">{sortText.groupOf(card.notes.length)}</span>
                ) : null}
              </span>
              {model.mayWrite.value.ok ? (
                <Button
                  size="sm"
                  icon={isParked ? Undo2 : RotateCcw}
                  aria-label={
                    isParked
                      ? sortText.takeBackCard(sortText.short(words))
                      : sortText.restoreCard(sortText.short(words))
                  }
                  onClick={() => actions.takeBack(card)}
                >
                  {isParked ? sortText.takeBack : sortText.restore}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
