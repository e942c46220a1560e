import { coachText } from '../../../text/en/workshop-coach.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { Board } from '../board/board.tsx'
import { outputsLeft } from '../coach/board-findings.ts'
import { LadderBeside } from '../coach/ladder-beside.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** Turns what we do into what changes, card by card, with the ladder beside the board. */
export function OutcomesStage({ visible }: StageProps) {
  const view = useWorkshop()
  const { model } = view
  const left = outputsLeft(view)
  const text = stages.outcomes
  return (
    <>
      <StageHead
        question={text.question}
        help={left === null ? text.help : coachText.stillOutputs(left)}
        place={visible.workshop.teamName}
      />
      {model.board.value.objectives.length === 0 ? <EmptyState>{stages.keyResults.empty}</EmptyState> : null}
      <Board hasLadder />
      <LadderBeside />
    </>
  )
}
