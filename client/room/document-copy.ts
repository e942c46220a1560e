import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** Waiting longer than this for the browser's own copy would keep a person from the room's. */
const LOAD_TIMEOUT_MS = 2_000
/** Another tab may hold the copy open for a while. What is opened afterwards waits in the browser until it is gone. */
const ERASE_TIMEOUT_MS = 2_000

export type DocumentCopy = {
  /** Resolves when the copy is in the document, or will not come. */
  readonly loaded: Promise<void>
  /** Whether it is in the document now: a slow browser's may come later than it was waited for. */
  readonly isLoaded: () => boolean
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
  const loaded = withinMs(LOAD_TIMEOUT_MS, persistence.whenSynced)
  return {
    loaded,
    isLoaded: () => persistence.synced,
    origin: persistence,
    close: () => void persistence.destroy().catch(() => {}),
    erase: async () => {
      try {
        await withinMs(
          ERASE_TIMEOUT_MS,
          persistence.destroy().then(() => clearDocument(name)),
        )
      } catch {
        // It never opened, so there is nothing to erase.
      }
    },
  }
}

/** Resolves with `work`, or when it takes too long; rejects as it does. */
function withinMs(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  return Promise.race([work.then(() => {}), new Promise<void>((resolve) => setTimeout(resolve, timeoutMs))])
}
