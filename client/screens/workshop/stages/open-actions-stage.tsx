import { retroActions as text } from '../../../text/en/retro-actions.ts'
import { retroStages } from '../../../text/en/retro-stages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { LastActions } from '../retro/last-actions.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'
import '../retro/actions.css'

/** [RE7] The actions of last time, before anything new: each settled, or left open. */
export function OpenActionsStage({ visible, stage }: StageProps) {
  const { model } = useWorkshop()
  const { question, help } = retroStages.openActions
  const { prompt } = stage.settings
  const { retro } = visible
  const hasActions = retro !== null && retro.basis.openActions.length > 0
  return (
    <>
      <StageHead
        question={prompt === '' ? question : prompt}
        help={hasActions ? help : undefined}
        place={visible.workshop.teamName}
      />
      {hasActions ? (
        <LastActions
          retro={retro}
          onSettle={
            model.can('write-board')
              ? (actionId, outcome) => void model.give({ type: 'settle-last-action', actionId, outcome })
              : null
          }
        />
      ) : (
        <EmptyState>
          {text.none} {text.noneNew}
        </EmptyState>
      )}
    </>
  )
}
