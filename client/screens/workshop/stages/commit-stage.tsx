import { stages } from '../../../text/en/workshop-stages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { DeletedCards } from '../board/board.tsx'
import { ParkedCards } from '../board/parked-cards.tsx'
import { LadderBeside } from '../coach/ladder-beside.tsx'
import { SetSummary } from '../coach/set-summary.tsx'
import { CommitList } from '../commit/commit-list.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** Owners, targets, dates. */
export function CommitStage({ visible }: StageProps) {
  const { model } = useWorkshop()
  const text = stages.commit
  const hasKeyResults = model.board.value.objectives.some(({ keyResults }) => keyResults.length > 0)
  return (
    <>
      <StageHead question={text.question} help={text.help} place={visible.workshop.teamName} />
      <SetSummary />
      {hasKeyResults ? (
        <CommitList visible={visible} />
      ) : (
        <>
          <EmptyState>{text.empty}</EmptyState>
          <ParkedCards />
          <DeletedCards />
        </>
      )}
      <LadderBeside />
    </>
  )
}
