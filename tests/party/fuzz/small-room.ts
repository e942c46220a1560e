import { SeededRandom } from '../../shared/board/seeded-random.ts'
import { Ledger } from './ledger.ts'
import { WORKSHOP } from './play.ts'
import { SimulatedDisk } from './simulated-disk.ts'
import { SimulatedPerson, type Who } from './simulated-person.ts'
import { SimulatedRoom } from './simulated-room.ts'
import { SimulatedWorker } from './simulated-worker.ts'
import { VirtualTime } from './virtual-time.ts'
import { withVirtualTimers } from './virtual-timers.ts'

const MINUTE_MS = 60_000

export const FAYE: Who = { personId: 'p-faye', name: 'Faye', role: 'facilitator' }
export const PAT: Who = { personId: 'p-pat', name: 'Pat', role: 'participant' }
export const MIKA: Who = { personId: 'p-mika', name: 'Mika', role: 'participant' }

/** The real room on the simulated platform, where nothing goes wrong by itself: for one story at a time. */
export async function inSmallRoom(
  story: (small: Awaited<ReturnType<typeof openSmallRoom>>) => Promise<void>,
) {
  const time = new VirtualTime(1_800_000_000_000)
  await withVirtualTimers(time, async () => story(await openSmallRoom(time)))
}

async function openSmallRoom(time: VirtualTime) {
  const random = new SeededRandom(1)
  const ledger = new Ledger()
  const complain = (violation: string) => ledger.complain(violation)
  const disk = new SimulatedDisk(time, random)
  const worker = new SimulatedWorker({ time, random, complain })
  const room = new SimulatedRoom({
    ...{ time, random, disk, complain, note: () => {} },
    deliver: (_workshopId, body) => worker.deliver(body),
    said: (link, frame) => ledger.roomSaid(link, frame),
  })
  room.create(WORKSHOP)
  await time.runFor(1_000)

  const tabOf = (who: Who) =>
    new SimulatedPerson(who, { time, random, room, ledger, note: () => {}, ownsClientId: () => {} })

  return {
    ...{ time, disk, worker, room, ledger, tabOf },
    /** Comes in and waits until everything is there. */
    async join(who: Who): Promise<SimulatedPerson> {
      const person = tabOf(who)
      person.connect()
      if (!(await time.runUntil(() => person.unrest === null, MINUTE_MS))) {
        throw new Error(`${who.personId} ${person.unrest}`)
      }
      return person
    },
    /** Lets time pass until nothing is on its way any more. `false`: it never comes to rest. */
    rest: async (people: readonly SimulatedPerson[]) => {
      await time.runFor(MINUTE_MS)
      return people.every(({ unrest }) => unrest === null) && room.isIdle
    },
  }
}
