import type { VirtualTime } from './virtual-time.ts'

/**
 * Does `work` with the platform's timers and clock in virtual time: the client's own pieces use a browser's. The room's
 * core gets both from its host.
 */
export async function withVirtualTimers<Value>(
  time: VirtualTime,
  work: () => Promise<Value>,
): Promise<Value> {
  const { setTimeout: setBefore, clearTimeout: clearBefore } = globalThis
  const nowBefore = Date.now
  const cancels = new Map<number, () => void>()
  let count = 0
  Object.assign(globalThis, {
    setTimeout(task: () => void, delayMs = 0) {
      count += 1
      cancels.set(count, time.later(delayMs, task))
      return count
    },
    clearTimeout: (id: number | undefined) => (id === undefined ? undefined : cancels.get(id)?.()),
  })
  Date.now = () => time.nowMs
  try {
    return await work()
  } finally {
    Object.assign(globalThis, { setTimeout: setBefore, clearTimeout: clearBefore })
    Date.now = nowBefore
  }
}
