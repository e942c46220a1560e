import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Keeps the field that somebody types in on the screen while cards of others, or what the coach says, push it down. Only where it was on the screen
 * before: who has scrolled away from it on purpose is left there.
 */
export function useKeepInView(
  field: RefObject<HTMLElement | null>,
  board: unknown,
  coachRevision: number,
): void {
  const wasInView = useRef(false)
  useEffect(() => {
    const element = field.current
    if (element === null) return
    const observer = new IntersectionObserver(([entry]) => {
      wasInView.current = entry?.isIntersecting ?? false
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [field])
  // Runs before the observer is told of the new layout, so it still says how things were.
  useLayoutEffect(() => {
    const element = field.current
    if (element === null || element !== document.activeElement || !wasInView.current) return
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [field, board, coachRevision])
}
