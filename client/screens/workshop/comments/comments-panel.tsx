import { useEffect } from 'preact/hooks'
import { boardText } from '../../../text/en/workshop-board.ts'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { Panel } from '../../../ui/panel.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { CommentThread } from './comment-thread.tsx'
import { calledCard, cardUnder } from './what-card.ts'

/** What is said about a card, beside whatever is on the screen. */
export function CommentsPanel({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const { model, mentionedOn } = useWorkshop()
  const card = cardUnder(model, cardId)
  const isMentioned = mentionedOn.value.has(cardId)
  useEffect(() => {
    if (isMentioned) mentionedOn.value = new Set([...mentionedOn.peek()].filter((id) => id !== cardId))
  }, [isMentioned, mentionedOn, cardId])
  return (
    <Panel title={commentText.title} onClose={onClose}>
      {card === null ? (
        <p class="small muted">{commentText.gone}</p>
      ) : (
        <div class="commented">
          <p class="label">{calledCard(model, card)}</p>
          <p class={card.text.trim() === '' ? 'commented__words muted' : 'commented__words'}>
            {card.text.trim() === '' ? boardText.noWords : card.text}
          </p>
        </div>
      )}
      <CommentThread cardId={cardId} autoFocus={(model.comments.peek().get(cardId)?.length ?? 0) === 0} />
    </Panel>
  )
}
