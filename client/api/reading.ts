import type { ApiRefusal, ReadAnswer } from './request.ts'

export type Resource<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }

type Ports<Value> = {
  /** @param tag of the answer that is shown, or `null` */
  read(tag: string | null, signal: AbortSignal): Promise<ReadAnswer<Value>>
  show(resource: Resource<Value>): void
  nowMs(): number
}

/** Whoever goes to another window and back within this sees what was there: an answer as young as that is not asked for again. */
export const FRESH_FOR_MS = 3_000

/**
 * Reads something and, when somebody looks at it again, whether it has changed since. What is shown stays while that is asked,
 * where nothing has changed and where the asking fails, so that nobody loses what they type or where they are.
 */
export function startReading<Value>({ read, show, nowMs }: Ports<Value>) {
  let tag: string | null = null
  let isShown = false
  let answeredAtMs = Number.NEGATIVE_INFINITY
  let asking: AbortController | null = null
  void ask()

  async function ask(): Promise<void> {
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    const answer = await read(tag, mine.signal)
    if (mine.signal.aborted) return
    asking = null
    answeredAtMs = nowMs()
    if (answer.kind === 'unchanged') return
    if (answer.kind === 'read') {
      tag = answer.tag
      isShown = true
      show({ kind: 'ready', value: answer.value })
    } else if (!isShown) show({ kind: 'refused', refusal: answer.refusal })
  }

  return {
    /** Somebody looks at it again: it is asked for unless it was just now. */
    look() {
      if (asking === null && nowMs() - answeredAtMs >= FRESH_FOR_MS) void ask()
    },
    /** Something was done that changes it; an answer that is on its way may be older than that. */
    refresh() {
      void ask()
    },
    stop() {
      asking?.abort()
    },
  }
}
