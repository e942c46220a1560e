import { putCarried } from '../shared/board/carried.ts'
import { stampSchema } from '../shared/board/layout.ts'
import type { CreateRoom } from '../shared/events/room-events.ts'
import { createRoomState } from '../shared/workshop/create-room.ts'
import { StateStore } from './decisions/state-store.ts'
import { BoardDocument } from './document/board-document.ts'
import { DocumentStore } from './document/document-store.ts'
import type { RoomHost } from './host.ts'
import { createStorageHealth } from './storage/storage-health.ts'

/** Stores a room as it begins: its state, and a board that is empty but for what it is to begin with. */
export async function storeNewRoom(host: RoomHost, workshop: CreateRoom): Promise<void> {
  const stateStore = new StateStore({ host })
  const documentStore = new DocumentStore({
    host,
    health: createStorageHealth({ tellEveryone: () => {}, report: host.report }),
    snapshot: () => new Uint8Array(),
    noteArrivals: () => () => {},
  })
  const update = new BoardDocument().propose((doc) => {
    stampSchema(doc, 'room')
    if (workshop.carried) putCarried(doc, workshop.carried, 'room')
    return true
  })
  await host.storage.write({
    ...stateStore.stateEntries(createRoomState(workshop, host.nowMs()), 0).entries,
    ...(update ? documentStore.entriesOf(update).entries : {}),
  })
  await host.storage.sync()
}
