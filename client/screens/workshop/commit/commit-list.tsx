import type { ObjectiveCard } from '../../../../shared/board/cards.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { DeletedCards } from '../board/board.tsx'
import { InlineText } from '../board/inline-text.tsx'
import { ParkedCards } from '../board/parked-cards.tsx'
import { useWriters } from '../board/writers.tsx'
import { CardCoach } from '../coach/card-coach.tsx'
import { useCardCoach } from '../coach/use-card-coach.ts'
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
            <CommitObjective objective={objective} name={name} />
            <div class="commitlist__cards">
              {objective.keyResults.map((card, at) => (
                <CommitCard key={card.id} card={card} number={`${index + 1}.${at + 1}`} visible={visible} />
              ))}
            </div>
          </section>
        )
      })}
      <ParkedCards />
      <DeletedCards />
    </div>
  )
}

function CommitObjective({ objective, name }: { objective: ObjectiveCard; name: string }) {
  const coach = useCardCoach(objective)
  const writers = useWriters(objective.id)
  return (
    <div class="commitlist__head">
      <p class="label">{name}</p>
      <h2 class="commitlist__objective" id={`objective-${objective.id}`}>
        <InlineText
          cardId={objective.id}
          text={objective.text}
          label={name}
          mark={coach.mark}
          onEditing={coach.setEditing}
        />
      </h2>
      <CardCoach card={objective} name={name} coach={coach} isWritten={writers.length > 0} />
    </div>
  )
}
