import { Plus } from 'lucide'
import { useId, useRef, useState } from 'preact/hooks'
import { BOARD_LIMITS } from '../../../../shared/board/layout.ts'
import type { Statement } from '../../../../shared/coach/assessment.ts'
import { workshop } from '../../../text/en/workshop.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Button } from '../../../ui/button.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { DraftVerdict } from '../coach/draft-verdict.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { fitHeight } from './shared-text.tsx'
import { useKeepInView } from './use-keep-in-view.ts'
import '../../../ui/note.css'
import './composer.css'

type ComposerProps = {
  /** The field's accessible name. */
  label: string
  placeholder: string
  /** `large`: the one thing to do here. `row`: the dashed row at the end of a list. */
  look: 'large' | 'row'
  /** Under which name an unfinished sentence is kept. */
  draft: string
  autoFocus?: boolean
  /** What the coach reads the draft as; left out, it says nothing. */
  coachAs?: Statement['kind']
  /** @returns whether the card was made; if not, the words stay in the field */
  onAdd: (text: string) => boolean
  /** Escape in an empty field. */
  onCancel?: (() => void) | undefined
}

/** Whether a composer belongs on the screen: it may be written in, or holds an unfinished sentence from when it might. */
export function useMayCompose(draft: string): boolean {
  const { drafts, model } = useWorkshop()
  return model.mayWrite.value.ok || drafts.read(draft) !== ''
}

/** Writes new cards one after the other: Enter adds, Shift+Enter makes a new line. */
export function Composer(props: ComposerProps) {
  const { label, placeholder, look, draft, autoFocus, coachAs, onAdd, onCancel } = props
  const { drafts, model, coach, announcement } = useWorkshop()
  const [text, setText] = useState(() => drafts.read(draft))
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const errorId = useId()
  useKeepInView(field, model.board.value, coach.revision.value)
  const write = model.mayWrite.value
  const limit = BOARD_LIMITS.maxTextLength
  const isTooLong = text.length > limit
  const problem = isTooLong ? boardText.tooLong(text.length, limit) : error

  const change = (next: string) => {
    setText(next)
    setError(null)
    drafts.write(draft, next)
  }
  const add = () => {
    const words = text.trim()
    if (words === '' || isTooLong || !write.ok) return
    if (onAdd(words)) {
      change('')
      announcement.value = boardText.added(boardText.short(words))
    } else setError(boardText.boardFull)
    field.current?.focus()
  }
  const input = (
    <textarea
      ref={field}
      rows={1}
      class={look === 'large' ? 'composer__text' : 'addfield__text'}
      aria-label={label}
      aria-invalid={problem === null ? undefined : 'true'}
      aria-describedby={problem === null && write.ok ? undefined : errorId}
      placeholder={placeholder}
      value={text}
      // Not disabled: the words stay there to be selected and copied.
      readOnly={!write.ok}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
      autoFocus={autoFocus}
      onInput={(event) => {
        change(event.currentTarget.value)
        fitHeight(event.currentTarget)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault()
          add()
        }
        if (event.key === 'Escape' && text === '') onCancel?.()
      }}
    />
  )
  const whyReadOnly = write.ok || text === '' ? null : workshop.readOnlyDraft(write.refusal.message)
  const message =
    whyReadOnly !== null ? (
      <p class="small muted" id={errorId}>
        {whyReadOnly}
      </p>
    ) : problem !== null ? (
      <FieldError id={errorId}>{problem}</FieldError>
    ) : null
  const verdict = coachAs === undefined || !write.ok ? null : <DraftVerdict kind={coachAs} text={text} />
  if (look === 'row') {
    return (
      <div class="addfield">
        {input}
        {text === '' ? null : verdict}
        {text === '' || !write.ok ? null : (
          <Button size="sm" variant="ink" icon={Plus} disabled={isTooLong} onClick={add}>
            {boardText.add}
          </Button>
        )}
        {message}
      </div>
    )
  }
  return (
    <div class="composer card">
      {input}
      {verdict}
      {message}
      <div class="composer__foot">
        {write.ok ? (
          <span class="hint">
            <kbd>Enter</kbd> {boardText.enterAdds}, <kbd>Shift Enter</kbd> {boardText.newLine}
          </span>
        ) : null}
        <Button class="push" variant="ink" icon={Plus} disabled={isTooLong || !write.ok} onClick={add}>
          {boardText.add}
        </Button>
      </div>
    </div>
  )
}
