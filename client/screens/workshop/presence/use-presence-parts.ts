import { useEffect, useState } from 'preact/hooks'
import { useWorkshop } from '../workshop-context.ts'
import type { PresenceParts } from './presence-parts.tsx'

/** What could not be fetched is asked for again this often: the room works without it meanwhile. */
const RETRY_MS = 10_000

/** Loaded once the first stage stands on the screen: nobody waits for a cursor. `null` until then. */
export function usePresenceParts(): PresenceParts | null {
  const { stageStands } = useWorkshop()
  const [loaded, setLoaded] = useState<PresenceParts | null>(null)
  const [attempt, setAttempt] = useState(0)
  const isWanted = stageStands.value
  useEffect(() => {
    if (!isWanted || loaded !== null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    import('./presence-parts.tsx').then(
      ({ presenceParts }) => {
        if (isCurrent) setLoaded(presenceParts)
      },
      () => {
        if (isCurrent) timer = setTimeout(() => setAttempt((count) => count + 1), RETRY_MS)
      },
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [isWanted, loaded, attempt])
  return loaded
}
