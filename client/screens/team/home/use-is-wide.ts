import { useEffect, useState } from 'preact/hooks'

/** From here on a side sheet of 408 px leaves the OKRs enough room. */
const WIDE = '(min-width: 75rem)'

/** Whether the window has room for something docked beside the page. */
export function useIsWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const look = () => setWide(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return isWide
}
