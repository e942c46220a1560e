import type * as Y from 'yjs'
import type { Visible } from '../../../shared/workshop/state.ts'
import { SeededRandom } from '../../shared/board/seeded-random.ts'
import { type Acknowledged, Ledger, missingIn } from './ledger.ts'
import type { SimulatedDisk } from './simulated-disk.ts'
import { SimulatedPerson, type Who } from './simulated-person.ts'
import { SimulatedRoom } from './simulated-room.ts'
import { VirtualTime } from './virtual-time.ts'
import { withVirtualTimers } from './virtual-timers.ts'

/** Enough of the commands that were done: the room takes 80 at once from one person. */
const COMMANDS_REPEATED = 60

const READER: Who = { personId: 'p-reader', name: 'Reader', role: 'observer' }

/** What a room makes of a disk that it wakes up on. */
export type StoredRoom = {
  readonly doc: Y.Doc
  readonly visible: Visible | null
  readonly problems: readonly string[]
}

/**
 * Starts a room on a copy of what is durable, with nothing else going on, and looks at it as people would: everything that
 * had been acknowledged must be there, and a command that was done is answered again and done no second time.
 */
export function readStored(
  disk: SimulatedDisk,
  expected: Acknowledged,
  tabs: readonly Who[],
  startMs: number,
): Promise<StoredRoom> {
  const time = new VirtualTime(startMs)
  return withVirtualTimers(time, () => readWith(time, disk, expected, tabs))
}

async function readWith(
  time: VirtualTime,
  disk: SimulatedDisk,
  expected: Acknowledged,
  tabs: readonly Who[],
): Promise<StoredRoom> {
  const random = new SeededRandom(1)
  const ledger = new Ledger()
  const room = new SimulatedRoom({
    ...{
      time,
      random,
      disk: disk.fork(time, random),
      said: (link, frame) => ledger.roomSaid(link, frame),
      note: () => {},
    },
    deliver: () => new Promise(() => {}),
    complain: (violation) => ledger.complain(violation),
  })
  const ports = { time, random, room, ledger, note: () => {}, ownsClientId: () => {} }
  const first = new SimulatedPerson(READER, ports)
  first.connect()
  await time.runUntil(() => first.unrest === null, 60_000)
  // Whoever was removed cannot come and ask again.
  const mayCome = (personId: string) => first.visible?.roster[personId]?.removed === false
  const done = expected.done
    .filter(({ command, personId }) => command.type !== 'set-attendance' && mayCome(personId))
    .slice(-COMMANDS_REPEATED)
  const needed = new Set(done.map(({ personId }) => personId))
  const people = new Map(tabs.map((who) => [who.personId, who]))
  const asking = [...people.values()].filter(({ personId }) => needed.has(personId))
  const readers = [first, ...asking.map((who) => new SimulatedPerson(who, ports))]
  for (const reader of readers.slice(1)) reader.connect()
  const isQuiet = () => readers.every(({ unrest }) => unrest === null)
  await time.runUntil(isQuiet, 60_000)
  await time.runFor(5_000)
  const unrest = readers.flatMap((reader) => (reader.unrest ? `${reader.who.personId} ${reader.unrest}` : []))
  const votesBefore = JSON.stringify(first.visible?.ballots)
  // What a command changes, everybody is told: so the first reader would be, who has been here longest and is asked for nothing.
  const told = () => JSON.stringify([first.version, readers.map(({ mine }) => mine)])
  const before = told()
  for (const { id, personId, command } of done) {
    readers.find(({ who }) => who.personId === personId)?.give(command, id)
  }
  await time.runUntil(isQuiet, 60_000)
  await time.runFor(5_000)
  const after = told()
  const undone = done.filter(({ id }) => ledger.commands.get(id)?.answer !== 'done')
  return {
    doc: first.doc,
    visible: first.visible,
    problems: [
      ...ledger.violations,
      ...unrest.map((what) => `on what is stored, ${what}`),
      ...missingIn(first.doc, expected).map((what) => `acknowledged and not stored: ${what}`),
      ...undone.map(({ command, id }) => `${command.type} ${id} was done, and is not known to be`),
      // Meanwhile a vote may have opened or closed by the clock.
      ...(before === after || JSON.stringify(first.visible?.ballots) !== votesBefore
        ? []
        : ['commands that were done were done again']),
    ],
  }
}
