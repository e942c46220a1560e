import { CircleUser } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CommentCard } from '../../../../shared/board/cards.ts'
import { MAX_COMMENT_LENGTH } from '../../../../shared/board/comments.ts'
import { formatWhen } from '../../../text/dates.ts'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { FieldError, TextArea } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { splitMentions } from './mention-text.ts'

type Mode = 'read' | 'edit' | 'delete'

/** One comment: who said it and when, its words, and what its author may do with it. */
export function CommentItem({ comment, onRemoved }: { comment: CommentCard; onRemoved: () => void }) {
  const { model, drafts, announcement } = useWorkshop()
  const draft = `comment-edit-${comment.id}`
  const [mode, setMode] = useState<Mode>(() => (drafts.read(draft) === '' ? 'read' : 'edit'))
  const opener = useRef<HTMLButtonElement>(null)
  const answer = useRef<HTMLButtonElement>(null)
  const before = useRef(mode)
  // A button that was pressed is gone: focus goes to what took its place, and back.
  useLayoutEffect(() => {
    if (before.current !== mode) (mode === 'delete' ? answer : opener).current?.focus()
    before.current = mode
  }, [mode])
  const authorId = model.visible.value?.authors[comment.id] ?? null
  const author = model.nameOf(authorId)
  const who = author ?? commentText.somebody
  const when = formatWhen(comment.atMs, model.roomNowMs())
  const mayEdit = model.may({ type: 'change-comment', commentId: comment.id, text: comment.text }).ok
  const remove = { type: 'delete-comment', commentId: comment.id } as const
  const mayDelete = model.may(remove).ok
  const close = () => {
    drafts.write(draft, '')
    setMode('read')
  }
  return (
    <li class="comment" data-comment={comment.id}>
      {authorId === null ? (
        <span class="comment__nobody">
          <Icon icon={CircleUser} />
        </span>
      ) : (
        <Avatar person={{ id: authorId, name: who }} size="sm" />
      )}
      <div class="comment__body">
        <p class="comment__head">
          <b>{who}</b>
          <time class="xs muted" dateTime={new Date(comment.atMs).toISOString()}>
            {when}
          </time>
        </p>
        {mode === 'edit' && mayEdit ? (
          <CommentEditor comment={comment} draft={draft} onClose={close} />
        ) : (
          <CommentWords comment={comment} />
        )}
        {mode === 'delete' ? (
          <p class="comment__acts">
            <span class="small">{commentText.deleteSure}</span>
            <Button
              size="sm"
              ref={answer}
              onClick={() =>
                void model.give(remove).then((isDone) => {
                  if (!isDone) return
                  announcement.value = commentText.deleted
                  onRemoved()
                })
              }
            >
              {commentText.delete}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setMode('read')}>
              {commentText.keep}
            </Button>
          </p>
        ) : mode === 'edit' || (!mayEdit && !mayDelete) ? null : (
          <p class="comment__acts">
            {mayEdit ? (
              <button
                type="button"
                class="comment__act"
                aria-label={commentText.editOf(when)}
                onClick={() => setMode('edit')}
              >
                {commentText.edit}
              </button>
            ) : null}
            {mayDelete ? (
              <button
                ref={opener}
                type="button"
                class="comment__act"
                aria-label={commentText.deleteOf(who, when)}
                onClick={() => setMode('delete')}
              >
                {commentText.delete}
              </button>
            ) : null}
          </p>
        )}
      </div>
    </li>
  )
}

/** The words, with the people that are called by name marked. */
function CommentWords({ comment }: { comment: CommentCard }) {
  const { model } = useWorkshop()
  const called = comment.mentionIds.flatMap((id) => {
    const name = model.nameOf(id)
    return name === null ? [] : [{ id, name }]
  })
  return (
    <p class="comment__text">
      {splitMentions(comment.text, called).map((part, at) =>
        part.personId === null ? (
          part.text
        ) : (
          <b key={at} class={part.personId === model.personId.value ? 'mention is-mine' : 'mention'}>
            {part.text}
          </b>
        ),
      )}
    </p>
  )
}

function CommentEditor({
  comment,
  draft,
  onClose,
}: {
  comment: CommentCard
  draft: string
  onClose: () => void
}) {
  const { model, drafts } = useWorkshop()
  const [text, setText] = useState(() => drafts.read(draft) || comment.text)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    const words = text.trim()
    if (words === '' || isBusy) return
    if (words === comment.text) return onClose()
    setBusy(true)
    const answer = await model.send({ type: 'change-comment', commentId: comment.id, text: words })
    setBusy(false)
    if (answer.ok) onClose()
    else setError(answer.refusal.message)
  }
  return (
    <div class="comment__edit">
      <TextArea
        label={commentText.editLabel}
        rows={2}
        maxLength={MAX_COMMENT_LENGTH}
        value={text}
        ref={(field) => {
          if (field !== null && !field.dataset['met']) {
            field.dataset['met'] = 'true'
            field.focus()
          }
        }}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setError(null)
          drafts.write(draft, event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault()
            onClose()
          } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void save()
          }
        }}
      />
      {error === null ? null : <FieldError>{error}</FieldError>}
      <p class="comment__acts">
        <Button
          size="sm"
          variant="ink"
          busy={isBusy}
          disabled={text.trim() === ''}
          onClick={() => void save()}
        >
          {commentText.save}
        </Button>
        <Button size="sm" variant="quiet" onClick={onClose}>
          {commentText.cancel}
        </Button>
      </p>
    </div>
  )
}
