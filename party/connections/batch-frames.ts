import * as v from 'valibot'
import { LIMITS } from '../limits.ts'
import { joinBytes } from '../storage/records.ts'

/*
 * The provider cuts a frame over 1,000,000 bytes into pieces: a text marker `y-pk-batch#{…"type":"start"}`, the pieces as
 * binary frames, and the marker with `"type":"end"`.
 */

const PREFIX = 'y-pk-batch#'

const MarkerSchema = v.object({
  type: v.picklist(['start', 'end']),
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.maxBatchBytes)),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
})
export type BatchMarker = v.InferOutput<typeof MarkerSchema>

export function isBatchMarker(text: string): boolean {
  return text.startsWith(PREFIX)
}

/** The marker, or `null` when it is malformed or announces more than a whole document. */
export function readBatchMarker(text: string): BatchMarker | null {
  try {
    const marker = v.safeParse(MarkerSchema, JSON.parse(text.slice(PREFIX.length)))
    return marker.success ? marker.output : null
  } catch {
    return null // Not JSON: as good as any other malformed marker.
  }
}

/** Puts the pieces of one frame together. */
export class BatchAssembly {
  readonly #start: BatchMarker
  #pieces: Uint8Array[] = []
  #bytes = 0

  constructor(start: BatchMarker) {
    this.#start = start
  }

  /** `false` when more comes than was announced. */
  add(piece: Uint8Array): boolean {
    this.#pieces.push(piece)
    this.#bytes += piece.byteLength
    return this.#bytes <= this.#start.size && this.#pieces.length <= this.#start.count
  }

  /** The whole frame, or `null` when something is missing. */
  finish(): Uint8Array | null {
    const isWhole = this.#bytes === this.#start.size && this.#pieces.length === this.#start.count
    return isWhole ? joinBytes(this.#pieces) : null
  }
}
