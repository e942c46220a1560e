import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The bar of a practice room, and with it the simulated teammates: a file that nobody else loads. */
export function PracticeSlot() {
  const [loaded, setLoaded] = useState<{ readonly Bar: ComponentType } | null>(null)
  useEffect(() => {
    import('./practice-bar.tsx').then(
      ({ PracticeBar }) => setLoaded({ Bar: PracticeBar }),
      () => {}, // The room works without it, and a reload asks again.
    )
  }, [])
  return loaded === null ? null : <loaded.Bar />
}
