import { SendHorizontal } from 'lucide'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { MAX_COMMENT_LENGTH } from '../../../../shared/board/comments.ts'
import { MAX_MENTIONS } from '../../../../shared/board/values.ts'
import { currentStage } from '../../../../shared/workshop/agenda.ts'
import { randomId } from '../../../models/random-id.ts'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { Button } from '../../../ui/button.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { fitHeight } from '../board/shared-text.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { MentionList } from './mention-list.tsx'
import { mentionedIn } from './mention-text.ts'
import { useMention } from './use-mention.ts'

/**
 * Says something about a card. The words stay in the field until the room has taken them, over a refusal and a reload; what was
 * sent once is never added twice, since the comment keeps its id for as long as its words do.
 */
export function CommentComposer({ cardId, autoFocus }: { cardId: string; autoFocus: boolean }) {
  const { model, drafts, announcement } = useWorkshop()
  const names = { text: `comment-${cardId}`, id: `comment-id-${cardId}` }
  const [text, setText] = useState(() => drafts.read(names.text))
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const errorId = useId()
  const hintId = useId()
  const visible = model.visible.value
  const people = Object.entries(visible?.roster ?? {}).flatMap(([id, { name, removed }]) =>
    removed || id === model.personId.value ? [] : [{ id, name }],
  )
  const change = (next: string) => {
    setText(next)
    setError(null)
    drafts.write(names.text, next)
    // Other words are another comment.
    drafts.write(names.id, '')
  }
  const mention = useMention({ field, text, people, change })

  // What was sent before a reload, and is there: the field is free again.
  const sentId = drafts.read(names.id)
  const isThere =
    sentId !== '' && (model.comments.value.get(cardId)?.some(({ id }) => id === sentId) ?? false)
  useEffect(() => {
    if (!isThere) return
    setText('')
    setError(null)
    drafts.write(`comment-${cardId}`, '')
    drafts.write(`comment-id-${cardId}`, '')
  }, [isThere, drafts, cardId])

  const send = async () => {
    const words = text.trim()
    if (words === '' || isBusy) return
    const commentId = drafts.read(names.id) || randomId()
    drafts.write(names.id, commentId)
    setBusy(true)
    const mentionIds = mentionedIn(words, people).slice(0, MAX_MENTIONS)
    const answer = await model.send({ type: 'add-comment', commentId, cardId, text: words, mentionIds })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.message)
    announcement.value = commentText.sent
    // Something else was typed meanwhile: that is a draft of its own.
    if (drafts.read(names.text) !== text) return
    setText('')
    drafts.write(names.text, '')
    drafts.write(names.id, '')
    field.current?.focus()
  }
  const isAnonymous = visible !== null && currentStage(visible).settings.naming === 'anonymous'
  return (
    <div class="commentfield">
      <div class="commentfield__frame">
        <textarea
          ref={field}
          rows={2}
          class="input"
          data-autofocus={autoFocus ? '' : undefined}
          aria-label={commentText.write}
          aria-autocomplete="list"
          aria-controls={mention.isOpen ? mention.listId : undefined}
          aria-activedescendant={mention.isOpen ? mention.activeId : undefined}
          aria-invalid={error === null ? undefined : 'true'}
          aria-describedby={error === null ? (isAnonymous ? hintId : undefined) : errorId}
          placeholder={commentText.placeholder}
          maxLength={MAX_COMMENT_LENGTH}
          value={text}
          onInput={(event) => {
            change(event.currentTarget.value)
            fitHeight(event.currentTarget)
            mention.look()
          }}
          onSelect={mention.look}
          onBlur={mention.close}
          onKeyDown={(event) => {
            if (mention.onKeyDown(event)) return
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void send()
            }
          }}
        />
        <MentionList mention={mention} />
      </div>
      {error === null ? null : <FieldError id={errorId}>{error}</FieldError>}
      {isAnonymous ? (
        <p class="xs muted" id={hintId}>
          {commentText.unnamed}
        </p>
      ) : null}
      <div class="commentfield__foot">
        <span class="hint">
          <kbd>{commentText.sendKeys[0]}</kbd> <kbd>{commentText.sendKeys[1]}</kbd> {commentText.sendKeysHelp}
        </span>
        <Button
          class="push"
          size="sm"
          variant="ink"
          icon={SendHorizontal}
          busy={isBusy}
          disabled={text.trim() === ''}
          onClick={() => void send()}
        >
          {commentText.send}
        </Button>
      </div>
    </div>
  )
}
