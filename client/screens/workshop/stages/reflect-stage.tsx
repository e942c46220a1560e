import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'

export function ReflectStage({ visible }: StageProps) {
  return <StageHead question="Reflect" help="" place={visible.workshop.teamName} />
}
