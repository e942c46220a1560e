import { createHash } from 'node:crypto'
import type { RoomHost } from '../../../party/host.ts'
import { createStoragePort } from '../../../party/hosts/room-storage.ts'
import { readUsageLimits } from '../../../party/raised-limits.ts'
import { RoomCore } from '../../../party/room-core.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import { InjectedFault } from './injected-fault.ts'
import { Life } from './life.ts'
import type { SimulatedDisk } from './simulated-disk.ts'
import { type Frame, Link, type PersonEnd } from './simulated-network.ts'
import { openStorage } from './simulated-storage.ts'
import type { VirtualTime } from './virtual-time.ts'

export type Entry = Parameters<RoomCore['connect']>[1]

/** What the room may report although nothing is wrong with it: what follows from faults that were injected. */
const EXPECTED_REPORTS = [
  /The document could not be stored/,
  /The storage has not answered/,
  /The Worker answered/,
  /event \d+ \(\w+\) is given up/,
]

type Ports = {
  readonly time: VirtualTime
  readonly random: SeededRandom
  readonly disk: SimulatedDisk
  readonly deliver: RoomHost['deliver']
  readonly complain: (violation: string) => void
  readonly note: (what: string) => void
  readonly said: (link: Link, frame: Frame) => void
  /** A frame has come to the room, which has not looked at it yet. */
  readonly arrived?: (link: Link, frame: Frame) => void
}

/** What the real room runs on: it dies, sleeps and wakes, and its sockets and its disk are as the platform's are. */
export class SimulatedRoom {
  readonly #links = new Set<Link>()
  #life: Life | null = null
  #core: RoomCore | null = null
  #alarm: { readonly atMs: number; readonly cancel: () => void } | null = null
  #linkCount = 0
  bootCount = 0

  constructor(private readonly ports: Ports) {}

  /** Nothing waits: it could be put to sleep. */
  get isIdle(): boolean {
    return (this.#life?.isIdle ?? true) && [...this.#links].every((link) => link.isQuiet)
  }

  get links(): readonly Link[] {
    return [...this.#links]
  }

  connect(entry: Entry, person: PersonEnd): Link {
    const { time, random } = this.ports
    const room = {
      received: (link: Link, frame: Frame) => {
        this.ports.arrived?.(link, frame)
        this.#call('receive', (core) => core.receive(link.kept, frame))
      },
      left: (link: Link) => {
        this.#links.delete(link)
        this.#call('leave', (core) => core.leave(link.kept))
      },
      said: this.ports.said,
    }
    const link = new Link(`c-${++this.#linkCount}`, entry.personId, { time, random, person, room })
    time.later(1 + random.next() * 30, () => {
      // Taken back before it came.
      if (!link.isOpenAtRoom) return
      this.#links.add(link)
      this.#call('connect', (core) => core.connect(link.kept.socket, entry))
      // The handshake is answered before it is known who is let in.
      time.later(1 + random.next() * 20, () => link.opened())
    })
    return link
  }

  create(workshop: Parameters<RoomCore['create']>[0]): void {
    this.#call('create', (core) => core.create(workshop))
  }

  grantRole(grant: Parameters<RoomCore['grantRole']>[0]): void {
    this.#call('grantRole', (core) => core.grantRole(grant))
  }

  tick(): void {
    this.#call('tick', (core) => core.tick())
  }

  /** SIGKILL. Alarms are forgotten, as by `partykit dev`. */
  crash(): void {
    const { disk, random, note } = this.ports
    note('the room dies')
    this.#forget()
    this.#setAlarm(null)
    disk.crash()
    for (const link of this.#links) link.roomDied(random.below(3) === 0 ? null : random.next() * 2_000)
    this.#links.clear()
  }

  /** Out of memory, if nothing keeps it there; its sockets and its disk stay. `false`: something does. */
  hibernate(): boolean {
    if (!this.#life?.isIdle) return false
    this.ports.note('the room sleeps')
    this.#forget()
    return true
  }

  #forget(): void {
    if (this.#life) this.#life.isOver = true
    this.#life = null
    this.#core = null
  }

  #call(what: string, work: (core: RoomCore) => unknown): void {
    const { life, core } = this.#wake()
    // What it throws at once counts like what it rejects with.
    const working = async () => work(core)
    life.wait(working()).catch((error: unknown) => {
      if (!(error instanceof InjectedFault)) this.ports.complain(`${what} threw: ${String(error)}`)
    })
  }

  #wake(): { readonly life: Life; readonly core: RoomCore } {
    if (this.#life && this.#core) return { life: this.#life, core: this.#core }
    this.bootCount += 1
    const life = new Life(this.ports.time)
    const core = new RoomCore(this.#hostFor(life))
    this.#life = life
    this.#core = core
    return { life, core }
  }

  #hostFor(life: Life): RoomHost {
    const { time, random, disk, deliver } = this.ports
    const setAlarm = (atMs: number | null) => this.#setAlarm(atMs)
    return {
      limits: readUsageLimits(undefined),
      storage: createStoragePort(openStorage(disk, { life, time, random, setAlarm })),
      nowMs: () => time.nowMs,
      random: () => random.next(),
      randomId: () => Array.from({ length: 22 }, () => random.below(36).toString(36)).join(''),
      sha256Hex: async (text) => createHash('sha256').update(text).digest('hex'),
      deliver: (workshopId, body) => life.wait(deliver(workshopId, body)),
      openSockets: () => [...this.#links].filter(({ isOpenAtRoom }) => isOpenAtRoom).map(({ kept }) => kept),
      later: (delayMs, task) => life.later(delayMs, task),
      report: (what, error) => this.#report(what, error),
    }
  }

  #report(what: string, error: unknown): void {
    const text = `${what}: ${error instanceof Error ? error.message : String(error)}`
    this.ports.note(`report: ${text}`)
    const isExpected = error instanceof InjectedFault || EXPECTED_REPORTS.some((known) => known.test(text))
    if (!isExpected) this.ports.complain(`the room reported ${text}`)
  }

  #setAlarm(atMs: number | null): void {
    this.#alarm?.cancel()
    if (atMs === null) {
      this.#alarm = null
      return
    }
    const { time } = this.ports
    const cancel = time.later(atMs - time.nowMs, () => {
      this.#alarm = null
      this.tick()
    })
    this.#alarm = { atMs, cancel }
  }
}
