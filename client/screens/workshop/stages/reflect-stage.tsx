import { writingText } from '../../../text/en/workshop-writing.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'
import { OpenReflections } from '../write/open-notes.tsx'
import { PrivateReflections } from '../write/private-reflections.tsx'
import { isWrittenAlone, PrivateStage } from '../write/private-stage.tsx'

/** [RE3] What worked, what we learned, what we would do differently. */
export function ReflectStage({ visible, stage }: StageProps) {
  const { question, help } = writingText.reflect
  if (isWrittenAlone(visible, stage)) {
    return (
      <PrivateStage
        visible={visible}
        stage={stage}
        question={question}
        help={help}
        open={<OpenReflections stage={stage} />}
      >
        <PrivateReflections stage={stage} />
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
      <OpenReflections stage={stage} />
    </>
  )
}
