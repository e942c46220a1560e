import type { RoomHost } from '../host.ts'

/** Why the room is woken: an event has to be delivered again, or the clock brings something about: of a vote, of a timer. */
export type WakeReason = 'delivery' | 'clock'

/** So long after it was woken for something that is still due, the room is woken again. */
const AGAIN_AFTER_MS = 1_000

/**
 * When the room has to be awake next, whoever is in it. A platform keeps one alarm for a room, so it is set for the earliest
 * of all reasons. Where it is lost (`partykit dev` forgets it when its process ends) the Worker's tick and the next boot
 * set it again: each reason follows from what is stored.
 */
export class WakeUps {
  readonly #dueAtMs = new Map<WakeReason, number>()
  #alarmAtMs: number | null = null

  constructor(private readonly host: Pick<RoomHost, 'storage' | 'nowMs' | 'report'>) {}

  /** @param atMs `null`: there is nothing to be woken for any more */
  set(reason: WakeReason, atMs: number | null): void {
    if (atMs === null) this.#dueAtMs.delete(reason)
    else this.#dueAtMs.set(reason, atMs)
    const next = this.#next
    if (next !== this.#alarmAtMs) this.#setAlarm(next)
  }

  /** The room was woken, and has done what was due: the alarm is gone, or was lost before. */
  renew(): void {
    const next = this.#next
    if (next === null) return
    const nowMs = this.host.nowMs()
    // What is still due could not be done. At once would be over and over again.
    this.#setAlarm(next > nowMs ? next : nowMs + AGAIN_AFTER_MS)
  }

  get #next(): number | null {
    return this.#dueAtMs.size === 0 ? null : Math.min(...this.#dueAtMs.values())
  }

  #setAlarm(atMs: number | null): void {
    this.#alarmAtMs = atMs
    this.host.storage.setAlarm(atMs).catch((error: unknown) => {
      // Without it the Worker's tick, a command or the next restart does what is due.
      this.#alarmAtMs = null
      this.host.report('setting the alarm failed', error)
    })
  }
}
