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
