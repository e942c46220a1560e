import { afterAll, beforeAll } from 'vitest'
import { type RoomServer, startRoomServer } from './room-server.ts'
import { startWorkerStandIn, type WorkerStandIn } from './worker-stand-in.ts'

/** What the tests of one file talk to. Its parts are there once the tests and their hooks run. */
export type LiveRoom = { readonly worker: WorkerStandIn; readonly server: RoomServer }

/** Starts a stand-in for the Worker and a room server before the tests of a file, and ends both after them. */
export function useRoom(options: Omit<Parameters<typeof startRoomServer>[0], 'workerOrigin'> = {}): LiveRoom {
  let worker: WorkerStandIn | null = null
  let server: RoomServer | null = null
  beforeAll(async () => {
    worker = await startWorkerStandIn()
    server = await startRoomServer({ ...options, workerOrigin: worker.origin })
  })
  afterAll(async () => {
    await server?.stop()
    await worker?.stop()
  })
  return {
    get worker() {
      return worker ?? notYet()
    },
    get server() {
      return server ?? notYet()
    },
  }
}

function notYet(): never {
  throw new Error('The room runs while tests do, and not before.')
}
