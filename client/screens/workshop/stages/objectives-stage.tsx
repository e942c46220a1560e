import { useRef } from 'preact/hooks'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import { formatDay } from '../../../text/dates.ts'
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
import { areasOfStage } from '../notes/areas.ts'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { PrivateObjectives } from '../write/private-objectives.tsx'
import { isWrittenAlone, PrivateStage } from '../write/private-stage.tsx'
import './objectives-stage.css'

/** Directions in a sentence each: written by everybody at once, or alone until they are revealed. */
export function ObjectivesStage({ visible, stage }: StageProps) {
  const { cycle, teamName } = visible.workshop
  const question = stages.objectives.question(formatDay(cycle.endsOn))
  if (isWrittenAlone(visible, stage)) {
    return (
      <PrivateStage
        visible={visible}
        stage={stage}
        question={question}
        help={writingText.objectives.help}
        afterReveal={<Objectives notesOf={stage} />}
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
        place={teamName}
      />
      <Objectives />
    </>
  )
}

/** The board's objectives, and the field for more; below the notes of a stage where some were revealed. */
function Objectives({ notesOf }: { notesOf?: Stage }) {
  const { model } = useWorkshop()
  const { areas } = model.notes.value
  const notes = notesOf === undefined ? [] : areasOfStage(notesOf).flatMap((id) => areas.get(id) ?? [])
  const areNotesAbove = notes.some(({ groups, loose }) => groups.length + loose.length > 0)
  const list = useRef<HTMLUListElement>(null)
  const { objectives } = model.board.value
  useGlide(list, model.board.value)
  const text = stages.objectives
  return (
    <>
      {notesOf !== undefined ? (
        <div class="objectivesafter">
          <h2 class="sech">{text.list}</h2>
          <ObjectiveComposer look="row" />
        </div>
      ) : (
        <ObjectiveComposer look="large" label={text.label} placeholder={text.placeholder} />
      )}
      <BoardBar hasUndo={!areNotesAbove} />
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
