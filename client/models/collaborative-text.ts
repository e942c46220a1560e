import { signal } from '@preact/signals'
import type * as Y from 'yjs'
import { BOARD_LIMITS } from '../../shared/board/layout.ts'
import type { TextChange } from '../../shared/board/text-change.ts'
import {
  applyToHeld,
  changeAtCaret,
  type DeltaStep,
  type HeldText,
  holdText,
  moveSelection,
  releaseText,
} from './text-merge.ts'

/** The part of a `<textarea>` that the binding touches. */
export type TextFieldElement = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'selectionDirection' | 'setSelectionRange'
> &
  EventTarget

export type TextBindingPorts = {
  /** Runs an edit as mine, so that undo knows it. */
  readonly edit: (change: () => void) => void
  /** The field's text was taken over, from either side. */
  readonly onText?: ((text: string) => void) | undefined
  /** Whether the field is the one that the person is in: only then its caret is moved. */
  readonly hasFocus: () => boolean
}

/**
 * Ties a text field to a shared text: what is typed goes out as the smallest change, what others type comes in without
 * moving the caret from the words it stands in. While an input method composes, the field is left alone, and both sides'
 * changes are merged when it is done. A text over the limit stays in the field, whole, and is not sent until it is short
 * enough again (`tooLongBy`).
 */
export function bindText(field: TextFieldElement, text: Y.Text, ports: TextBindingPorts) {
  const tooLongBy = signal(0)
  let isComposing = false
  let isMine = false
  let isReleased = false
  /** Not `null` while the field's text and the shared one may differ. */
  let held: HeldText | null = null
  let known = text.toString()

  const show = (value: string) => {
    if (field.value !== value) field.value = value
  }

  const write = (changes: readonly TextChange[]) => {
    isMine = true
    try {
      ports.edit(() => {
        for (const { index, remove, insert } of changes) {
          if (remove > 0) text.delete(index, remove)
          if (insert !== '') text.insert(index, insert)
        }
      })
    } finally {
      isMine = false
    }
    known = text.toString()
  }

  const takeIn = () => {
    const after = field.value
    tooLongBy.value = Math.max(0, after.length - BOARD_LIMITS.maxTextLength)
    if (tooLongBy.value > 0) {
      held ??= holdText(known)
      return
    }
    if (held === null) {
      const change = changeAtCaret(known, after, field.selectionEnd)
      if (change !== null) write([change])
    } else {
      const changes = releaseText(held, after, field.selectionEnd)
      held = null
      const caretFromEnd = after.length - field.selectionEnd
      write(changes)
      show(known)
      const caret = Math.max(0, known.length - caretFromEnd)
      if (ports.hasFocus()) field.setSelectionRange(caret, caret)
    }
    ports.onText?.(known)
  }

  const onInput = () => {
    if (!isComposing) takeIn()
  }
  const onCompositionStart = () => {
    isComposing = true
    held ??= holdText(known)
  }
  const onCompositionEnd = () => {
    isComposing = false
    takeIn()
  }

  const onRemote = (event: Y.YTextEvent) => {
    if (isMine) return
    const delta: readonly DeltaStep[] = event.delta
    known = text.toString()
    if (held !== null) {
      held = applyToHeld(held, delta)
      return
    }
    const { selectionStart: start, selectionEnd: end, selectionDirection } = field
    const selection = moveSelection({ start, end }, delta)
    show(known)
    if (ports.hasFocus()) field.setSelectionRange(selection.start, selection.end, selectionDirection)
    ports.onText?.(known)
  }

  show(known)
  ports.onText?.(known)
  field.addEventListener('input', onInput)
  field.addEventListener('compositionstart', onCompositionStart)
  field.addEventListener('compositionend', onCompositionEnd)
  text.observe(onRemote)

  return {
    /** How many characters over the limit the field is; 0 when all of it is sent. */
    tooLongBy,
    release(): void {
      if (isReleased) return
      isReleased = true
      // Leaving in the middle of a composition must not lose what was composed so far.
      if (isComposing) onCompositionEnd()
      field.removeEventListener('input', onInput)
      field.removeEventListener('compositionstart', onCompositionStart)
      field.removeEventListener('compositionend', onCompositionEnd)
      text.unobserve(onRemote)
    },
  }
}
export type TextBinding = ReturnType<typeof bindText>
