import { signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Card } from '../../../../shared/board/cards.ts'
import { type Destination, type Edge, placeBeside } from '../../../models/board-moves.ts'
import { useWorkshop } from '../workshop-context.ts'

/** What is dragged in this tab, and where it would land. */
export const dragState = {
  cardId: signal<string | null>(null),
  hint: signal<{ readonly targetId: string; readonly edge: Edge } | null>(null),
}

/** Not part of the first load: nobody drags in the first second, and touch and keys have the menu. */
const loadAdapter = () => import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

/** Makes a card draggable, and a place to drop cards at. */
export function useCardDrag(
  element: RefObject<HTMLElement | null>,
  card: Card,
  isEnabled: boolean,
  move: (card: Card, destination: Destination) => boolean,
): void {
  const { model } = useWorkshop()
  const now = useRef({ card, move })
  now.current = { card, move }
  const { id } = card

  useEffect(() => {
    const target = element.current
    if (!isEnabled || target === null || !matchMedia('(any-pointer: fine)').matches) return
    const cleanups: (() => void)[] = []
    let isGone = false
    const landing = (movedId: unknown, at: { clientX: number; clientY: number }) => {
      if (typeof movedId !== 'string') return null
      const moved = model.findCard(movedId)
      if (moved === null) return null
      const edge = edgeAt(target, moved, now.current.card, at)
      const destination = placeBeside(model.board.peek(), movedId, id, edge)
      return destination === null ? null : { moved, edge, destination }
    }
    loadAdapter().then(
      ({ draggable, dropTargetForElements }) => {
        if (isGone) return
        cleanups.push(
          draggable({
            element: target,
            // Selecting words in a field is no drag.
            canDrag: () =>
              !(
                document.activeElement instanceof HTMLTextAreaElement &&
                target.contains(document.activeElement)
              ),
            getInitialData: () => ({ cardId: id }),
            onDragStart: () => {
              dragState.cardId.value = id
            },
            onDrop: () => {
              dragState.cardId.value = null
              dragState.hint.value = null
            },
          }),
          dropTargetForElements({
            element: target,
            canDrop: ({ source, input }) => landing(source.data['cardId'], input) !== null,
            onDrag: ({ source, location }) => {
              if (location.current.dropTargets[0]?.element !== target) return
              const place = landing(source.data['cardId'], location.current.input)
              dragState.hint.value = place === null ? null : { targetId: id, edge: place.edge }
            },
            onDragLeave: () => {
              if (dragState.hint.peek()?.targetId === id) dragState.hint.value = null
            },
            onDrop: ({ source, location }) => {
              if (location.current.dropTargets[0]?.element !== target) return
              const place = landing(source.data['cardId'], location.current.input)
              if (place !== null) now.current.move(place.moved, place.destination)
            },
          }),
        )
      },
      () => {}, // Dragging is one of three ways to move a card.
    )
    return () => {
      isGone = true
      for (const cleanup of cleanups) cleanup()
    }
  }, [id, isEnabled, element, model])
}

/** Which edge of a card the pointer is nearest to; the inside where the card would be the parent. */
function edgeAt(
  target: HTMLElement,
  moved: Card,
  card: Card,
  at: { clientX: number; clientY: number },
): Edge {
  if (moved.kind !== card.kind) return 'inside'
  const box = target.getBoundingClientRect()
  // Objectives stand side by side, but one below the other on a phone.
  const isColumn = card.kind === 'objective' && box.width < (target.parentElement?.clientWidth ?? 0) * 0.7
  return isColumn
    ? at.clientX < box.left + box.width / 2
      ? 'before'
      : 'after'
    : at.clientY < box.top + box.height / 2
      ? 'before'
      : 'after'
}
