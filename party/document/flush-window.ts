/**
 * Gathers what comes in a short while and flushes it once: at once when nothing was flushed lately, or while flushes are
 * few enough to be cheap, so that a quiet room is quick; else when the window since the last flush is over.
 */
export class FlushWindow {
  #lastFlushMs = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(
    private readonly ports: {
      readonly nowMs: () => number
      readonly later: (delayMs: number, task: () => void) => () => void
      readonly windowMs: () => number
      /** Whether a flush may come before the window is over. Asked once for each that would. */
      readonly isCheap?: () => boolean
      readonly flush: () => void
    },
  ) {}

  /** Something is there to be flushed. */
  touch(): void {
    if (this.#cancel) return
    const { nowMs, later, windowMs } = this.ports
    const waitMs = this.#lastFlushMs + windowMs() - nowMs()
    if (waitMs <= 0 || this.ports.isCheap?.()) this.flushNow()
    else this.#cancel = later(waitMs, () => this.flushNow())
  }

  flushNow(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#lastFlushMs = this.ports.nowMs()
    this.ports.flush()
  }
}
