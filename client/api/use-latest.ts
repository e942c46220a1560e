import { useEffect, useRef, useState } from 'preact/hooks'

/**
 * A page that changes by what its own actions answer, until it is read again.
 * @param read the page as it was last read
 * @param isHeld while something is filled in over it: what is read meanwhile waits, so that nothing changes under anybody's hands
 * @returns what is shown, and what puts something newer in its place; whoever does that reads the page again afterwards
 */
export function useLatest<Page>(
  read: Page,
  isHeld: boolean,
): [shown: Page, show: (next: (before: Page) => Page) => void] {
  const [shown, setShown] = useState(read)
  const taken = useRef(read)
  const last = useRef(read)
  last.current = read
  useEffect(() => {
    if (isHeld || taken.current === read) return
    taken.current = read
    setShown(read)
  }, [read, isHeld])
  const show = (next: (before: Page) => Page) => {
    // What was read before this was done, and held back, is older than it.
    taken.current = last.current
    setShown(next)
  }
  return [shown, show]
}
