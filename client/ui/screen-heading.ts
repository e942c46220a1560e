import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

let screensShown = 0

/**
 * Names the screen: sets the document's title, and moves focus to the heading when a person came here from another screen,
 * so that a screen reader starts where the eye does. The first screen after loading leaves focus to the browser.
 * @returns the ref of the screen's `h1`, which needs `tabIndex={-1}`
 */
export function useScreenHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    screensShown += 1
    if (screensShown > 1) heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = title.startsWith('Turnout') ? title : `${title} | Turnout`
  }, [title])
  return heading
}
