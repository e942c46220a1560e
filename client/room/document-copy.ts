import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** Waiting longer than this for the browser's own copy would keep a person from the room's. */
const LOAD_TIMEOUT_MS = 2_000

export type DocumentCopy = {
  /** Resolves when the copy is in the document, or will not come. */
  readonly loaded: Promise<void>
  /** The origin of the edits that come from the copy: they are not new ones. */
  readonly origin: unknown
  close(): void
  /** Throws the copy away, for a document that the room refused or rebuilt. */
  erase(): Promise<void>
}

/**
 * Keeps a document in this browser, so that edits made offline outlive the tab. The name holds room and epoch: the room
 * raises the epoch when it rebuilds the document, and an old copy must never be merged into the new one.
 * @returns `null` where the browser has no IndexedDB
 */
export function keepCopy(doc: Y.Doc, workshopId: string, epoch: number): DocumentCopy | null {
  if (typeof indexedDB === 'undefined') return null
  const name = `turnout:${workshopId}:${epoch}`
  const persistence = new IndexeddbPersistence(name, doc)
  // Opening may be refused (a private window): the document then lives in memory and in the room.
  persistence._db.catch(() => {})
  const loaded = Promise.race([
    persistence.whenSynced.then(() => {}),
    new Promise<void>((resolve) => setTimeout(resolve, LOAD_TIMEOUT_MS)),
  ])
  return {
    loaded,
    origin: persistence,
    close: () => void persistence.destroy().catch(() => {}),
    erase: async () => {
      try {
        await persistence.destroy()
        await clearDocument(name)
      } catch {
        // It never opened, so there is nothing to erase.
      }
    },
  }
}
