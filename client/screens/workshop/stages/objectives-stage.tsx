import { useRef } from 'preact/hooks'
import { formatDay } from '../../../text/dates.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { DeletedCards, ObjectiveComposer, ObjectiveHead } from '../board/board.tsx'
import { BoardBar } from '../board/board-bar.tsx'
import { ParkedCards } from '../board/parked-cards.tsx'
import { useGlide } from '../board/use-glide.ts'
import { LadderBeside } from '../coach/ladder-beside.tsx'
import { SetSummary } from '../coach/set-summary.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './objectives-stage.css'

/** Directions in a sentence each, written by everybody at once. */
export function ObjectivesStage({ visible }: StageProps) {
  const { model } = useWorkshop()
  const list = useRef<HTMLUListElement>(null)
  const { objectives } = model.board.value
  useGlide(list, model.board.value)
  const { cycle, teamName } = visible.workshop
  const text = stages.objectives
  return (
    <>
      <StageHead question={text.question(formatDay(cycle.endsOn))} help={text.help} place={teamName} />
      <ObjectiveComposer look="large" label={text.label} placeholder={text.placeholder} />
      <BoardBar />
      <SetSummary />
      {objectives.length === 0 ? (
        <EmptyState>{text.empty}</EmptyState>
      ) : (
        <ul class="objectivelist" ref={list} aria-label={text.list}>
          {objectives.map((objective, index) => (
            <li key={objective.id}>
              <ObjectiveHead
                objective={objective}
                number={index + 1}
                headingId={`objective-${objective.id}`}
              />
            </li>
          ))}
        </ul>
      )}
      <ParkedCards />
      <DeletedCards />
      <LadderBeside />
    </>
  )
}
