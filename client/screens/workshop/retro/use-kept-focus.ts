import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { onNextFrame } from '../../../models/next-frame.ts'

/** What takes the place of a grade: the next one's scale, or the grades that were revealed. */
const NEXT_HEADINGS = '#our-grades, #my-grade'

/** Whoever had the focus in what goes, since the room reveals or goes on, has it in what comes in its place. */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = place.current
    return () => {
      if (element === null || !element.contains(document.activeElement)) return
      onNextFrame(() => {
        if (document.activeElement === document.body) {
          document.querySelector<HTMLElement>(NEXT_HEADINGS)?.focus({ preventScroll: true })
        }
      })
    }
  }, [place])
}
