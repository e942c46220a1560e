import { useRef } from 'preact/hooks'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import type { DiscussedCard } from '../../../../shared/workshop/discussion-queue.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import { useWorkshop } from '../workshop-context.ts'
import { KeepLearning } from './keep-learning.tsx'
import { KeptLearning } from './kept-learning.tsx'
import { draftOfDiscussed, keptOf, namesIn } from './learning-draft.ts'
import { findReflection } from './reflections.ts'
import './learnings.css'
import { onNextFrame } from '../../../models/next-frame.ts'

/**
 * [RE6] What is learned from a card while it is talked about. Of a card of the reflection one learning is kept, of a key result
 * as many as there are.
 */
export function LearningsOfCard({
  card,
  visible,
  retro,
}: {
  readonly card: DiscussedCard
  readonly visible: Visible
  readonly retro: Retro
}) {
  const { model } = useWorkshop()
  const heading = useRef<HTMLHeadingElement>(null)
  const initial = draftOfDiscussed(
    card,
    findReflection(visible, model.notes.value, card.id),
    namesIn(visible),
  )
  const kept = keptOf(retro.learnings, initial)
  const mayKeep = model.can('write-board') && model.mayWrite.value.ok
  if (kept.length === 0 && !mayKeep) return null
  const toHeading = () => onNextFrame(() => heading.current?.focus())
  return (
    <section class="learningsofcard" aria-labelledby="learned-of-card">
      <h3 class="label" id="learned-of-card" ref={heading} tabIndex={-1}>
        {kept.length === 0 ? text.ofCard : text.isKept}
      </h3>
      {kept.length === 0 ? null : (
        <ol class="retrolearnings__list">
          {kept.map((learning) => (
            <KeptLearning
              key={learning.id}
              learning={learning}
              number={retro.learnings.indexOf(learning) + 1}
              retro={retro}
              mayChange={mayKeep}
              onDropped={toHeading}
            />
          ))}
        </ol>
      )}
      {mayKeep && (kept.length === 0 || initial.noteId === null) ? (
        <KeepLearning retro={retro} cardId={card.id} words={card.text} initial={initial} onKept={toHeading} />
      ) : null}
    </section>
  )
}
