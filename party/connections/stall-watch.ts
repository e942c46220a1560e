import type { RoomHost } from '../host.ts'
import type { Session } from './session.ts'

/**
 * Sends away the readers that have left something unacknowledged for too long. One timer for the room, and none while
 * nothing is owed, so that a quiet room can sleep.
 */
export class StallWatch {
  readonly #owing = new Set<Session>()
  #cancel: (() => void) | null = null

  constructor(private readonly host: Pick<RoomHost, 'nowMs' | 'later'>) {}

  /** Something is owed by this connection, or no longer. */
  look(session: Session): void {
    if (session.isOver || session.outstanding.dueAtMs === null) {
      this.forget(session)
      return
    }
    this.#owing.add(session)
    if (!this.#cancel) this.#arm()
  }

  forget(session: Session): void {
    this.#owing.delete(session)
    if (this.#owing.size > 0) return
    this.#cancel?.()
    this.#cancel = null
  }

  #arm(): void {
    const due = [...this.#owing].map(({ outstanding }) => outstanding.dueAtMs ?? Number.POSITIVE_INFINITY)
    const nextMs = Math.min(...due)
    if (nextMs === Number.POSITIVE_INFINITY) return
    this.#cancel = this.host.later(Math.max(0, nextMs - this.host.nowMs()), () => this.#check())
  }

  #check(): void {
    this.#cancel = null
    const nowMs = this.host.nowMs()
    for (const session of [...this.#owing]) {
      const { dueAtMs } = session.outstanding
      if (dueAtMs === null) this.#owing.delete(session)
      else if (dueAtMs <= nowMs) session.end('too-slow')
    }
    if (!this.#cancel) this.#arm()
  }
}
