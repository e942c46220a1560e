import { setTimeout as delay } from 'node:timers/promises'
import { nowMs } from './clock.ts'
import type { Activity } from './edits.ts'
import { type Finished, type LoadGroup, LocalGroup, type Status } from './load-group.ts'
import { type RemoteGroup, startRemoteGroup } from './remote-group.ts'
import type { BenchRoom } from './servers.ts'

/** So many apply everything at once and measure; they live in this process. */
const OBSERVERS = 3
const POLL_MS = 100

/** Everybody in a room: a few observers here, and the others in a process of their own. */
export class People {
  readonly observers: LocalGroup
  readonly #others: RemoteGroup | null
  readonly #groups: readonly LoadGroup[]

  private constructor(observers: LocalGroup, others: RemoteGroup | null) {
    this.observers = observers
    this.#others = others
    this.#groups = others ? [observers, others] : [observers]
  }

  /** `observers` is left out where nobody's view is measured. */
  static async gather(
    room: BenchRoom,
    options: { readonly count: number; readonly activity: Activity; readonly observers?: number },
  ): Promise<People> {
    const everybody = Array.from({ length: options.count }, (_, person) => person)
    const eager = Math.min(options.observers ?? OBSERVERS, options.count)
    const base = {
      url: room.url,
      ticketUrl: room.ticketUrl,
      isTurnout: room.ticketUrl !== null,
      activity: options.activity,
    }
    const observers = new LocalGroup({ ...base, people: everybody.slice(0, eager), isEager: true })
    const rest = everybody.slice(eager)
    const others = rest.length > 0 ? await startRemoteGroup({ ...base, people: rest, isEager: false }) : null
    return new People(observers, others)
  }

  get pids(): readonly number[] {
    return this.#others ? [process.pid, this.#others.pid] : [process.pid]
  }

  all<Value>(ask: (group: LoadGroup) => Promise<Value>): Promise<Value[]> {
    return Promise.all(this.#groups.map(ask))
  }

  async status(): Promise<Status> {
    const statuses = await this.all((group) => group.status())
    const sum = (key: 'frames' | 'bytes' | 'sentFrames' | 'sentBytes') =>
      statuses.reduce((total, status) => total + status[key], 0)
    return {
      lastReceivedMs: Math.max(...statuses.map((status) => status.lastReceivedMs)),
      frames: sum('frames'),
      bytes: sum('bytes'),
      sentFrames: sum('sentFrames'),
      sentBytes: sum('sentBytes'),
      troubles: statuses.flatMap((status) => status.troubles),
    }
  }

  /** Waits until nothing has come for `quietMs`. `false` when it was still coming after `limitMs`. */
  async untilQuiet(quietMs: number, limitMs: number): Promise<boolean> {
    const giveUpAtMs = nowMs() + limitMs
    for (;;) {
      const { lastReceivedMs } = await this.status()
      if (nowMs() - lastReceivedMs >= quietMs) return true
      if (nowMs() > giveUpAtMs) return false
      await delay(POLL_MS)
    }
  }

  async finish(): Promise<Finished> {
    const finished = await this.all((group) => group.finish())
    return {
      lateP99Ms: Math.max(...finished.map((group) => group.lateP99Ms ?? 0)),
      loopDelayP99Ms: Math.max(...finished.map((group) => group.loopDelayP99Ms)),
      clients: finished.flatMap((group) => group.clients),
    }
  }

  /** Whatever state they are in. */
  async leave(): Promise<void> {
    await this.observers.close()
    this.#others?.kill()
  }
}
