import { afterAll, beforeAll } from 'vitest'
import { atEnd } from '../../support/at-end.ts'
import { dropAll } from './room-client.ts'
import { type RoomServer, startRoomServer } from './room-server.ts'
import { startWorkerStandIn, type WorkerStandIn } from './worker-stand-in.ts'

/** What the tests of one file talk to. Its parts are there once the tests and their hooks run. */
export type LiveRoom = { readonly worker: WorkerStandIn; readonly server: RoomServer }

type Options = {
  /** A server that no other file has used or will use, as it is shipped: without the door for tests. */
  readonly ofItsOwn?: boolean
}

/** The one that the files of this process share: each has rooms of its own in it. */
let shared: LiveRoom | null = null

/**
 * A stand-in for the Worker and a room server for the tests of a file. Starting them takes longer than most files, so those
 * that run in one process use the same, which may be killed and started again; it has the door for tests, and a second party
 * `twin`.
 */
export function useRoom({ ofItsOwn = false }: Options = {}): LiveRoom {
  let room: LiveRoom | null = null
  beforeAll(async () => {
    room = ofItsOwn ? await start({}) : await takeShared()
  })
  afterAll(async () => {
    dropAll()
    if (!ofItsOwn) return
    await room?.server.stop()
    await room?.worker.stop()
  })
  return {
    get worker() {
      return room?.worker ?? notYet()
    },
    get server() {
      return room?.server ?? notYet()
    },
  }
}

async function start(
  options: Omit<Parameters<typeof startRoomServer>[0], 'workerOrigin'>,
): Promise<LiveRoom> {
  const worker = await startWorkerStandIn()
  return { worker, server: await startRoomServer({ ...options, workerOrigin: worker.origin }) }
}

async function takeShared(): Promise<LiveRoom> {
  if (shared === null) {
    const made = await start({ vars: { TURNOUT_FAULTS: '1' }, withTwin: true })
    atEnd(() => made.server.end())
    shared = made
  }
  shared.worker.beginAnew()
  // The tests before may have left it dead.
  if (shared.server.processGroup() === null) await shared.server.start()
  return shared
}

function notYet(): never {
  throw new Error('The room runs while tests do, and not before.')
}
