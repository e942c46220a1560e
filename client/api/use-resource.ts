import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type * as v from 'valibot'
import type { Route } from '../../shared/api/route.ts'
import { type Resource, startReading } from './reading.ts'
import { type RequestOptions, readTagged } from './request.ts'

export type { Resource } from './reading.ts'

/**
 * Reads a route when the screen opens and whenever its parameters change; the last call wins. Whoever comes back to the window
 * sees what changed meanwhile: it is asked for again, and where nothing did, nothing is drawn again.
 * @returns the state; `reload` to try again from nothing; `refresh` to read again behind what is shown
 */
export function useResource<
  Called extends Route & { readonly method: 'GET'; readonly reply: v.GenericSchema },
>(
  route: Called,
  options: RequestOptions<Called>,
): Resource<v.InferOutput<Called['reply']>> & { readonly reload: () => void; readonly refresh: () => void } {
  const [state, setState] = useState<Resource<v.InferOutput<Called['reply']>>>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const reading = useRef<{ refresh(): void } | null>(null)
  const key = JSON.stringify([route.path, options.params, options.query, attempt])
  useEffect(() => {
    setState({ kind: 'loading' })
    const started = startReading<v.InferOutput<Called['reply']>>({
      read: (tag, signal) => readTagged(route, { ...options, signal }, tag),
      show: setState,
      nowMs: () => performance.now(),
    })
    reading.current = started
    const look = () => {
      if (document.visibilityState === 'visible') started.look()
    }
    document.addEventListener('visibilitychange', look)
    addEventListener('focus', look)
    addEventListener('online', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('focus', look)
      removeEventListener('online', look)
      started.stop()
    }
  }, [key])
  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  const refresh = useCallback(() => reading.current?.refresh(), [])
  return useMemo(() => ({ ...state, reload, refresh }), [state])
}
