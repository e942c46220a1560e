import type { VirtualTime } from './virtual-time.ts'

/**
 * The time that a room is in memory once. When it ends, its timers and everything that it waits for are gone: nothing of
 * it runs ever after.
 */
export class Life {
  isOver = false
  /** What it waits for: timers, storage, the Worker. A room with anything of it does not hibernate. */
  #busy = 0

  constructor(private readonly time: VirtualTime) {}

  get isIdle(): boolean {
    return this.#busy === 0
  }

  later(delayMs: number, task: () => void): () => void {
    let isWaiting = true
    this.#busy += 1
    const stop = () => {
      if (!isWaiting) return
      isWaiting = false
      this.#busy -= 1
    }
    const cancel = this.time.later(delayMs, () => {
      stop()
      if (!this.isOver) task()
    })
    return () => {
      stop()
      cancel()
    }
  }

  /** The promise as this life sees it: it never settles once the life is over. */
  wait<Value>(promise: Promise<Value>): Promise<Value> {
    this.#busy += 1
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => {
          this.#busy -= 1
          if (!this.isOver) resolve(value)
        },
        (error: unknown) => {
          this.#busy -= 1
          if (!this.isOver) reject(error)
        },
      )
    })
  }
}
