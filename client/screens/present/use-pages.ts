import type { RefObject } from 'preact'
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ONLY_PAGE, type Page, projectedScales, turnedBy } from './fit.ts'

export type Pages = {
  /** What the screen has to have room for. */
  readonly frame: RefObject<HTMLElement | null>
  /** What is laid out in pages where it does not fit. */
  readonly content: RefObject<HTMLDivElement | null>
  readonly page: Page
  readonly turn: (step: number) => void
}

/**
 * Nobody scrolls a projector. What does not fit is drawn smaller by steps, and from the smallest that can be read across a room on,
 * in pages that the presenter turns; lines and cards are cut by none. Where the window scrolls, as on a phone, everything fits.
 * @param shownId of what is shown: another one begins with its first page
 */
export function usePages(shownId: string): Pages {
  const frame = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState(ONLY_PAGE)
  useLayoutEffect(() => {
    setPage(ONLY_PAGE)
    if (frame.current === null || content.current === null) return
    const [area, pages] = [frame.current, content.current]
    let here: string | null = null
    const changes = new MutationObserver(() => layOutAgain())
    const layOutAgain = () => {
      const of = layOut(area, pages)
      changes.takeRecords()
      // Where the room goes on to what is on another page, so does the screen.
      const now = pages.querySelector<HTMLElement>('.is-here')
      const isElsewhere = now !== null && now.textContent !== here
      here = now?.textContent ?? null
      const to = isElsewhere ? pageOf(now, pages) : null
      // The same page again is the same object: nothing is drawn anew, and so nothing is laid out anew.
      setPage((before) => {
        const page = turnedBy({ at: to ?? before.at, of }, 0)
        return page.at === before.at && page.of === before.of ? before : page
      })
    }
    layOutAgain()
    changes.observe(area, {
      ...{ childList: true, characterData: true, subtree: true, attributeFilter: ['open', 'class'] },
    })
    // What is there may also take more room without a change: a style or a font came, or the window is another one.
    let next = 0
    const sizes = new ResizeObserver(() => {
      // In the next frame: what is measured would change while it is told of.
      cancelAnimationFrame(next)
      next = requestAnimationFrame(layOutAgain)
    })
    for (const part of [area, pages]) sizes.observe(part)
    return () => {
      changes.disconnect()
      sizes.disconnect()
      cancelAnimationFrame(next)
      document.documentElement.style.removeProperty(SCALE)
    }
  }, [shownId])
  useLayoutEffect(() => {
    if (content.current !== null) content.current.scrollLeft = page.at * stepOf(content.current)
  }, [page])
  const turn = useCallback((step: number) => setPage((before) => turnedBy(before, step)), [])
  return { frame, content, page, turn }
}

const SCALE = '--projected'

/** Lays out what is shown, as large as it fits. @returns in how many pages */
function layOut(frame: HTMLElement, content: HTMLElement): number {
  content.classList.remove('is-paged')
  for (const scale of projectedScales(innerHeight)) {
    document.documentElement.style.setProperty(SCALE, String(scale))
    if (frame.scrollHeight <= frame.clientHeight + 1) return 1
  }
  content.classList.add('is-paged')
  return Math.max(1, Math.round((content.scrollWidth + gapOf(content)) / stepOf(content)))
}

const pageOf = (part: HTMLElement, content: HTMLElement): number =>
  Math.max(0, Math.floor(part.offsetLeft / stepOf(content)))

/** From the beginning of a page to that of the next one. */
const stepOf = (content: HTMLElement): number => content.clientWidth + gapOf(content)

const gapOf = (content: HTMLElement): number => Number.parseFloat(getComputedStyle(content).columnGap) || 0
