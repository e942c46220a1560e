import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'

export function SortStage({ visible }: StageProps) {
  return <StageHead question="Sort" help="" place={visible.workshop.teamName} />
}
