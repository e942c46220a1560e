import { READER_LIMITS } from '../limits.ts'

/** Frames are counted in stretches of so many bytes or so much time: precise enough, and few enough to keep. */
const STRETCH = { bytes: 65_536, ms: 1_000 } as const
/** A reader that never acknowledges would gather stretches until it is sent away; the last one then goes on. */
const MAX_STRETCHES = 64

/** Frames sent one after the other. */
type Stretch = {
  /** The number of its last frame on this connection. */
  lastFrame: number
  /** Counted against the reader. */
  bytes: number
  /** Not counted, but given time for. */
  readonly exemptBytes: number
  readonly openedAtMs: number
  /** When its last frame was sent. */
  sentAtMs: number
}

/** How much was sent to a connection that it has not said it took in, and since when. */
export class Outstanding {
  #sentFrames = 0
  #bytes = 0
  #exemptBytes = 0
  /** The one frame among them that is larger than the limit by itself. */
  #largeFrame: number | null = null
  #stretches: Stretch[] = []
  #hasAcknowledged: boolean
  /**
   * What this room had sent before it slept: it keeps no such count, so the first acknowledgement afterwards is taken to
   * say that all was taken in. One that claims more than was ever sent is cut down to that by the same rule.
   */
  #framesBefore: number

  /** @param options what is known of a connection that outlived the room's memory */
  constructor(options: { readonly isAwakened: boolean; readonly hasAcknowledged: boolean }) {
    this.#framesBefore = options.isAwakened ? Number.NEGATIVE_INFINITY : 0
    this.#hasAcknowledged = options.hasAcknowledged
  }

  /** @param isExempt it is not counted: it had to be sent whole, however large */
  sent(bytes: number, nowMs: number, isExempt = false): void {
    this.#sentFrames += 1
    const last = this.#stretches.at(-1)
    // One that is larger than all that may be outstanding would send every reader away at once: it may be one at a time.
    const isLarge = !isExempt && bytes > READER_LIMITS.maxBytes && this.#largeFrame === null
    if (isLarge) this.#largeFrame = this.#sentFrames
    if (isExempt || isLarge) {
      this.#exemptBytes += bytes
      this.#open({ bytes: 0, exemptBytes: bytes, nowMs })
      return
    }
    this.#bytes += bytes
    if (!last || (isFull(last, nowMs) && this.#stretches.length < MAX_STRETCHES)) {
      this.#open({ bytes, exemptBytes: 0, nowMs })
      return
    }
    last.lastFrame = this.#sentFrames
    last.bytes += bytes
    last.sentAtMs = nowMs
  }

  /** The first `frames` binary frames of the connection were taken in. */
  acknowledged(frames: number, nowMs: number): void {
    this.#hasAcknowledged = true
    this.#framesBefore = Math.max(this.#framesBefore, frames - this.#sentFrames)
    const taken = frames - this.#framesBefore
    let isLargeOneTaken = false
    for (let [first] = this.#stretches; first && first.lastFrame <= taken; [first] = this.#stretches) {
      this.#stretches.shift()
      this.#bytes -= first.bytes
      this.#exemptBytes -= first.exemptBytes
      isLargeOneTaken ||= first.exemptBytes > 0
    }
    if (this.#largeFrame !== null && this.#largeFrame <= taken) this.#largeFrame = null
    // What was sent behind the large one could not come any sooner.
    if (isLargeOneTaken) for (const stretch of this.#stretches) stretch.sentAtMs = nowMs
  }

  /** Something was sent that was not acknowledged. */
  get isOwed(): boolean {
    return this.#stretches.length > 0
  }

  get hasAcknowledged(): boolean {
    return this.#hasAcknowledged
  }

  get isTooMuch(): boolean {
    return this.#bytes > READER_LIMITS.maxBytes
  }

  /** When what is owed is overdue; `null` when nothing is, or to a client that never acknowledges anything. */
  get dueAtMs(): number | null {
    const [first] = this.#stretches
    if (!first || !this.#hasAcknowledged) return null
    const moreMs = (this.#exemptBytes / 1_048_576) * READER_LIMITS.msForEachMegabyte
    return first.sentAtMs + READER_LIMITS.maxAgeMs + moreMs
  }

  #open({ bytes, exemptBytes, nowMs }: { bytes: number; exemptBytes: number; nowMs: number }): void {
    const stretch = { lastFrame: this.#sentFrames, bytes, exemptBytes, openedAtMs: nowMs, sentAtMs: nowMs }
    this.#stretches.push(stretch)
  }
}

function isFull({ bytes, exemptBytes, openedAtMs }: Stretch, nowMs: number): boolean {
  return exemptBytes > 0 || bytes >= STRETCH.bytes || nowMs - openedAtMs >= STRETCH.ms
}
