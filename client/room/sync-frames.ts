import { FRAME } from '../../shared/protocol/messages.ts'

/** What a sync frame that this client sent carries. */
export type SentFrame =
  /** Asks for what is missing here; carries nothing to keep. */
  | 'request'
  /** Everything that the room is missing, in answer to its request: the edits made while away. */
  | 'catch-up'
  /** One edit. */
  | 'edit'

const KIND_OF_SYNC: readonly (SentFrame | undefined)[] = ['request', 'catch-up', 'edit']
const BATCH_MARK = 'y-pk-batch#'

/**
 * Names the sync frames among everything that goes out on one socket. A frame over 1 MB leaves the provider in chunks
 * between two text markers; it is one frame, named by the first chunk's first two bytes.
 */
export function createFrameReader(): (data: unknown) => SentFrame | null {
  let batch: 'none' | 'first-chunk' | 'rest' = 'none'
  return (data) => {
    if (typeof data === 'string') {
      if (data.startsWith(BATCH_MARK)) batch = data.includes('"type":"start"') ? 'first-chunk' : 'none'
      return null
    }
    if (batch === 'rest') return null
    if (batch === 'first-chunk') batch = 'rest'
    const bytes = bytesOf(data)
    if (bytes === null || bytes[0] !== FRAME.sync) return null
    return KIND_OF_SYNC[bytes[1] ?? -1] ?? null
  }
}

function bytesOf(data: unknown): Uint8Array | null {
  if (data instanceof Uint8Array) return data
  return data instanceof ArrayBuffer ? new Uint8Array(data) : null
}
