import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Card } from '../../../../shared/board/cards.ts'
import { useWorkshop } from '../workshop-context.ts'
import { stepOfKey, useCardActions } from './card-actions.ts'
import { dragState, useCardDrag } from './drag.ts'
import './card-shell.css'

/** What every card of the board can do, whatever it looks like: be dragged, take a drop, be moved by Alt and arrows. */
export function CardShell({
  card,
  children,
  class: extra,
}: {
  card: Card
  children: ComponentChildren
  class?: string
}) {
  const { model } = useWorkshop()
  const actions = useCardActions()
  const element = useRef<HTMLDivElement>(null)
  const mayWrite = model.mayWrite.value.ok
  useCardDrag(element, card, mayWrite, actions.moveTo)
  const hint = dragState.hint.value
  const isDragged = dragState.cardId.value === card.id

  // The browser takes focus from an element that is moved, and a card in another column is built anew: focus goes along.
  useLayoutEffect(() => {
    if (lastStep?.cardId !== card.id || Date.now() - lastStep.atMs > FOCUS_WITHIN_MS) return
    const root = element.current
    if (root === null || root.contains(document.activeElement)) return
    ;(root.querySelector<HTMLElement>('.inline') ?? root.querySelector<HTMLElement>('button'))?.focus()
  })

  return (
    <div
      ref={element}
      class={`cardshell ${extra ?? ''} ${isDragged ? 'is-dragged' : ''}`}
      data-card={card.id}
      data-drop={hint?.targetId === card.id ? hint.edge : undefined}
      onKeyDownCapture={(event) => {
        const step = stepOfKey(event)
        if (step === null || !mayWrite) return
        event.preventDefault()
        event.stopPropagation()
        if (actions.step(card, step)) lastStep = { cardId: card.id, atMs: Date.now() }
      }}
    >
      {children}
    </div>
  )
}

/** The card that was just moved by keys, which keeps the focus. */
let lastStep: { readonly cardId: string; readonly atMs: number } | null = null
/** The move shows a frame later; after this long somebody has gone on to something else. */
const FOCUS_WITHIN_MS = 500
