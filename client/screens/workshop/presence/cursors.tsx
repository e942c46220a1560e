import { useEffect, useRef } from 'preact/hooks'
import { showsPointers } from '../../../models/own-pointer.ts'
import type { PointerOf } from '../../../models/presence-model.ts'
import { usePersonColour } from '../../../ui/person-colours.ts'
import { useWorkshop } from '../workshop-context.ts'
import { boxOfCard } from './card-places.ts'
import './cursors.css'

/**
 * The others' pointers over the cards. They are moved by `transform` alone, all boxes measured before the first is moved, so
 * that a busy room costs no layout.
 */
export function Cursors({ isOn }: { isOn: boolean }) {
  const { model } = useWorkshop()
  const colourOf = usePersonColour()
  const layer = useRef<HTMLDivElement>(null)
  const pointers = isOn && showsPointers.value ? model.presence.pointers.value : NONE
  // Cards move when the board changes.
  void model.board.value
  useEffect(() => {
    const root = layer.current
    if (root === null || pointers.length === 0) return
    let frame = 0
    const put = () => {
      frame = 0
      placeAll(root, pointers)
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(put)
    }
    soon()
    document.addEventListener('scroll', soon, { passive: true, capture: true })
    addEventListener('resize', soon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', soon, { capture: true })
      removeEventListener('resize', soon)
    }
  })
  return (
    <div class="cursors" ref={layer} aria-hidden="true">
      {pointers.map(({ clientId, personId, name }) => (
        <span key={clientId} class={`livepointer ${colourOf(personId)}`} data-client={clientId}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 1l11 6-5 1.500-2.500 4.500z" />
          </svg>
          <b>{name}</b>
        </span>
      ))}
    </div>
  )
}

const NONE: readonly PointerOf[] = []

function placeAll(root: HTMLElement, pointers: readonly PointerOf[]): void {
  const view = document.getElementById('content')?.getBoundingClientRect()
  const spots = new Map(pointers.map(({ clientId, pointer }) => [String(clientId), spotOf(pointer, view)]))
  for (const element of root.children) {
    if (!(element instanceof HTMLElement)) continue
    const spot = spots.get(element.dataset['client'] ?? '') ?? null
    // A pointer that comes into view is there; it does not fly in from where it was last seen.
    const wasHidden = element.dataset['shown'] === undefined
    if (spot === null) delete element.dataset['shown']
    else {
      if (wasHidden) element.style.transition = 'none'
      element.style.transform = `translate(${spot.x}px, ${spot.y}px)`
      element.dataset['shown'] = ''
      if (wasHidden) requestAnimationFrame(() => element.style.removeProperty('transition'))
    }
  }
}

type Spot = { readonly x: number; readonly y: number }

/** Where on the screen it is; `null` where its card is not on the screen, or the place on it is scrolled away. */
function spotOf({ cardId, x, y }: PointerOf['pointer'], view: DOMRect | undefined): Spot | null {
  const box = boxOfCard(cardId)?.getBoundingClientRect()
  if (box === undefined || view === undefined) return null
  const spot = { x: Math.round(box.left + box.width * x), y: Math.round(box.top + box.height * y) }
  const isInView = spot.x >= view.left && spot.x <= view.right && spot.y >= view.top && spot.y <= view.bottom
  return isInView ? spot : null
}
