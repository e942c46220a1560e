import { currentKind, findStage } from '../../../../shared/workshop/agenda.ts'
import { findLeftHidden } from '../../../../shared/workshop/retro-grades.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { hiddenGrades as text } from '../../../text/en/retro-grade.ts'
import { stageName } from '../../../text/en/stages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** [RE1] To who leads, after the room has gone on from grades that nobody has seen: what still can be done, and the way there. */
export function HiddenGrades({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const left = findLeftHidden(visible)
  const stage = left === null ? null : findStage(visible, left.stageId)
  const kind = currentKind(visible)
  // The close says it of each key result.
  if (left === null || stage === null || kind === 'close' || kind === 'finalised') return null
  const command = { type: 'go-to-stage' as const, stageId: left.stageId }
  return (
    <Banner
      tone="info"
      title={text.title(left.keyResultIds.length)}
      action={
        <Button size="sm" disabled={!model.may(command).ok} onClick={() => void model.give(command)}>
          {text.back(stageName(stage))}
        </Button>
      }
    >
      {text.body}
    </Banner>
  )
}
