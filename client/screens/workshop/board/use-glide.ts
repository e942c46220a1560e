import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

const GLIDE_MS = 340
const GLIDE_EASING = 'cubic-bezier(0.35, 0, 0.1, 1)'
/** Less is a neighbour growing by a line of text, which needs no explaining. */
const WORTH_SHOWING_PX = 24

type Spot = { readonly left: number; readonly top: number }

/** Cards that changed their place glide there, whoever moved them. Nothing moves under reduced motion. */
export function useGlide(container: RefObject<HTMLElement | null>, board: unknown): void {
  const spots = useRef<ReadonlyMap<string, Spot>>(new Map())
  useLayoutEffect(() => {
    const root = container.current
    if (root === null) return
    const origin = layoutSpot(root)
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const next = new Map<string, Spot>()
    for (const element of root.querySelectorAll<HTMLElement>('[data-card]')) {
      const id = element.dataset['card'] ?? ''
      const at = layoutSpot(element)
      const spot = { left: at.left - origin.left, top: at.top - origin.top }
      next.set(id, spot)
      const before = spots.current.get(id)
      if (isStill || before === undefined || element.contains(document.activeElement)) continue
      const [x, y] = [before.left - spot.left, before.top - spot.top]
      if (Math.hypot(x, y) < WORTH_SHOWING_PX) continue
      element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'translate(0px, 0px)' }], {
        duration: GLIDE_MS,
        easing: GLIDE_EASING,
        composite: 'add',
      })
    }
    spots.current = next
  }, [board])
}

/** Where the layout puts it. A box on the screen would include the glide under way, and each glide would feed the next. */
function layoutSpot(element: HTMLElement): Spot {
  let [left, top] = [0, 0]
  for (let at: Element | null = element; at instanceof HTMLElement; at = at.offsetParent) {
    left += at.offsetLeft
    top += at.offsetTop
  }
  return { left, top }
}
