import { useCallback, useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'

/** Everything is drawn in `rem`: half as large again is one setting. */
export function useLargeType(): void {
  useEffect(() => {
    document.documentElement.classList.add('is-projected')
    return () => document.documentElement.classList.remove('is-projected')
  }, [])
}

export type PresentKeys = {
  readonly isFullScreen: boolean
  readonly toggleFullScreen: () => void
  /** Where Esc goes. */
  readonly leaveTo: string
}

/** Esc goes back to the room; F fills the screen. In full screen, Esc is the browser's: it leaves that first. */
export function usePresentKeys(leaveTo: string): PresentKeys {
  const { route } = useLocation()
  const [isFullScreen, setFullScreen] = useState(document.fullscreenElement !== null)
  const toggleFullScreen = useCallback(() => {
    const done =
      document.fullscreenElement === null
        ? document.documentElement.requestFullscreen()
        : document.exitFullscreen()
    done.catch(() => {}) // Not allowed here: the page is as large as its window.
  }, [])
  useEffect(() => {
    const onChange = () => setFullScreen(document.fullscreenElement !== null)
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.key === 'Escape') route(leaveTo)
      else if (event.key === 'f' || event.key === 'F') toggleFullScreen()
    }
    document.addEventListener('fullscreenchange', onChange)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
      document.removeEventListener('keydown', onKey)
    }
  }, [leaveTo, route, toggleFullScreen])
  return { isFullScreen, toggleFullScreen, leaveTo }
}

/**
 * Turns pages by the keys that presenters know, and that their remote controls send.
 * @param turn `null` where there is one page: the keys then do what they do, such as scroll
 */
export function usePageKeys(turn: ((step: 1 | -1) => void) | null): void {
  useEffect(() => {
    if (turn === null) return
    const onKey = (event: KeyboardEvent) => {
      const step = PAGE_STEPS[event.key]
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      // The space bar presses the button that has the focus.
      if (event.key === ' ' && event.target instanceof Element && event.target.closest('a, button, summary'))
        return
      event.preventDefault()
      turn(step)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [turn])
}

const PAGE_STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  PageDown: 1,
  ' ': 1,
  ArrowLeft: -1,
  PageUp: -1,
}
