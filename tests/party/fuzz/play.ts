import { SeededRandom } from '../../shared/board/seeded-random.ts'
import { Crowd } from './crowd.ts'
import { finalProblems } from './final-checks.ts'
import { HostilePerson } from './hostile-person.ts'
import { type Acknowledged, Ledger } from './ledger.ts'
import { LockWatch } from './lock-watch.ts'
import { seedCrypto } from './seeded-crypto.ts'
import { SimulatedDisk } from './simulated-disk.ts'
import { SimulatedPerson, type Who } from './simulated-person.ts'
import { SimulatedRoom } from './simulated-room.ts'
import { SimulatedWorker } from './simulated-worker.ts'
import { readStored } from './stored-room.ts'
import { VirtualTime } from './virtual-time.ts'
import { withVirtualTimers } from './virtual-timers.ts'
import { Watch } from './watch.ts'
import { peopleOf, planFaults, type Weather, weatherOf } from './weather.ts'

/** 15 January 2027. */
const START_MS = 1_800_000_000_000
const MINUTE_MS = 60_000
const BREAK_MS = 11 * MINUTE_MS
const HOSTILE: Who = { personId: 'p-hostile', name: 'Mallory', role: 'participant' }

export const WORKSHOP = {
  workshopId: 'w-fuzz',
  title: 'Delivery team, first quarter',
  teamName: 'Delivery',
  kind: 'planning',
  cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
  timeZone: 'Europe/Berlin',
} as const

/** What came of one seed. */
export type Outcome = {
  readonly violations: readonly string[]
  /** What happened, one line each. */
  readonly trace: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

/** Plays one seed from an empty disk to the end, and says what was wrong. The same seed plays the same. */
export async function playSeed(seed: number, change: Partial<Weather> = {}): Promise<Outcome> {
  seedCrypto(new SeededRandom(seed * 7 + 1))
  try {
    const game = new Game(new SeededRandom(seed), change)
    return await withVirtualTimers(game.time, () => game.play())
  } finally {
    seedCrypto(null)
  }
}

class Game {
  readonly #trace: string[] = []
  readonly time = new VirtualTime(START_MS)
  readonly #random: SeededRandom
  readonly #ledger = new Ledger()
  readonly #disk: SimulatedDisk
  readonly #worker: SimulatedWorker
  readonly #room: SimulatedRoom
  readonly #watch: Watch
  readonly #weather: Weather
  readonly #people: readonly SimulatedPerson[]
  readonly #crowd: Crowd
  readonly #hostile: HostilePerson | null
  /** Moments at which something was acknowledged, with the disk of that moment. */
  #moments: { readonly disk: SimulatedDisk; readonly expected: Acknowledged; readonly why: string }[] = []
  #grants = 0
  #framesSaid = 0
  #isEnding = false
  #isBreak = false

  constructor(random: SeededRandom, change: Partial<Weather>) {
    this.#random = random
    this.#weather = { ...weatherOf(random), ...change }
    const time = this.time
    const complain = (violation: string) => {
      this.#note(`VIOLATION ${violation}`)
      this.#ledger.complain(violation)
    }
    const note = (what: string) => this.#note(what)
    this.#disk = new SimulatedDisk(time, random)
    this.#worker = new SimulatedWorker({ time, random, complain })
    this.#watch = new Watch(HOSTILE.personId, complain)
    const locks = new LockWatch(complain)
    this.#room = new SimulatedRoom({
      ...{ time, random, complain, note, disk: this.#disk },
      deliver: (_workshopId, body) => this.#worker.deliver(body),
      arrived: (link, frame) => {
        if (link.personId !== HOSTILE.personId) locks.arrived(link, frame)
      },
      said: (link, frame) => {
        this.#framesSaid += 1
        this.#watch.look(link, frame)
        if (link.personId === HOSTILE.personId) return
        locks.said(link, frame)
        const before = this.#ledger.acknowledgements
        this.#ledger.roomSaid(link, frame)
        if (this.#ledger.acknowledgements > before && random.below(25) === 0) this.#keepMoment('by chance')
      },
    })
    const ports = { time, random, note, room: this.#room, ledger: this.#ledger }
    this.#people = peopleOf(random).map((who) => {
      const ownsClientId = (clientId: number) => this.#watch.owners.set(clientId, who.personId)
      return new SimulatedPerson(who, { ...ports, ownsClientId })
    })
    this.#crowd = new Crowd({ time, random, people: this.#people, watch: this.#watch })
    const isResting = () => this.#isBreak
    this.#hostile = this.#weather.hostile ? new HostilePerson(HOSTILE, { ...ports, isResting }) : null
  }

  async play(): Promise<Outcome> {
    this.#note(JSON.stringify(this.#weather))
    this.#room.create(WORKSHOP)
    await this.time.runFor(2_000)
    for (const person of this.#people) {
      this.time.later(this.#random.next() * 3_000, () => {
        person.connect()
        // Reloads at once, now and then.
        if (this.#random.below(4) === 0) this.time.later(this.#random.next() * 60, () => person.restart())
      })
      this.#actLater(person)
    }
    if (this.#hostile) this.time.later(2_000, () => this.#hostile?.connect())
    planFaults(this.#weather, {
      ...{ time: this.time, random: this.#random, room: this.#room, disk: this.#disk, worker: this.#worker },
      note: (what) => this.#note(what),
      crashed: () => this.#keepMoment('after a crash'),
      grant: () => this.#grant(),
      rush: () => {
        this.#crowd.rush()
        this.#hostile?.rush()
      },
    })
    this.#tickLater()
    await this.#goOn(this.#weather.durationMs / 2)
    if (this.#weather.hasBreak) {
      this.#isBreak = true
      await this.#goOn(BREAK_MS)
      this.#isBreak = false
    }
    await this.#goOn(this.#weather.durationMs / 2)
    await this.#calmDown()
    await this.#lookAtTheEnd()
    return this.#outcome()
  }

  async #goOn(durationMs: number): Promise<void> {
    const endMs = this.time.nowMs + durationMs
    while (this.time.nowMs < endMs) {
      await this.time.runFor(this.#isBreak ? MINUTE_MS : 1_000)
      await this.#checkMoments()
    }
  }

  async #calmDown(): Promise<void> {
    this.#note('everything is mended')
    this.#isEnding = true
    this.#hostile?.leave()
    this.#disk.heal()
    this.#worker.isAway = false
    this.#worker.isFlaky = false
    await this.time.runFor(MINUTE_MS)
    for (const person of this.#people) {
      if (this.#random.below(5) === 0) this.time.later(this.#random.next() * MINUTE_MS, () => person.leave())
      else person.wake()
    }
    // Some leave while the room sleeps.
    for (let count = 0; count < 20; count++) {
      this.time.later(this.#random.next() * MINUTE_MS, () => this.#room.hibernate())
    }
    await this.time.runFor(MINUTE_MS)
    const isQuiet = () =>
      this.#people.every(({ unrest }) => unrest === null) && this.#room.isIdle && this.#disk.isDurable
    const isReached = await this.time.runUntil(isQuiet, 30 * MINUTE_MS)
    await this.time.runFor(MINUTE_MS)
    const framesBefore = this.#framesSaid
    await this.time.runFor(10 * MINUTE_MS)
    if (this.#framesSaid > framesBefore) this.#ledger.complain('the room spoke while nobody did anything')
    for (const person of this.#people) {
      if (person.unrest) this.#ledger.complain(`at the end ${person.who.personId} ${person.unrest}`)
    }
    if (!isReached || !isQuiet()) this.#ledger.complain('the room never came to rest')
  }

  async #lookAtTheEnd(): Promise<void> {
    await this.#checkMoments()
    const stored = await this.#readStored(this.#disk, this.#ledger.acknowledged)
    // Somebody who was never here sees what the room has in memory.
    const [time, random, room] = [this.time, this.#random, this.#room]
    const late = new SimulatedPerson(
      { personId: 'p-late', name: 'Late', role: 'observer' },
      {
        time,
        random,
        room,
        ledger: this.#ledger,
        note: () => {},
        ownsClientId: (id) => this.#watch.owners.set(id, 'p-late'),
      },
    )
    late.connect()
    await time.runUntil(() => late.unrest === null && room.isIdle, MINUTE_MS)
    await time.runFor(5 * MINUTE_MS)
    const problems = finalProblems({
      ...{ people: this.#people, late, stored, ledger: this.#ledger },
      ...{ events: this.#worker.recorded, grants: this.#grants, isHostileThere: this.#hostile !== null },
      disk: this.#disk,
    })
    this.#ledger.violations.push(...problems)
  }

  #outcome(): Outcome {
    const { acknowledgedEdits, refusedEdits, commands, violations } = this.#ledger
    const commandsDone = [...commands.values()].filter(({ answer }) => answer === 'done').length
    return {
      violations,
      trace: this.#trace,
      counts: {
        ...{ acknowledgedEdits, refusedEdits, commandsDone, commands: commands.size },
        ...{ boots: this.#room.bootCount, events: this.#worker.recorded.length },
      },
    }
  }

  #note(what: string): void {
    this.#trace.push(`${(this.time.nowMs - START_MS) / 1_000} ${what}`)
  }

  #actLater(person: SimulatedPerson): void {
    this.time.later(this.#random.next() * 2 * this.#weather.paceMs, () => {
      if (this.#isEnding) return
      if (!this.#isBreak) this.#crowd.act(person)
      this.#actLater(person)
    })
  }

  /** As the Worker does when somebody opens a facilitator link. */
  #grant(): void {
    const who = this.#random.pick(this.#people)?.who
    if (!who) return
    this.#grants += 1
    this.#room.grantRole({ personId: who.personId, name: who.name, role: 'facilitator' })
  }

  /** As the Worker's schedule does. */
  #tickLater(): void {
    this.time.later(MINUTE_MS, () => {
      this.#room.tick()
      this.#tickLater()
    })
  }

  #keepMoment(why: string): void {
    if (this.#moments.length >= 3) return
    const disk = this.#disk.fork(this.time, this.#random)
    this.#moments.push({ disk, expected: this.#ledger.acknowledged, why })
  }

  async #checkMoments(): Promise<void> {
    for (const { disk, expected, why } of this.#moments.splice(0)) {
      const { problems } = await this.#readStored(disk, expected)
      for (const problem of problems) {
        this.#note(`VIOLATION ${why}: ${problem}`)
        this.#ledger.complain(`${why}: ${problem}`)
      }
    }
  }

  #readStored(disk: SimulatedDisk, expected: Acknowledged) {
    const people = this.#people.map(({ who }) => who)
    return readStored(disk, expected, people, this.time.nowMs)
  }
}
