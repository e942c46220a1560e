import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** The product's `--t-reveal` and `--ease-glide`: a card turns once. */
const TURN_MS = 520
const TURN_EASING = 'cubic-bezier(0.35, 0, 0.1, 1)'
/** Each turns so much after the one before, and the last not later than this. */
const STEP_MS = 18
const LAST_MS = 300
/** More at once nobody can follow, and a phone could not draw them smoothly. */
const MAX_TURNING = 60

export const WHOLE_TURN_MS = TURN_MS + LAST_MS + 80

/**
 * Turns the cards that a reveal has brought: those in sight, one a little after the other. They come when the document does,
 * which may be a moment before or after the news of the reveal. Nothing moves under reduced motion.
 * @param idsNow the cards that are there; those of before do not turn again
 */
export function useTurn(
  container: RefObject<HTMLElement | null>,
  isTurning: boolean,
  idsNow: () => ReadonlySet<string>,
): void {
  const known = useRef<ReadonlySet<string> | null>(null)
  known.current ??= idsNow()
  const readIds = useRef(idsNow)
  readIds.current = idsNow
  useLayoutEffect(() => {
    const root = container.current
    if (!isTurning || root === null) return
    const turned = new Set<string>()
    let turning = 0
    const turnNew = () => {
      for (const card of root.querySelectorAll<HTMLElement>('[data-card]')) {
        const id = card.dataset['card'] ?? ''
        if (turned.has(id) || known.current?.has(id) === true) continue
        turned.add(id)
        if (turning >= MAX_TURNING || !isInSight(card)) continue
        turn(card, Math.min(turning * STEP_MS, LAST_MS))
        turning += 1
      }
    }
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const observer = new MutationObserver(turnNew)
    if (!isStill) {
      turnNew()
      observer.observe(root, { childList: true, subtree: true })
    }
    return () => {
      observer.disconnect()
      known.current = readIds.current()
    }
  }, [container, isTurning])
}

function turn(card: HTMLElement, delayMs: number): void {
  card.animate(
    [
      { transform: 'perspective(60rem) rotateY(90deg)', opacity: 0 },
      { transform: 'perspective(60rem) rotateY(0deg)', opacity: 1 },
    ],
    { duration: TURN_MS, delay: delayMs, easing: TURN_EASING, fill: 'backwards' },
  )
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
