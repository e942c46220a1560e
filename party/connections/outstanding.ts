import { LIMITS } from '../limits.ts'

/** One mark for so many bytes sent: precise enough, and few enough to keep. */
const MARK_EVERY_BYTES = 65_536

/** How much was sent to a connection that it has not said it took in. */
export class Outstanding {
  #sentFrames = 0
  #sentBytes = 0
  #ackedBytes = 0
  /** What this room had sent before it slept, as far as the first acknowledgement afterwards tells. */
  #framesBefore: number | null
  #marks: { frames: number; bytes: number }[] = []

  constructor(options: { readonly isAwakened: boolean }) {
    this.#framesBefore = options.isAwakened ? null : 0
  }

  sent(bytes: number): void {
    this.#sentFrames += 1
    this.#sentBytes += bytes
    if (this.#sentBytes - (this.#marks.at(-1)?.bytes ?? 0) >= MARK_EVERY_BYTES) {
      this.#marks.push({ frames: this.#sentFrames, bytes: this.#sentBytes })
    }
  }

  /** The first `frames` binary frames of the connection were taken in. */
  acknowledged(frames: number): void {
    this.#framesBefore ??= frames
    const taken = frames - this.#framesBefore
    while (this.#marks[0] && this.#marks[0].frames <= taken) {
      this.#ackedBytes = this.#marks.shift()?.bytes ?? this.#ackedBytes
    }
  }

  get isTooMuch(): boolean {
    return this.#sentBytes - this.#ackedBytes > LIMITS.maxOutstandingBytes
  }
}
