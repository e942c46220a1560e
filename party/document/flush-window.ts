/**
 * Gathers what comes in a short while and flushes it once: at once when nothing was flushed lately, so that a quiet room
 * is quick, else when the window since the last flush is over.
 */
export class FlushWindow {
  #lastFlushMs = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(
    private readonly ports: {
      readonly nowMs: () => number
      readonly later: (delayMs: number, task: () => void) => () => void
      readonly windowMs: () => number
      readonly flush: () => void
    },
  ) {}

  /** Something is there to be flushed. */
  touch(): void {
    if (this.#cancel) return
    const { nowMs, later, windowMs } = this.ports
    const waitMs = this.#lastFlushMs + windowMs() - nowMs()
    if (waitMs <= 0) this.flushNow()
    else this.#cancel = later(waitMs, () => this.flushNow())
  }

  flushNow(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#lastFlushMs = this.ports.nowMs()
    this.ports.flush()
  }
}
