import type { ComponentChildren, RefObject } from 'preact'
import { useId, useRef } from 'preact/hooks'
import type { Statement } from '../../../../shared/coach/assessment.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { MyCard } from '../../../models/writing-model.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { useWorkshop } from '../workshop-context.ts'
import { type CardTarget, MyCardItem } from './my-card.tsx'

/** A card of mine with its number among those of the stage, by which it is called. */
export type NumberedCard = { readonly card: MyCard; readonly number: number }

/** My cards of a stage in the order in which I wrote them. Reads signals. */
export function useMyCards(stage: Stage): readonly NumberedCard[] {
  const { model } = useWorkshop()
  return model.writing.cardsOf(stage.id).map((card, index) => ({ card, number: index + 1 }))
}

/** The section of my own cards, under its heading. */
export function MyCards(props: {
  readonly stage: Stage
  readonly cards: readonly NumberedCard[]
  /** Lists of them; `heading` takes the focus where a card goes away. */
  readonly children: (heading: RefObject<HTMLHeadingElement | null>) => ComponentChildren
}) {
  const { stage, cards, children } = props
  const { model } = useWorkshop()
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const waiting = model.visible.value?.writing[stage.id]?.cards ?? 0
  return (
    <section class="mine" aria-labelledby={headingId}>
      <div class="mine__head">
        <h2 class="sech" id={headingId} ref={heading} tabIndex={-1}>
          {writingText.yourCards}
        </h2>
        <span class="muted small num">{cards.length}</span>
        <span class="push muted small mine__hint">
          {cards.length === 0 ? null : writingText.selectToEdit}
        </span>
        <span class="push muted small num mine__room">{writingText.roomHas(waiting)}</span>
      </div>
      {cards.length === 0 ? <p class="muted small">{writingText.none}</p> : null}
      {children(heading)}
    </section>
  )
}

/** Some of my cards, the newest first, so that what was just added is seen. */
export function MyCardList(props: {
  readonly stage: Stage
  readonly cards: readonly NumberedCard[]
  /** The name of the list, for those who hear it. */
  readonly label: string
  readonly coachAs?: Statement['kind'] | undefined
  /** The words of the objective that they are for. */
  readonly objective?: string | undefined
  readonly targets?: readonly CardTarget[]
  readonly onTarget?: (cardId: string, targetId: string) => void
  readonly onGone: () => void
}) {
  const { stage, cards, label, coachAs, objective, targets, onTarget, onGone } = props
  if (cards.length === 0) return null
  return (
    <ul aria-label={label}>
      {cards.toReversed().map(({ card, number }) => (
        <MyCardItem
          key={card.id}
          card={card}
          stage={stage}
          number={number}
          coachAs={coachAs}
          objective={objective}
          targets={targets ?? []}
          onTarget={(targetId) => onTarget?.(card.id, targetId)}
          onGone={onGone}
        />
      ))}
    </ul>
  )
}
