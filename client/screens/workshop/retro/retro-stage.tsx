import type { StageProps } from '../stage-view.tsx'
import { ActionsStage } from '../stages/actions-stage.tsx'
import { CloseStage } from '../stages/close-stage.tsx'
import { DecideStage } from '../stages/decide-stage.tsx'
import { GradeStage } from '../stages/grade-stage.tsx'
import { OpenActionsStage } from '../stages/open-actions-stage.tsx'
import { ProcessPulseStage } from '../stages/process-pulse-stage.tsx'

/**
 * The stages that only a retro has, loaded as one: a retro comes to each of them, and a planning, which comes to none, should
 * not even load their names.
 */
export function RetroStage(props: StageProps) {
  switch (props.stage.kind) {
    case 'open-actions':
      return <OpenActionsStage {...props} />
    case 'grade':
      return <GradeStage {...props} />
    case 'decide':
      return <DecideStage {...props} />
    case 'actions':
      return <ActionsStage {...props} />
    case 'process-pulse':
      return <ProcessPulseStage {...props} />
    default:
      return <CloseStage {...props} />
  }
}
