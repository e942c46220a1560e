import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { formatDay } from '../../../text/dates.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { type CardGroup, MyCards } from './my-cards.tsx'
import { PrivateComposer } from './private-composer.tsx'

export const ONE_GROUP: readonly CardGroup[] = [{ id: 'all', heading: null, has: () => true }]
export const objectivesQuestion = ({ cycle }: Visible['workshop']) =>
  stages.objectives.question(formatDay(cycle.endsOn))

/** Directions in a sentence each, written alone. */
export function PrivateObjectives({ stage }: { stage: Stage }) {
  const text = stages.objectives
  return (
    <>
      <PrivateComposer stage={stage} label={text.label} placeholder={text.placeholder} coachAs="objective" />
      <MyCards stage={stage} groups={ONE_GROUP} coachAs="objective" />
    </>
  )
}

/** One light question, answered alone. */
export function PrivateAnswers({ stage }: { stage: Stage }) {
  const text = writingText.icebreaker
  return (
    <>
      <PrivateComposer stage={stage} label={text.label} placeholder={text.placeholder} />
      <MyCards stage={stage} groups={ONE_GROUP} />
    </>
  )
}
