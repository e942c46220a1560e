import { useRef } from 'preact/hooks'
import { randomId } from '../models/random-id.ts'

/** The idempotency key of a request: the same for as long as the same is asked, another one as soon as something else is. */
export function useOnceKey(): (body: unknown) => string {
  const last = useRef({ asked: '', key: '' })
  return (body) => {
    const asked = JSON.stringify(body)
    if (last.current.asked !== asked) last.current = { asked, key: randomId() }
    return last.current.key
  }
}
