import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'

export function DiscussStage({ visible }: StageProps) {
  return <StageHead question="Discuss" help="" place={visible.workshop.teamName} />
}
