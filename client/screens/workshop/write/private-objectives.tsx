import type { Statement } from '../../../../shared/coach/assessment.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { MyCardList, MyCards, useMyCards } from './my-cards.tsx'
import { PrivateComposer } from './private-composer.tsx'

/** Directions in a sentence each, written alone. */
export function PrivateObjectives({ stage }: { stage: Stage }) {
  const { label, placeholder } = stages.objectives
  return (
    <>
      <PrivateComposer stage={stage} label={label} placeholder={placeholder} coachAs="objective" />
      <AllMyCards stage={stage} coachAs="objective" />
    </>
  )
}

/** One light question, answered alone. */
export function PrivateAnswers({ stage }: { stage: Stage }) {
  const { label, placeholder } = writingText.icebreaker
  return (
    <>
      <PrivateComposer stage={stage} label={label} placeholder={placeholder} />
      <AllMyCards stage={stage} />
    </>
  )
}

function AllMyCards({ stage, coachAs }: { stage: Stage; coachAs?: Statement['kind'] }) {
  const cards = useMyCards(stage)
  return (
    <MyCards stage={stage} cards={cards}>
      {(heading) => (
        <MyCardList
          stage={stage}
          cards={cards}
          label={writingText.yourCards}
          coachAs={coachAs}
          onGone={() => heading.current?.focus()}
        />
      )}
    </MyCards>
  )
}
