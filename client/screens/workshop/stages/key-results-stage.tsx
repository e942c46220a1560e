import { stages } from '../../../text/en/workshop-stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { Board } from '../board/board.tsx'
import { LadderBeside } from '../coach/ladder-beside.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { PrivateKeyResults } from '../write/private-key-results.tsx'
import { isWrittenAlone, PrivateStage } from '../write/private-stage.tsx'

/** What would prove each objective, and what we would do for it. */
export function KeyResultsStage({ visible, stage }: StageProps) {
  const text = stages.keyResults
  if (isWrittenAlone(visible, stage)) {
    return (
      <PrivateStage
        visible={visible}
        stage={stage}
        question={text.question}
        help={{ before: writingText.keyResults.help, after: text.help }}
        afterReveal={<KeyResults />}
      >
        <PrivateKeyResults stage={stage} />
      </PrivateStage>
    )
  }
  const { prompt } = stage.settings
  return (
    <>
      <StageHead
        question={prompt === '' ? text.question : prompt}
        help={text.help}
        place={visible.workshop.teamName}
      />
      <KeyResults />
    </>
  )
}

function KeyResults() {
  const { model } = useWorkshop()
  return (
    <>
      {model.board.value.objectives.length === 0 ? <EmptyState>{stages.keyResults.empty}</EmptyState> : null}
      <Board hasLadder={false} />
      <LadderBeside />
    </>
  )
}
