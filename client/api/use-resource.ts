import { useCallback, useEffect, useState } from 'preact/hooks'
import type * as v from 'valibot'
import type { Route } from '../../shared/api/route.ts'
import { type ApiRefusal, type RequestOptions, request } from './request.ts'

export type Resource<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }

/**
 * Reads a route when the screen opens and whenever its parameters change; the last call wins.
 * @returns the state, and `reload` to try again
 */
export function useResource<
  Called extends Route & { readonly method: 'GET'; readonly reply: v.GenericSchema },
>(
  route: Called,
  options: RequestOptions<Called>,
): Resource<v.InferOutput<Called['reply']>> & { readonly reload: () => void } {
  const [state, setState] = useState<Resource<v.InferOutput<Called['reply']>>>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const key = JSON.stringify([route.path, options.params, options.query, attempt])
  useEffect(() => {
    const stop = new AbortController()
    setState({ kind: 'loading' })
    void request(route, { ...options, signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return
      setState(
        answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'refused', refusal: answer.refusal },
      )
    })
    return () => stop.abort()
  }, [key])
  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  return { ...state, reload }
}
