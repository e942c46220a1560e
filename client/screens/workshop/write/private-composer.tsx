import { Lock, Plus } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import type { Statement } from '../../../../shared/coach/assessment.ts'
import { refuse } from '../../../../shared/result.ts'
import { isPrivate, type Stage } from '../../../../shared/workshop/stages.ts'
import { MAX_PRIVATE_CARDS, MAX_PRIVATE_TEXT_LENGTH } from '../../../../shared/workshop/writing.ts'
import { workshop } from '../../../text/en/workshop.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { Button } from '../../../ui/button.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { fitHeight } from '../board/shared-text.tsx'
import { useKeepInView } from '../board/use-keep-in-view.ts'
import { DraftVerdict } from '../coach/draft-verdict.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { useMayWriteAlone, useWritingPresence } from './use-writing-stage.ts'
import '../../../ui/note.css'
import '../board/composer.css'

type PrivateComposerProps = {
  readonly stage: Stage
  readonly label: string
  readonly placeholder: string
  /** `large`: the one thing to do here. `column`: one of several side by side. */
  readonly look?: 'large' | 'column'
  readonly column?: string | null
  readonly objectiveId?: string | null
  /** In a retro: the key result that it is about. */
  readonly keyResultId?: string | null
  /** What the coach reads it as; left out, it says nothing. */
  readonly coachAs?: Statement['kind'] | undefined
  /** Above the words: what the card is for. */
  readonly children?: ComponentChildren
}

/** Where half a sentence is kept. */
export function draftOf(stageId: string, column: string | null = null): string {
  return column === null ? `alone-${stageId}` : `alone-${stageId}-${column}`
}

/** Writes cards that only I can read, one after the other: Enter adds, Shift+Enter makes a new line. */
export function PrivateComposer(props: PrivateComposerProps) {
  const { stage, label, placeholder, look = 'large', column = null, objectiveId = null, coachAs } = props
  const { keyResultId = null } = props
  const { drafts, model, coach, announcement } = useWorkshop()
  const draft = draftOf(stage.id, column)
  const [text, setText] = useState(() => drafts.read(draft))
  const field = useRef<HTMLTextAreaElement>(null)
  const messageId = useId()
  const lockId = useId()
  const presence = useWritingPresence(stage)
  useKeepInView(field, model.board.value, coach.revision.value)
  const asked = useMayWriteAlone(stage)
  // Cards may still wait in a stage that was opened to all since: those are revealed, and no new ones begun.
  const permission = isPrivate(stage) ? asked : refuse('not-private', writingText.openedMeanwhile)
  const cards = model.writing.cardsOf(stage.id).length
  const over = text.trim().length - MAX_PRIVATE_TEXT_LENGTH
  const problem =
    over > 0
      ? writingText.tooLong(over)
      : cards >= MAX_PRIVATE_CARDS && text !== ''
        ? writingText.full(MAX_PRIVATE_CARDS)
        : null
  if (!permission.ok && text === '') return <p class="muted">{permission.refusal.message}</p>

  const change = (next: string) => {
    setText(next)
    drafts.write(draft, next)
  }
  const add = () => {
    const words = text.trim()
    if (words !== '' && problem === null && permission.ok) {
      model.writing.add({
        ...{ stageId: stage.id, text: words, column, objectiveId },
        ...(keyResultId === null ? {} : { keyResultId }),
      })
      change('')
      announcement.value = writingText.added(cards + 1)
    }
    field.current?.focus()
  }
  const input = (
    <textarea
      ref={field}
      rows={1}
      class="composer__text"
      aria-label={label}
      aria-invalid={problem === null ? undefined : 'true'}
      aria-describedby={problem === null && permission.ok ? lockId : messageId}
      placeholder={placeholder}
      value={text}
      readOnly={!permission.ok}
      {...presence}
      onInput={(event) => {
        change(event.currentTarget.value)
        fitHeight(event.currentTarget)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
        event.preventDefault()
        add()
      }}
    />
  )
  return (
    <div class={look === 'large' ? 'composer card' : 'composer composer--column card'}>
      {props.children}
      {input}
      {coachAs === undefined || !permission.ok ? null : <DraftVerdict kind={coachAs} text={text} />}
      {!permission.ok ? (
        <p class="small muted" id={messageId}>
          {workshop.readOnlyDraft(permission.refusal.message)}
        </p>
      ) : problem === null ? null : (
        <FieldError id={messageId}>{problem}</FieldError>
      )}
      <div class="composer__foot">
        <span class="private" id={lockId}>
          <Icon icon={Lock} />
          {look === 'column' ? null : <span class="private__long">{writingText.onlyYou}</span>}
          <span class="private__short">{writingText.onlyYouShort}</span>
        </span>
        {look === 'large' && permission.ok ? (
          <span class="hint push">
            <kbd>Enter</kbd> {boardText.enterAdds}, <kbd>Shift Enter</kbd> {boardText.newLine}
          </span>
        ) : null}
        <Button variant="ink" icon={Plus} disabled={problem !== null || !permission.ok} onClick={add}>
          {boardText.add}
        </Button>
      </div>
    </div>
  )
}
