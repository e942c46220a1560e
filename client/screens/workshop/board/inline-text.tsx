import { useEffect, useRef, useState } from 'preact/hooks'
import { boardText } from '../../../text/en/workshop-board.ts'
import { useWorkshop } from '../workshop-context.ts'
import { SharedText } from './shared-text.tsx'
import './inline-text.css'

/**
 * A card's words, edited in place: text that reads as text, and a field as soon as it is pressed. Enter or Escape goes back to
 * reading; what was typed is on the board all the time.
 */
export function InlineText({ cardId, text, label }: { cardId: string; text: string; label: string }) {
  const { model } = useWorkshop()
  const [isEditing, setEditing] = useState(false)
  const [returnsFocus, setReturnsFocus] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const mayWrite = model.mayWrite.value.ok
  useEffect(() => {
    if (isEditing || !returnsFocus) return
    setReturnsFocus(false)
    button.current?.focus()
  }, [isEditing, returnsFocus])

  const shown = text.trim() === '' ? boardText.noWords : text
  if (!mayWrite) return <span class={text.trim() === '' ? 'muted' : undefined}>{shown}</span>
  if (isEditing) {
    return (
      <SharedText
        cardId={cardId}
        label={label}
        autoFocus
        onBlur={() => setEditing(false)}
        onLeave={() => {
          setReturnsFocus(true)
          setEditing(false)
        }}
      />
    )
  }
  return (
    <button
      type="button"
      ref={button}
      class={text.trim() === '' ? 'inline muted' : 'inline'}
      title={boardText.edit(label)}
      onClick={() => setEditing(true)}
    >
      {shown}
    </button>
  )
}
