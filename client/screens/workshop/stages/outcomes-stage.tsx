import { stages } from '../../../text/en/workshop-stages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { Board } from '../board/board.tsx'
import { LadderPanel } from '../ladder/ladder-panel.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** Turns what we do into what changes, card by card, with the ladder beside the board. */
export function OutcomesStage({ visible }: StageProps) {
  const { model, openLadder } = useWorkshop()
  const text = stages.outcomes
  const cardId = openLadder.value
  return (
    <>
      <StageHead question={text.question} help={text.help} place={visible.workshop.teamName} />
      {model.board.value.objectives.length === 0 ? <EmptyState>{stages.keyResults.empty}</EmptyState> : null}
      <Board hasLadder isMeasured />
      {cardId === null ? null : (
        <LadderPanel
          key={cardId}
          cardId={cardId}
          onClose={() => {
            openLadder.value = null
          }}
        />
      )}
    </>
  )
}
