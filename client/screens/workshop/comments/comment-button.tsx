import { AtSign, MessageSquare } from 'lucide'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './comment-button.css'

/**
 * Opens what is said about a card, with how much that is.
 * `icon`: beside a card's menu. `words`: on a line of its own, under a proposal.
 */
export function CommentButton({
  cardId,
  name,
  look = 'icon',
}: {
  cardId: string
  /** What the card is called, for everyone who does not see where the button stands. */
  name: string
  look?: 'icon' | 'words'
}) {
  const { model, openComments, mentionedOn } = useWorkshop()
  const count = model.comments.value.get(cardId)?.length ?? 0
  const isMentioned = mentionedOn.value.has(cardId)
  // Who only watches has nothing to open where nothing is said.
  if (count === 0 && !model.can('write-board')) return null
  const label = commentText.open(name, count)
  const fullLabel = isMentioned ? `${label}, ${commentText.mentioned}` : label
  return (
    <button
      type="button"
      class={`commentbtn commentbtn--${look}${isMentioned ? ' is-mine' : ''}`}
      aria-label={fullLabel}
      aria-haspopup="dialog"
      title={look === 'icon' ? label : undefined}
      onClick={() => {
        openComments.value = cardId
      }}
    >
      <Icon icon={isMentioned ? AtSign : MessageSquare} />
      {look === 'words' ? (
        <span>{count === 0 ? commentText.comment : commentText.comments(count)}</span>
      ) : count === 0 ? null : (
        <span class="num">{count}</span>
      )}
    </button>
  )
}
