import { stages } from '../../../text/en/workshop-stages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { Board } from '../board/board.tsx'
import { LadderBeside } from '../coach/ladder-beside.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** What would prove each objective, and what we would do for it. */
export function KeyResultsStage({ visible }: StageProps) {
  const { model } = useWorkshop()
  const text = stages.keyResults
  return (
    <>
      <StageHead question={text.question} help={text.help} place={visible.workshop.teamName} />
      {model.board.value.objectives.length === 0 ? <EmptyState>{text.empty}</EmptyState> : null}
      <Board hasLadder={false} />
      <LadderBeside />
    </>
  )
}
