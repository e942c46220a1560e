import { useState } from 'preact/hooks'
import { currentStage } from '../../../../shared/workshop/agenda.ts'
import { stageName } from '../../../text/en/stages.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { areasOfStage, sortableStages } from '../notes/areas.ts'
import { NotesBoard } from '../notes/notes-board.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** The cards that were revealed before, to be put together. */
export function SortStage({ visible }: StageProps) {
  const { model } = useWorkshop()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const stage = currentStage(visible)
  const { areas } = model.notes.value
  const { stages, nearest } = sortableStages(visible, stage.id, (areaId) => areas.has(areaId))
  const source = stages.find(({ id }) => id === chosenId) ?? nearest
  const { prompt } = stage.settings
  return (
    <>
      <StageHead
        question={prompt === '' ? sortText.question : prompt}
        help={sortText.help}
        place={visible.workshop.teamName}
      />
      {stages.length > 1 && source !== null ? (
        <SelectField
          class="sortsource"
          label={sortText.from}
          value={source.id}
          onChange={(event) => setChosenId(event.currentTarget.value)}
        >
          {stages.map((each) => (
            <option key={each.id} value={each.id}>
              {stageName(each)}
            </option>
          ))}
        </SelectField>
      ) : null}
      {source === null || stages.length === 0 ? <EmptyState>{sortText.nothing}</EmptyState> : null}
      {source === null ? null : <NotesBoard areaIds={areasOfStage(source)} />}
    </>
  )
}
