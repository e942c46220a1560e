import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CoachRule } from '../../../../shared/coach/finding.ts'
import { MAX_DISMISSAL_REASON_LENGTH } from '../../../../shared/workshop/dismissals.ts'
import { isQuestion } from '../../../models/card-findings.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** Asks for the reason, or the answer to a question, which everybody will see. Enter sends it, Escape goes back; what was typed is kept meanwhile. */
export function DismissForm({
  subject,
  onDone,
  onCancel,
}: {
  subject: {
    readonly cardId: string
    readonly rule: CoachRule
    readonly title: string
    readonly prompt: string
  }
  onDone: () => void
  onCancel: () => void
}) {
  const { model, drafts, announcement } = useWorkshop()
  const draft = `dismiss-${subject.cardId}-${subject.rule}`
  const [reason, setReason] = useState(() => drafts.read(draft))
  const [isSending, setSending] = useState(false)
  const asks = isQuestion(subject.rule)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const over = reason.trim().length - MAX_DISMISSAL_REASON_LENGTH
  const isReady = reason.trim() !== '' && over <= 0

  const send = async () => {
    if (!isReady || isSending) return
    setSending(true)
    const { cardId, rule, title } = subject
    const isDone = await model.give({ type: 'dismiss-finding', cardId, rule, reason: reason.trim() })
    setSending(false)
    if (!isDone) return
    drafts.write(draft, '')
    announcement.value = asks ? coachText.answeredNow(title) : coachText.dismissedNow(title)
    onDone()
  }
  return (
    <form
      ref={form}
      class="dismissform"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onCancel()
        }
      }}
    >
      <TextArea
        label={asks ? subject.prompt : coachText.dismissTitle(subject.title)}
        hint={asks ? coachText.answerHelp : coachText.dismissHelp}
        error={over > 0 ? coachText.dismissLeft(over) : undefined}
        rows={2}
        value={reason}
        onInput={(event) => {
          setReason(event.currentTarget.value)
          drafts.write(draft, event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          void send()
        }}
      />
      <div class="row">
        <Button type="submit" size="sm" variant="ink" disabled={!isReady} busy={isSending}>
          {asks ? coachText.answer : coachText.dismiss}
        </Button>
        <Button size="sm" variant="quiet" onClick={onCancel}>
          {coachText.cancel}
        </Button>
      </div>
    </form>
  )
}
