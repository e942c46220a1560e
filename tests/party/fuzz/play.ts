import { SeededRandom } from '../../shared/board/seeded-random.ts'
import { finalProblems } from './final-checks.ts'
import { commandOf, editBoard } from './honest-acts.ts'
import { HostilePerson } from './hostile-person.ts'
import { type Acknowledged, Ledger } from './ledger.ts'
import { seedCrypto } from './seeded-crypto.ts'
import { SimulatedDisk } from './simulated-disk.ts'
import { SimulatedPerson, type Who } from './simulated-person.ts'
import { SimulatedRoom } from './simulated-room.ts'
import { SimulatedWorker } from './simulated-worker.ts'
import { readStored } from './stored-room.ts'
import { VirtualTime } from './virtual-time.ts'
import { Watch } from './watch.ts'

/** 15 January 2027. */
const START_MS = 1_800_000_000_000
const HOSTILE: Who = { personId: 'p-hostile', name: 'Mallory', role: 'participant' }
const MINUTE_MS = 60_000

const WORKSHOP = {
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

/** How rough it gets: which faults happen in this seed, and how often. 0: never. */
export type Weather = {
  readonly cuts: number
  readonly crashes: number
  readonly sleeps: number
  readonly diskFaults: number
  readonly workerFaults: number
  readonly hostile: boolean
  /** How long people wait between what they do, in ms on average. */
  readonly paceMs: number
  readonly durationMs: number
}

function weatherOf(random: SeededRandom): Weather {
  const paceMs = [60, 250, 800][random.below(3)] ?? 250
  const some = (most: number) => (random.below(3) === 0 ? 0 : random.below(most + 1))
  return {
    cuts: some(6),
    crashes: some(3),
    sleeps: some(6),
    diskFaults: some(3),
    workerFaults: some(3),
    hostile: random.below(2) === 0,
    paceMs,
    // About as much happens in each seed, however fast it goes.
    durationMs: (paceMs < 100 ? 3_000 : 6_000) + random.below(paceMs * 40),
  }
}

function peopleOf(random: SeededRandom): readonly Who[] {
  const count = 3 + random.below(6)
  return Array.from({ length: count }, (_, at) => ({
    personId: `p-${at}`,
    name: `Person ${at}`,
    role: at < (count > 4 ? 2 : 1) ? 'facilitator' : at === count - 1 ? 'observer' : 'participant',
  }))
}

/** Plays one seed from an empty disk to the end, and says what was wrong. The same seed plays the same. */
export async function playSeed(seed: number, change: Partial<Weather> = {}): Promise<Outcome> {
  seedCrypto(new SeededRandom(seed * 7 + 1))
  try {
    const game = new Game(new SeededRandom(seed), change)
    return await game.play()
  } finally {
    seedCrypto(null)
  }
}

class Game {
  readonly #trace: string[] = []
  readonly #time = new VirtualTime(START_MS)
  readonly #random: SeededRandom
  readonly #ledger = new Ledger()
  readonly #disk: SimulatedDisk
  readonly #worker: SimulatedWorker
  readonly #room: SimulatedRoom
  readonly #watch: Watch
  readonly #weather: Weather
  readonly #people: readonly SimulatedPerson[]
  readonly #hostile: HostilePerson | null
  /** Moments at which something was acknowledged, with the disk of that moment. */
  #moments: { readonly disk: SimulatedDisk; readonly expected: Acknowledged; readonly why: string }[] = []
  #cardCount = 0
  #grants = 0
  #isEnding = false

  constructor(random: SeededRandom, change: Partial<Weather>) {
    this.#random = random
    this.#weather = { ...weatherOf(random), ...change }
    const time = this.#time
    const complain = (violation: string) => {
      this.#note(`VIOLATION ${violation}`)
      this.#ledger.complain(violation)
    }
    const note = (what: string) => this.#note(what)
    this.#disk = new SimulatedDisk(time, random)
    this.#worker = new SimulatedWorker({ time, random, complain })
    this.#watch = new Watch(HOSTILE.personId, complain)
    this.#room = new SimulatedRoom({
      ...{ time, random, complain, note, disk: this.#disk },
      deliver: (_workshopId, body) => this.#worker.deliver(body),
      said: (link, frame) => {
        this.#watch.look(link, frame)
        if (link.personId === HOSTILE.personId) return
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
    this.#hostile = this.#weather.hostile
      ? new HostilePerson(HOSTILE, { ...ports, clientIds: () => [...this.#watch.owners.keys()] })
      : null
  }

  async play(): Promise<Outcome> {
    this.#note(JSON.stringify(this.#weather))
    this.#room.create(WORKSHOP)
    await this.#time.runFor(2_000)
    for (const person of this.#people) {
      this.#time.later(this.#random.next() * 3_000, () => person.connect())
      this.#actLater(person)
    }
    if (this.#hostile) this.#time.later(2_000, () => this.#hostile?.connect())
    this.#planFaults()
    this.#tickLater()
    const endMs = this.#time.nowMs + this.#weather.durationMs
    while (this.#time.nowMs < endMs) {
      await this.#time.runFor(1_000)
      await this.#checkMoments()
    }
    await this.#calmDown()
    return this.#outcome()
  }

  async #calmDown(): Promise<void> {
    this.#note('everything is mended')
    this.#isEnding = true
    this.#hostile?.leave()
    this.#disk.heal()
    this.#worker.isAway = false
    this.#worker.isFlaky = false
    await this.#time.runFor(61_000)
    for (const person of this.#people) person.ping()
    const isQuiet = () =>
      this.#people.every(({ unrest }) => unrest === null) && this.#room.isIdle && this.#disk.isDurable
    const isReached = await this.#time.runUntil(isQuiet, 30 * MINUTE_MS)
    await this.#time.runFor(10 * MINUTE_MS)
    for (const person of this.#people) {
      if (person.unrest) this.#ledger.complain(`at the end ${person.who.personId} ${person.unrest}`)
    }
    if (!isReached || !isQuiet()) this.#ledger.complain('the room never came to rest')
    await this.#checkMoments()
    const [leader] = this.#people
    if (!leader) throw new Error('Nobody is there.')
    const stored = await this.#readStored(this.#disk, this.#ledger.acknowledged)
    // Somebody who was never here sees what the room has in memory.
    const { time, random } = { time: this.#time, random: this.#random }
    const ports = { time, random, room: this.#room, ledger: this.#ledger, note: () => {} }
    const late = new SimulatedPerson(
      { personId: 'p-late', name: 'Late', role: 'observer' },
      { ...ports, ownsClientId: () => {} },
    )
    late.connect()
    await time.runUntil(() => late.unrest === null && this.#room.isIdle, MINUTE_MS)
    await time.runFor(5 * MINUTE_MS)
    this.#ledger.violations.push(
      ...finalProblems({
        ...{ people: this.#people, late, stored, ledger: this.#ledger },
        ...{ events: this.#worker.recorded, grants: this.#grants, isHostileThere: this.#hostile !== null },
      }),
    )
  }

  #outcome(): Outcome {
    const { acknowledgedEdits, refusedEdits, commands, violations } = this.#ledger
    return {
      violations,
      trace: this.#trace,
      counts: {
        acknowledgedEdits,
        refusedEdits,
        commandsDone: [...commands.values()].filter(({ answer }) => answer === 'done').length,
        commands: commands.size,
        boots: this.#room.bootCount,
        events: this.#worker.recorded.length,
      },
    }
  }

  #note(what: string): void {
    this.#trace.push(`${((this.#time?.nowMs ?? START_MS) - START_MS) / 1_000} ${what}`)
  }

  #actLater(person: SimulatedPerson): void {
    const { paceMs } = this.#weather
    this.#time.later(this.#random.next() * 2 * paceMs, () => {
      if (this.#isEnding) return
      this.#act(person)
      this.#actLater(person)
    })
  }

  #act(person: SimulatedPerson): void {
    const random = this.#random
    const luck = random.below(100)
    if (luck < 72) {
      // Someone whose page has not heard of a lock yet, or is not ours, now and then.
      if (person.mayWrite || random.below(25) === 0) {
        editBoard(person, random, () => `c-${++this.#cardCount}`)
      }
    } else if (luck < 90) this.#command(person)
    else if (luck < 94) person.show(random.below(3) === 0 ? null : `c-${random.below(20)}`)
    else if (luck < 95) person.restart()
    else if (luck < 96) person.ping()
    else if (luck < 97) person.goOffline(random.next() * 8_000)
  }

  #command(person: SimulatedPerson): void {
    const ids = this.#people.map(({ who }) => who.personId)
    const command = commandOf(person, this.#random, { ids, index: ids.indexOf(person.who.personId) })
    if (!command) return
    if (command.type === 'cast-ballot') this.#watch.choose(person.who.personId, command.choice)
    person.give(command)
  }

  #planFaults(): void {
    const { cuts, crashes, sleeps, diskFaults, workerFaults } = this.#weather
    const plan: readonly (readonly [number, () => void])[] = [
      [cuts, () => this.#cutSomebody()],
      [crashes, () => this.#crash()],
      [sleeps * 4, () => this.#room.hibernate()],
      [diskFaults, () => this.#failDisk()],
      [workerFaults, () => this.#failWorker()],
      [1, () => this.#grant()],
    ]
    for (const [times, happen] of plan) {
      for (let count = 0; count < times; count++) {
        this.#time.later(2_000 + this.#random.next() * this.#weather.durationMs, happen)
      }
    }
  }

  #cutSomebody(): void {
    const random = this.#random
    const link = random.pick(this.#room.links)
    if (!link) return
    this.#note(`the network loses ${link.id} of ${link.personId}`)
    const personLearnsMs = random.below(3) === 0 ? null : random.next() * 3_000
    link.cut({ personLearnsMs, roomLearnsMs: random.next() * (random.below(2) === 0 ? 1_000 : 40_000) })
  }

  #crash(): void {
    this.#room.crash()
    this.#keepMoment('after a crash')
  }

  #failDisk(): void {
    const random = this.#random
    const fault = {
      failsWrites: random.below(2) === 0,
      failsSync: random.below(2) === 0,
      failsReads: random.below(2) === 0,
    }
    this.#note(`the disk fails: ${JSON.stringify(fault)}`)
    this.#disk.failFor(fault, random.next() * 10_000)
  }

  #failWorker(): void {
    const random = this.#random
    const isGone = random.below(2) === 0
    this.#note(isGone ? 'the Worker is away' : 'the Worker is flaky')
    if (isGone) this.#worker.isAway = true
    else this.#worker.isFlaky = true
    this.#time.later(random.next() * 10_000, () => {
      if (isGone) this.#worker.isAway = false
      else this.#worker.isFlaky = false
    })
  }

  #grant(): void {
    const who = this.#random.pick(this.#people)?.who
    if (!who) return
    this.#grants += 1
    this.#room.grantRole({ personId: who.personId, name: who.name, role: 'facilitator' })
  }

  /** As the Worker's schedule does. */
  #tickLater(): void {
    this.#time.later(MINUTE_MS, () => {
      this.#room.tick()
      this.#tickLater()
    })
  }

  #keepMoment(why: string): void {
    if (this.#moments.length >= 3) return
    const disk = this.#disk.fork(this.#time, this.#random)
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
    const gave = new Set(expected.done.map(({ personId }) => personId))
    const readers = this.#people
      .map(({ who }) => who)
      .filter(({ personId }, at) => at === 0 || gave.has(personId))
    return readStored(disk, expected, readers, this.#time.nowMs)
  }
}
