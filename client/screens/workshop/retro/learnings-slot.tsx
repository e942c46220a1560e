import type { DiscussedCard } from '../../../../shared/workshop/discussion-queue.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { useLoaded } from '../use-loaded.ts'

const load = () => import('./learnings-of-card.tsx').then((part) => part.LearningsOfCard)

/** The place of what is learned from a card. Its file is fetched in a retro alone. */
export function LearningsSlot({ card, visible }: { card: DiscussedCard; visible: Visible }) {
  const { retro } = visible
  // Where it cannot be fetched, a learning is kept when the retro is closed.
  const Part = useLoaded(retro !== null, load, () => {})
  return Part === null || retro === null ? null : <Part card={card} visible={visible} retro={retro} />
}
