import { Redo2, Undo2 } from 'lucide'
import { boardText } from '../../../text/en/workshop-board.ts'
import { IconButton } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** Undo and redo of one's own edits, once on a screen: they are the same for everything on the board. */
export function UndoButtons() {
  const { model } = useWorkshop()
  const document = model.document.value
  if (!model.mayWrite.value.ok) return null
  return (
    <>
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
    </>
  )
}
