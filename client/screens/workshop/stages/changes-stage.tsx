import { currentStage } from '../../../../shared/workshop/agenda.ts'
import { changesText as text } from '../../../text/en/changes.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import { ChangesList } from '../changes/changes-list.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** [CH1] What changed since the last check-ins, for a team to go through together; a facilitator shows one to all. */
export function ChangesStage({ visible }: StageProps) {
  const { model } = useWorkshop()
  const { prompt } = currentStage(visible).settings
  const pointedId = visible.spotlight?.cardId ?? null
  const point = (cardId: string) =>
    void model.give({ type: 'spotlight', cardId: pointedId === cardId ? null : cardId })
  return (
    <>
      <StageHead
        question={prompt === '' ? text.question : prompt}
        help={text.help}
        place={visible.workshop.teamName}
      />
      <ChangesList
        workshopId={model.workshopId}
        pointedId={pointedId}
        onPoint={model.can('lead-workshop') ? point : null}
      />
    </>
  )
}
