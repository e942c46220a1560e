import { useId, useState } from 'preact/hooks'
import type { Discussion } from '../../../../shared/workshop/discussion.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { useWorkshop } from '../workshop-context.ts'
import { cardsIn, wordsOf } from './discussed-cards.ts'

/** Narrower than this the queue would push the card off the screen: it is folded then. */
const WIDE = '(min-width: 64rem)'

/** What is talked about, in order, with what is through. Facilitators jump. */
export function DiscussionQueue({ discussion }: { discussion: Discussion }) {
  const { model } = useWorkshop()
  const headingId = useId()
  const [isWide] = useState(() => matchMedia(WIDE).matches)
  const cards = cardsIn(model)
  const { cardIds, currentId, doneIds } = discussion
  const there = cardIds.filter((id) => cards.has(id))
  const done = there.filter((id) => doneIds.includes(id)).length
  return (
    <nav class="queue" aria-labelledby={headingId}>
      <details open={isWide}>
        <summary>
          <span id={headingId}>{discussText.queue}</span>
          <span class="small muted num">{discussText.progress(done, there.length)}</span>
        </summary>
        <ol class="queue__list">
          {there.map((id, index) => {
            const state = id === currentId ? 'now' : doneIds.includes(id) ? 'done' : 'next'
            const words = wordsOf(cards.get(id))
            const jump = { type: 'discuss-card', cardId: id } as const
            const body = (
              <>
                <span class="queue__n num">{index + 1}</span>
                <span class="queue__words">
                  {words}
                  {state === 'next' ? null : <span class="sr">, {discussText.states[state]}</span>}
                </span>
              </>
            )
            return (
              <li
                key={id}
                class={`queue__item is-${state}`}
                aria-current={state === 'now' ? 'step' : undefined}
              >
                {state !== 'now' && model.may(jump).ok ? (
                  <button type="button" title={discussText.jump(words)} onClick={() => void model.give(jump)}>
                    {body}
                  </button>
                ) : (
                  <span>{body}</span>
                )}
              </li>
            )
          })}
        </ol>
      </details>
    </nav>
  )
}
