import { retroStages } from '../../../text/en/retro-stages.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'

export function LookBackStage({ visible, stage }: StageProps) {
  const { question, help } = retroStages.lookBack
  const { prompt } = stage.settings
  return (
    <StageHead question={prompt === '' ? question : prompt} help={help} place={visible.workshop.teamName} />
  )
}
