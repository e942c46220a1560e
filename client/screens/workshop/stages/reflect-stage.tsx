import { areaIdOf } from '../../../../shared/board/cards.ts'
import { REFLECT_COLUMNS } from '../../../../shared/workshop/stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import type { StageProps } from '../stage-view.tsx'
import { PrivateReflections } from '../write/private-reflections.tsx'
import { isWrittenAlone, PrivateStage } from '../write/private-stage.tsx'

/** [RE3] What worked, what we learned, what we would do differently. */
export function ReflectStage({ visible, stage }: StageProps) {
  const text = writingText.reflect
  return (
    <PrivateStage
      visible={visible}
      stage={stage}
      question={text.question}
      help={writingText.alone.reflect}
      areas={REFLECT_COLUMNS.map((column) => ({
        areaId: areaIdOf(stage.id, column),
        name: text.columns[column],
        column,
      }))}
    >
      <PrivateReflections stage={stage} />
    </PrivateStage>
  )
}
