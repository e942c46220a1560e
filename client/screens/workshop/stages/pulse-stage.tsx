import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'

export function PulseStage({ visible }: StageProps) {
  return <StageHead question="Pulse" help="" place={visible.workshop.teamName} />
}
