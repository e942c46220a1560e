import { writingText } from '../../../text/en/workshop-writing.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'
import { OpenAnswers } from '../write/open-notes.tsx'
import { PrivateAnswers } from '../write/private-objectives.tsx'
import { isWrittenAlone, PrivateStage } from '../write/private-stage.tsx'

/** One light question that everybody answers, shown with names where the stage is named. */
export function IcebreakerStage({ visible, stage }: StageProps) {
  const { question, help } = writingText.icebreaker
  if (isWrittenAlone(visible, stage)) {
    return (
      <PrivateStage
        visible={visible}
        stage={stage}
        question={question}
        help={help}
        open={<OpenAnswers visible={visible} stage={stage} />}
      >
        <PrivateAnswers stage={stage} />
      </PrivateStage>
    )
  }
  const { prompt } = stage.settings
  return (
    <>
      <StageHead
        question={prompt === '' ? question : prompt}
        help={help.open}
        place={visible.workshop.teamName}
      />
      <OpenAnswers visible={visible} stage={stage} />
    </>
  )
}
