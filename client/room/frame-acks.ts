import { writeAck } from '../../shared/protocol/messages.ts'

/*
 * The room sends a reader away that leaves 1 MB or 15 s unacknowledged. To be far from both, an acknowledgement goes out
 * with each so many bytes and, else, so long after the first frame that it is for: not with each so many frames, since a
 * busy room's are small and many, and the room has to read each acknowledgement.
 */
const ACK_AFTER_BYTES = 131_072
const ACK_AFTER_MS = 4_000

/** Tells the room what was taken in. After the last frame comes one acknowledgement, and then nothing. */
export function createFrameAcks(send: (text: string) => void) {
  let frames = 0
  let unackedBytes = 0
  let firstAtMs: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const acknowledge = () => {
    clearTimeout(timer)
    timer = undefined
    firstAtMs = null
    unackedBytes = 0
    send(writeAck(frames))
  }

  return {
    /** A binary frame came. */
    taken(byteLength: number): void {
      frames += 1
      unackedBytes += byteLength
      firstAtMs ??= Date.now()
      // By the clock too: a hidden tab's timers may be late.
      if (unackedBytes >= ACK_AFTER_BYTES || Date.now() - firstAtMs >= ACK_AFTER_MS) acknowledge()
      else timer ??= setTimeout(acknowledge, ACK_AFTER_MS)
    },
    stop(): void {
      clearTimeout(timer)
    },
  }
}
