import { useRef } from 'preact/hooks'
import type { Resource } from './use-resource.ts'

/** What was read last, while it is read again: a list stays in its place until the new one is there. */
export function useKept<Value>(answer: Resource<Value>): Value | null {
  const kept = useRef<Value | null>(null)
  if (answer.kind === 'ready') kept.current = answer.value
  return kept.current
}
