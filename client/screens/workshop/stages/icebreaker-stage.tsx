import { areaIdOf } from '../../../../shared/board/cards.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import type { StageProps } from '../stage-view.tsx'
import { PrivateAnswers } from '../write/private-objectives.tsx'
import { isWrittenAlone, PrivateStage } from '../write/private-stage.tsx'

/** One light question that everybody answers, shown with names where the stage is named. */
export function IcebreakerStage({ visible, stage }: StageProps) {
  return (
    <PrivateStage
      visible={visible}
      stage={stage}
      question={writingText.icebreaker.question}
      help={writingText.alone.icebreaker}
      areas={[{ areaId: areaIdOf(stage.id), name: null }]}
    >
      <PrivateAnswers stage={stage} />
    </PrivateStage>
  )
}
