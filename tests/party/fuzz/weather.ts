import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import type { SimulatedDisk } from './simulated-disk.ts'
import type { Who } from './simulated-person.ts'
import type { SimulatedRoom } from './simulated-room.ts'
import type { SimulatedWorker } from './simulated-worker.ts'
import type { VirtualTime } from './virtual-time.ts'

/** How rough it gets: which faults happen in a seed, and how often. 0: never. */
export type Weather = {
  readonly cuts: number
  readonly crashes: number
  readonly sleeps: number
  readonly diskFaults: number
  readonly workerFaults: number
  /** Everybody writes at the same moment: many edits in one flush window. */
  readonly rushes: number
  readonly hostile: boolean
  /** Everybody stops half-way for so long that the log grows old. */
  readonly hasBreak: boolean
  /** How long people wait between what they do, in ms on average. */
  readonly paceMs: number
  readonly durationMs: number
}

export function weatherOf(random: SeededRandom): Weather {
  const paceMs = [60, 250, 800][random.below(3)] ?? 250
  const some = (most: number) => (random.below(3) === 0 ? 0 : random.below(most + 1))
  return {
    cuts: some(6),
    crashes: some(3),
    sleeps: some(6),
    diskFaults: some(3),
    workerFaults: some(3),
    rushes: some(3),
    hostile: random.below(2) === 0,
    hasBreak: random.below(3) === 0,
    paceMs,
    // About as much happens in each seed, however fast it goes.
    durationMs: (paceMs < 100 ? 3_000 : 6_000) + random.below(paceMs * 40),
  }
}

/** One for each tab: in some seeds somebody has two. */
export function peopleOf(random: SeededRandom): readonly Who[] {
  const count = 3 + random.below(6)
  const people = Array.from({ length: count }, (_, at): Who => {
    const role = at < (count > 4 ? 2 : 1) ? 'facilitator' : at === count - 1 ? 'observer' : 'participant'
    return { personId: `p-${at}`, name: `Person ${at}`, role }
  })
  const second = random.below(3) === 0 ? people[random.below(count)] : undefined
  return second ? [...people, second] : people
}

type Stage = {
  readonly time: VirtualTime
  readonly random: SeededRandom
  readonly room: SimulatedRoom
  readonly disk: SimulatedDisk
  readonly worker: SimulatedWorker
  readonly note: (what: string) => void
  readonly crashed: () => void
  readonly grant: () => void
  readonly rush: () => void
}

/** Sets down when what will go wrong. */
export function planFaults(weather: Weather, stage: Stage): void {
  const { time, random, room } = stage
  const crash = () => {
    room.crash()
    stage.crashed()
  }
  const plan: readonly (readonly [number, () => void])[] = [
    [weather.cuts, () => cutSomebody(stage)],
    [weather.crashes, crash],
    [weather.sleeps * 4, () => room.hibernate()],
    [weather.diskFaults, () => failDisk(stage)],
    [weather.workerFaults, () => failWorker(stage)],
    [weather.rushes, stage.rush],
    [1, stage.grant],
  ]
  for (const [times, happen] of plan) {
    for (let count = 0; count < times; count++) {
      time.later(2_000 + random.next() * weather.durationMs, happen)
    }
  }
}

function cutSomebody({ random, room, note }: Stage): void {
  const link = random.pick(room.links)
  if (!link) return
  note(`the network loses ${link.id} of ${link.personId}`)
  const personLearnsMs = random.below(3) === 0 ? null : random.next() * 3_000
  link.cut({ personLearnsMs, roomLearnsMs: random.next() * (random.below(2) === 0 ? 1_000 : 40_000) })
}

function failDisk({ random, disk, note }: Stage): void {
  const fault = {
    failsWrites: random.below(2) === 0,
    failsSync: random.below(2) === 0,
    failsReads: random.below(2) === 0,
    hangs: random.below(3) === 0,
  }
  note(`the disk fails: ${JSON.stringify(fault)}`)
  disk.failFor(fault, random.next() * 15_000)
}

function failWorker({ time, random, worker, note }: Stage): void {
  const isGone = random.below(2) === 0
  note(isGone ? 'the Worker is away' : 'the Worker is flaky')
  if (isGone) worker.isAway = true
  else worker.isFlaky = true
  time.later(random.next() * 10_000, () => {
    if (isGone) worker.isAway = false
    else worker.isFlaky = false
  })
}
