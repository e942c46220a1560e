import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Span } from '../../../../shared/coach/finding.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { useWorkshop } from '../workshop-context.ts'
import { useCarets, WithCarets } from './remote-carets.tsx'
import { SharedText } from './shared-text.tsx'
import './inline-text.css'

/**
 * A card's words, edited in place: text that reads as text, and a field as soon as it is pressed. Enter or Escape goes back to
 * reading; what was typed is on the board all the time.
 */
export function InlineText({
  cardId,
  text,
  label,
  mark = null,
  onEditing,
}: {
  cardId: string
  text: string
  label: string
  /** Words to mark while they are read: what the coach talks about. */
  mark?: Span | null
  /** Told when the field opens and when it closes. */
  onEditing?: ((isEditing: boolean) => void) | undefined
}) {
  const { model } = useWorkshop()
  const carets = useCarets(cardId)
  const [isEditing, setEditing] = useState(false)
  const [returnsFocus, setReturnsFocus] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const mayWrite = model.mayWrite.value.ok
  const isOpen = isEditing && mayWrite
  useEffect(() => onEditing?.(isOpen), [onEditing, isOpen])
  useLayoutEffect(() => {
    if (isEditing || !returnsFocus) return
    setReturnsFocus(false)
    button.current?.focus()
  }, [isEditing, returnsFocus])

  const shown =
    carets.length > 0 ? (
      <WithCarets text={text} carets={carets} />
    ) : text.trim() === '' ? (
      boardText.noWords
    ) : (
      withMark(text, mark)
    )
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

function withMark(text: string, mark: Span | null): ComponentChildren {
  if (mark === null || mark.end > text.length || mark.start >= mark.end) return text
  return (
    <>
      {text.slice(0, mark.start)}
      <mark class="coachmark">{text.slice(mark.start, mark.end)}</mark>
      {text.slice(mark.end)}
    </>
  )
}
