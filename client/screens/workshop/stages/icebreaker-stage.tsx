import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'

export function IcebreakerStage({ visible }: StageProps) {
  return <StageHead question="Icebreaker" help="" place={visible.workshop.teamName} />
}
