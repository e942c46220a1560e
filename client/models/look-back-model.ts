import { type ReadonlySignal, signal } from '@preact/signals'
import type { ApiResult } from '../api/request.ts'
import { api } from '../text/en/api.ts'
import type { FromBefore } from './look-back-chunk.ts'

/**
 * [RE6] What a planning's team learned before, read once. Nobody waits for it: where it cannot be read, cards simply offer
 * nothing, and the stage that is about it asks again.
 */
export function createLookBackModel({ read }: { readonly read: () => Promise<ApiResult<FromBefore>> }) {
  /** `null`: not read yet, or on its way. */
  const answer = signal<ApiResult<FromBefore> | null>(null)
  /** What somebody took off a card: by card and learning. On this screen alone. */
  const hidden = signal<ReadonlySet<string>>(new Set())
  let isReading = false
  let isDisposed = false

  const start = (): void => {
    if (isReading || answer.peek()?.ok === true) return
    isReading = true
    answer.value = null
    void settle(read()).then((read) => {
      isReading = false
      if (!isDisposed) answer.value = read
    })
  }

  return {
    answer: answer as ReadonlySignal<ApiResult<FromBefore> | null>,
    hidden: hidden as ReadonlySignal<ReadonlySet<string>>,
    /** Reads it, unless that has been done; again after a failure. */
    start,
    hide(cardId: string, learningId: string): void {
      hidden.value = new Set([...hidden.value, hiddenKey(cardId, learningId)])
    },
    isHidden: (cardId: string, learningId: string): boolean =>
      hidden.value.has(hiddenKey(cardId, learningId)),
    dispose(): void {
      isDisposed = true
    },
  }
}
export type LookBackModel = ReturnType<typeof createLookBackModel>

/** Its file may not be fetched: that is told as any way that could not be gone. */
function settle(reading: Promise<ApiResult<FromBefore>>): Promise<ApiResult<FromBefore>> {
  return reading.catch(() => ({
    ok: false,
    refusal: { code: 'unreachable', message: api.unreachable, fields: {} },
  }))
}

function hiddenKey(cardId: string, learningId: string): string {
  return `${cardId} ${learningId}`
}
