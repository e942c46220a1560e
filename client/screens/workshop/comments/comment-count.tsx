import { useComputed } from '@preact/signals'
import { MessageSquare } from 'lucide'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './comment-button.css'

/** How many comments a card has, where another control opens them; drawn anew only when that number changes. */
export function CommentCount({ cardId }: { cardId: string }) {
  const { model } = useWorkshop()
  const count = useComputed(() => model.comments.value.get(cardId)?.length ?? 0).value
  return count === 0 ? null : (
    <span class="commentcount">
      <Icon icon={MessageSquare} /> {commentText.comments(count)}
    </span>
  )
}
