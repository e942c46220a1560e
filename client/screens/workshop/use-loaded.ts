import { useEffect, useState } from 'preact/hooks'

/**
 * A part of the screen that is fetched when it is first wanted; `null` until it is there.
 * @param load always gives the same part: it is asked once
 */
export function useLoaded<Part>(
  isWanted: boolean,
  load: () => Promise<Part>,
  onFailed: () => void,
): Part | null {
  const [loaded, setLoaded] = useState<{ readonly part: Part } | null>(null)
  useEffect(() => {
    if (!isWanted || loaded !== null) return
    let isCurrent = true
    load().then(
      (part) => isCurrent && setLoaded({ part }),
      () => isCurrent && onFailed(),
    )
    return () => {
      isCurrent = false
    }
  }, [isWanted, loaded])
  return loaded?.part ?? null
}
