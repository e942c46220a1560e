import { useId, useRef } from 'preact/hooks'
import type { Statement } from '../../../../shared/coach/assessment.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useWorkshop } from '../workshop-context.ts'
import { type CardTarget, MyCardItem } from './my-card.tsx'

/** Cards of mine that stand together: under an objective, or all of them. */
export type CardGroup = {
  readonly id: string
  /** `null`: there is only one group, and it needs no name. */
  readonly heading: string | null
  /** What the coach should know that the cards are for. */
  readonly objective?: string
  readonly has: (card: { readonly objectiveId: string | null; readonly column: string | null }) => boolean
}

/** My own cards of a stage, the newest first, so that what was just added is seen. */
export function MyCards(props: {
  readonly stage: Stage
  readonly coachAs?: Statement['kind'] | undefined
  readonly groups: readonly CardGroup[]
  readonly targets?: readonly Omit<CardTarget, 'isHere'>[]
  readonly onTarget?: (cardId: string, targetId: string) => void
}) {
  const { stage, coachAs, groups, targets = [], onTarget } = props
  const { model } = useWorkshop()
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const numbered = model.writing.cardsOf(stage.id).map((card, index) => ({ card, number: index + 1 }))
  const waiting = model.visible.value?.writing[stage.id]?.cards ?? 0
  return (
    <section class="mine" aria-labelledby={headingId}>
      <div class="mine__head">
        <h2 class="sech" id={headingId} ref={heading} tabIndex={-1}>
          {writingText.yourCards}
        </h2>
        <span class="muted small num">{numbered.length}</span>
        <span class="push muted small mine__hint">
          {numbered.length === 0 ? null : writingText.selectToEdit}
        </span>
        <span class="push muted small num mine__room">{writingText.roomHas(waiting)}</span>
      </div>
      {numbered.length === 0 ? <p class="muted small">{writingText.none}</p> : null}
      {groups.map((group) => {
        const own = numbered.filter(({ card }) => group.has(card)).toReversed()
        if (own.length === 0) return null
        return (
          <div key={group.id} class="mine__group">
            {group.heading === null ? null : <h3 class="mine__for">{group.heading}</h3>}
            <ul>
              {own.map(({ card, number }) => (
                <MyCardItem
                  key={card.id}
                  card={card}
                  stage={stage}
                  number={number}
                  coachAs={coachAs}
                  objective={group.objective}
                  targets={targets.map((target) => ({ ...target, isHere: target.id === group.id }))}
                  onTarget={(targetId) => onTarget?.(card.id, targetId)}
                  onGone={() => heading.current?.focus()}
                />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
