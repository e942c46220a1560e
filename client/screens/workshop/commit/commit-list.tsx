import type { Visible } from '../../../../shared/workshop/state.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { DeletedCards } from '../board/board.tsx'
import { InlineText } from '../board/inline-text.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { CommitCard } from './commit-card.tsx'
import './commit-list.css'

/** Every key result with its fields, under its objective. */
export function CommitList({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  return (
    <div class="commitlist">
      {model.board.value.objectives.map((objective, index) => {
        const name = boardText.numbered.objective(String(index + 1))
        return (
          <section
            key={objective.id}
            aria-labelledby={`objective-${objective.id}`}
            id={`card-${objective.id}`}
          >
            <p class="label">{name}</p>
            <h2 class="commitlist__objective" id={`objective-${objective.id}`}>
              <InlineText cardId={objective.id} text={objective.text} label={name} />
            </h2>
            <div class="commitlist__cards">
              {objective.keyResults.map((card, at) => (
                <CommitCard key={card.id} card={card} number={`${index + 1}.${at + 1}`} visible={visible} />
              ))}
            </div>
          </section>
        )
      })}
      <DeletedCards />
    </div>
  )
}
