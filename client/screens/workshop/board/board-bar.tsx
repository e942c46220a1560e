import { boardText } from '../../../text/en/workshop-board.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { UndoButtons } from './undo-buttons.tsx'
import type { BoardFilter } from './use-board-filter.ts'

/** What is shown, counts, undo and redo; `hasUndo`: not where the notes above have them. */
export function BoardBar({ filter, hasUndo = true }: { filter?: BoardFilter; hasUndo?: boolean }) {
  const { model } = useWorkshop()
  const board = model.board.value
  const keyResults = board.objectives.reduce((sum, { keyResults: cards }) => sum + cards.length, 0)
  return (
    <div class="boardbar">
      {filter === undefined ? null : (
        <Segmented
          label={coachText.show}
          segments={[
            { value: 'all', label: coachText.all },
            { value: 'mine', label: coachText.mine },
            {
              value: 'to-sharpen',
              label: (
                <>
                  {coachText.toSharpen} <span class="num">{filter.countToSharpen}</span>
                </>
              ),
            },
          ]}
          value={filter.view}
          onChange={filter.show}
        />
      )}
      <Chip tone="line">{boardText.objectives(board.objectives.length)}</Chip>
      <Chip tone="line">{boardText.keyResults(keyResults)}</Chip>
      {hasUndo ? (
        <span class="push row">
          <UndoButtons />
        </span>
      ) : null}
    </div>
  )
}
