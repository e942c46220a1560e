import { useEffect } from 'preact/hooks'
import { useWorkshop } from './workshop-context.ts'

/** A field whose text is the board's: undo in it is the board's undo, not the browser's. */
export const SHARED_FIELD = 'shared'

/** Ctrl+Z and Shift+Ctrl+Z (or Ctrl+Y) undo and redo my own edits of the board; in other fields they stay the browser's. */
export function useUndoKeys(): void {
  const { model } = useWorkshop()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = undoStepOf(event)
      if (step === null || isOtherField(event.target) || !model.mayWrite.value.ok) return
      event.preventDefault()
      if (step === 'undo') model.document.value.undo()
      else model.document.value.redo()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [model])
}

function undoStepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}

function isOtherField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return target.dataset['field'] !== SHARED_FIELD
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type)
}
