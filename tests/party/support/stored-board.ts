import * as Y from 'yjs'
import { BoardDocument } from '../../../party/document/board-document.ts'
import { DocumentStore } from '../../../party/document/document-store.ts'
import { DamageLog } from '../../../party/storage/damage-log.ts'
import { createStorageHealth } from '../../../party/storage/storage-health.ts'
import type { MemoryHost } from './memory-host.ts'

/** A board document on storage in memory, as a room would hold it. */
export async function openBoard(host: MemoryHost) {
  const document = new BoardDocument()
  const said: string[] = []
  let arrived = 0
  let saved = 0
  const health = createStorageHealth({
    tellEveryone: ({ type }) => said.push(type),
    report: host.report,
  })
  const store = new DocumentStore({
    host,
    health,
    snapshot: () => document.snapshot(),
    noteArrivals: () => {
      const until = arrived
      return () => {
        saved = until
      }
    },
  })
  const damage = new DamageLog(host)
  const { mustSyncAgain } = await store.load(document.live, damage)
  document.filled()
  await damage.finish()

  return {
    ...{ document, store, health, said, mustSyncAgain },
    notices: damage.notices.map(({ code }) => code),
    /** How many frames came. */
    get arrived() {
      return arrived
    },
    /** How many of the edits are said to be saved. */
    get saved() {
      return saved
    },
    /** Takes an update as from a person. Returns what became of it. */
    receive(update: Uint8Array): string {
      const received = document.receive(update, () => null)
      arrived += 1
      if (received.outcome === 'applied' && received.update) store.append(received.update)
      else store.touch()
      return received.outcome
    },
  }
}

export type OpenBoard = Awaited<ReturnType<typeof openBoard>>

/** Somebody with a copy of the board: what they change comes back as updates. */
export class Writer {
  readonly doc = new Y.Doc()
  #updates: Uint8Array[] = []

  constructor(clientId?: number) {
    if (clientId !== undefined) this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'room') this.#updates.push(update)
    })
  }

  /** Takes over what the board has. */
  catchUp(board: OpenBoard): void {
    Y.applyUpdate(this.doc, board.document.difference(Y.encodeStateVector(this.doc)), 'room')
  }

  /** Changes the board at once. */
  write(board: OpenBoard, change: (doc: Y.Doc) => void): string[] {
    change(this.doc)
    return this.#updates.splice(0).map((update) => board.receive(update))
  }

  /** Answers the board's step 1: everything that it has not got. */
  bringBack(board: OpenBoard): string {
    return board.receive(Y.encodeStateAsUpdate(this.doc, board.document.stateVector()))
  }
}
