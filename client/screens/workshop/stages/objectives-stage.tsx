import { useRef } from 'preact/hooks'
import { areaIdOf } from '../../../../shared/board/cards.ts'
import { isPrivate } from '../../../../shared/workshop/stages.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
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
import { objectivesQuestion, PrivateObjectives } from '../write/private-objectives.tsx'
import { PrivateStage } from '../write/private-stage.tsx'
import './objectives-stage.css'

/** Directions in a sentence each: written by everybody at once, or alone until they are revealed. */
export function ObjectivesStage({ visible, stage }: StageProps) {
  const question = objectivesQuestion(visible.workshop)
  if (isPrivate(stage)) {
    return (
      <PrivateStage
        visible={visible}
        stage={stage}
        question={question}
        help={writingText.alone.objectives}
        areas={[{ areaId: areaIdOf(stage.id), name: null }]}
        afterReveal={<Objectives />}
      >
        <PrivateObjectives stage={stage} />
      </PrivateStage>
    )
  }
  const { prompt } = stage.settings
  return (
    <>
      <StageHead
        question={prompt === '' ? question : prompt}
        help={stages.objectives.help}
        place={visible.workshop.teamName}
      />
      <Objectives />
    </>
  )
}

/** The board's objectives, and the field for more. */
function Objectives() {
  const { model } = useWorkshop()
  const list = useRef<HTMLUListElement>(null)
  const { objectives } = model.board.value
  useGlide(list, model.board.value)
  const text = stages.objectives
  return (
    <>
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
