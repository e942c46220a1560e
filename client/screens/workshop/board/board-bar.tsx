import { Redo2, Undo2 } from 'lucide'
import { boardText } from '../../../text/en/workshop-board.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useWorkshop } from '../workshop-context.ts'
import type { BoardFilter } from './use-board-filter.ts'

/** What is shown, counts, undo and redo. */
export function BoardBar({ filter }: { filter?: BoardFilter }) {
  const { model } = useWorkshop()
  const board = model.board.value
  const document = model.document.value
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
      {model.mayWrite.value.ok ? (
        <span class="push row">
          <IconButton
            icon={Undo2}
            label={boardText.undo}
            disabled={!document.canUndo.value}
            onClick={document.undo}
          />
          <IconButton
            icon={Redo2}
            label={boardText.redo}
            disabled={!document.canRedo.value}
            onClick={document.redo}
          />
        </span>
      ) : null}
    </div>
  )
}
