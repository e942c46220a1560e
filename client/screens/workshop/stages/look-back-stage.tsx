import { retroStages } from '../../../text/en/retro-stages.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import { LookBackView } from '../look-back/look-back-view.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** [RE6] What the team learned before, what may be taken up again, and what is still to be done. */
export function LookBackStage({ visible, stage }: StageProps) {
  const { model } = useWorkshop()
  const { question, help } = retroStages.lookBack
  const { prompt } = stage.settings
  return (
    <>
      <StageHead question={prompt === '' ? question : prompt} help={help} place={visible.workshop.teamName} />
      <LookBackView visible={visible} viewerId={model.personId.value} />
    </>
  )
}
