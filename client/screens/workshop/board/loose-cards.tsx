import type { KeyResultCard } from '../../../../shared/board/cards.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { CardCoach } from '../coach/card-coach.tsx'
import { useCardCoach } from '../coach/use-card-coach.ts'
import { useWorkshop } from '../workshop-context.ts'
import { nameOfCard } from './card-actions.ts'
import { CardMenu } from './card-menu.tsx'
import { InlineText } from './inline-text.tsx'
import { useWriters } from './writers.tsx'
import '../after-cards.css'

/** What hung on something that is gone: shown, so that nothing is lost silently. */
export function LooseCards() {
  const { model } = useWorkshop()
  const { keyResults, initiatives } = model.board.value.loose
  if (keyResults.length + initiatives.length === 0) return null
  return (
    <section class="aftercards" aria-labelledby="loose">
      <h2 class="sech" id="loose">
        {boardText.loose}
      </h2>
      <p class="small muted">{boardText.looseHelp}</p>
      <ul>
        {keyResults.map((card) => (
          <LooseKeyResult key={card.id} card={card} />
        ))}
        {initiatives.map((card) => (
          <li key={card.id} class="aftercards__item card">
            <InlineText cardId={card.id} text={card.text} label={nameOfCard(card, null)} />
            <span class="push" />
            <CardMenu card={card} name={nameOfCard(card, null)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** [KR7] The coach has something to say about it too: it proves nothing where it is. */
function LooseKeyResult({ card }: { card: KeyResultCard }) {
  const coach = useCardCoach(card)
  const writers = useWriters(card.id)
  const name = nameOfCard(card, null)
  return (
    <li class="aftercards__item card" data-card={card.id}>
      <InlineText
        cardId={card.id}
        text={card.text}
        label={name}
        mark={coach.mark}
        onEditing={coach.setEditing}
      />
      <span class="push" />
      <CardMenu card={card} name={name} />
      <CardCoach card={card} name={name} coach={coach} isWritten={writers.length > 0} />
    </li>
  )
}
