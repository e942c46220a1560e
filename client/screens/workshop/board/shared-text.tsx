import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { encodeCaret } from '../../../../shared/board/caret.ts'
import { BOARD_LIMITS } from '../../../../shared/board/layout.ts'
import { bindText, type TextBinding } from '../../../models/collaborative-text.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { FieldError } from '../../../ui/field.tsx'
import { SHARED_FIELD } from '../undo-keys.ts'
import { useWorkshop } from '../workshop-context.ts'
import { RemoteCarets } from './remote-carets.tsx'
import './shared-text.css'

type SharedTextProps = {
  /** The card or rung whose text it is. */
  cardId: string
  /** The field's accessible name. */
  label?: string | undefined
  labelledBy?: string | undefined
  class?: string | undefined
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  /** Enter or Escape was pressed: what is typed is on the board already. */
  onLeave?: (() => void) | undefined
  /** Focus went elsewhere, and all of the text is on the board. */
  onBlur?: (() => void) | undefined
}

/** A field on a text that people type together. */
export function SharedText(props: SharedTextProps) {
  const { model } = useWorkshop()
  const field = useRef<HTMLTextAreaElement>(null)
  const [binding, setBinding] = useState<TextBinding | null>(null)
  const { edits } = model.document.value
  const text = edits.textOf(props.cardId)
  const mayWrite = model.mayWrite.value.ok
  const tooLongBy = binding?.tooLongBy.value ?? 0

  // Before the field is on screen: nobody types into it, or sees it empty, without the words.
  useLayoutEffect(() => {
    const element = field.current
    if (element === null || text === null) return
    const bound = bindText(element, text, {
      edit: edits.type,
      onText: () => fitHeight(element),
      hasFocus: () => document.activeElement === element,
    })
    setBinding(bound)
    return () => {
      if (bound.tooLongBy.peek() > 0) model.keepWords(element.value)
      bound.release()
      setBinding(null)
    }
  }, [text, edits, model])

  useLayoutEffect(() => {
    const element = field.current
    if (props.autoFocus !== true || element === null) return
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
  }, [props.autoFocus])
  useEffect(() => () => model.presence.stopEditing(props.cardId), [model, props.cardId])

  if (text === null) return null
  const errorId = `${props.cardId}-too-long`
  const whereNow = () => {
    const element = field.current
    const isAlike = element !== null && element.value === text.toString()
    return isAlike ? encodeCaret(text, element.selectionEnd) : null
  }
  return (
    <>
      <span class="sharedtext__frame">
        <textarea
          ref={field}
          rows={1}
          class={`sharedtext ${props.class ?? ''}`}
          data-field={SHARED_FIELD}
          aria-label={props.label}
          aria-labelledby={props.labelledBy}
          aria-invalid={tooLongBy > 0 ? 'true' : undefined}
          aria-describedby={tooLongBy > 0 ? errorId : undefined}
          placeholder={props.placeholder}
          readOnly={!mayWrite}
          onFocus={() => {
            if (mayWrite) model.presence.startEditing(props.cardId)
          }}
          onBlur={() => {
            edits.startStep()
            model.presence.stopEditing(props.cardId)
            if (tooLongBy === 0) props.onBlur?.()
          }}
          onInput={(event) => {
            fitHeight(event.currentTarget)
            model.presence.moveCaret(props.cardId, whereNow)
          }}
          onSelect={() => model.presence.moveCaret(props.cardId, whereNow)}
          onKeyDown={(event) => {
            const isEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing
            if (props.onLeave === undefined || (!isEnter && event.key !== 'Escape')) return
            event.preventDefault()
            event.stopPropagation()
            if (tooLongBy === 0) props.onLeave()
          }}
          onBeforeInput={(event) => {
            // The browser's own undo (a phone's menu) would take back others' words too.
            if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
            event.preventDefault()
            if (event.inputType === 'historyUndo') model.document.value.undo()
            else model.document.value.redo()
          }}
        />
        <RemoteCarets cardId={props.cardId} class={props.class} />
      </span>
      {tooLongBy > 0 ? (
        <FieldError id={errorId}>{boardText.tooLongField(tooLongBy, BOARD_LIMITS.maxTextLength)}</FieldError>
      ) : null}
    </>
  )
}

/** Where the browser cannot size a field by its content. */
export function fitHeight(element: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  element.style.height = 'auto'
  element.style.height = `${element.scrollHeight}px`
}
