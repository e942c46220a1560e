import { ENTRANCE_LIMITS } from '../limits.ts'

/**
 * Sockets on their way in. A handshake is answered at once, since it would hold up a whole team that comes together; who
 * is let in is known when storage has answered, and what they say until then waits here.
 */
export class Entrance {
  readonly #waiting = new Map<string, { readonly frames: (string | Uint8Array)[]; bytes: number }>()

  enter(socketId: string): void {
    this.#waiting.set(socketId, { frames: [], bytes: 0 })
  }

  /** Keeps a frame of a socket that is on its way in. */
  hold(socketId: string, frame: string | Uint8Array): 'held' | 'too-much' | 'not-entering' {
    const waiting = this.#waiting.get(socketId)
    if (!waiting) return 'not-entering'
    waiting.frames.push(frame)
    waiting.bytes += typeof frame === 'string' ? frame.length : frame.byteLength
    const { frames, bytes } = ENTRANCE_LIMITS
    return waiting.frames.length > frames || waiting.bytes > bytes ? 'too-much' : 'held'
  }

  /** Ends the waiting. What was said meanwhile; `null`: it has left already. */
  release(socketId: string): readonly (string | Uint8Array)[] | null {
    const frames = this.#waiting.get(socketId)?.frames ?? null
    this.#waiting.delete(socketId)
    return frames
  }
}
