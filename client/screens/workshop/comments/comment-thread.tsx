import { useRef } from 'preact/hooks'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { useWorkshop } from '../workshop-context.ts'
import { CommentComposer } from './comment-composer.tsx'
import { CommentItem } from './comment-item.tsx'
import './comments.css'

/** What was said about a card, oldest first, and a field to say more. */
export function CommentThread({ cardId, autoFocus = false }: { cardId: string; autoFocus?: boolean }) {
  const { model } = useWorkshop()
  const comments = model.comments.value.get(cardId) ?? []
  const thread = useRef<HTMLDivElement>(null)
  const mayWrite = model.can('write-board')
  return (
    <div class="comments">
      <div role="log" aria-label={commentText.thread} ref={thread} tabIndex={-1}>
        {comments.length === 0 ? (
          <p class="small muted">{mayWrite ? commentText.none : commentText.noneReadOnly}</p>
        ) : (
          <ol class="comments__list">
            {comments.map((comment) => (
              <CommentItem
                key={comment.id}
                comment={comment}
                // What had the focus is gone with it.
                onRemoved={() => thread.current?.focus({ preventScroll: true })}
              />
            ))}
          </ol>
        )}
      </div>
      {mayWrite ? <CommentComposer key={cardId} cardId={cardId} autoFocus={autoFocus} /> : null}
    </div>
  )
}
