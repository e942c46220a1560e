import * as Y from 'yjs'
import { changesIn, type EntryChange, writerOf } from '../../shared/board/changes.ts'
import { checkBoard, checkChanges, type GuardRefusal, inspectUpdate } from '../../shared/board/guard.ts'
import { BOARD_LIMITS, type EntryRoot } from '../../shared/board/layout.ts'
import { bringsNothing, missesPredecessors } from './update-facts.ts'

/** What became of an update from outside. */
export type Received =
  /**
   * In the document now; `update` is what it added, to be stored and sent on. `null`: it was all there before. `created`: the
   * entries that had not been there.
   */
  | {
      readonly outcome: 'applied'
      readonly update: Uint8Array | null
      readonly created: readonly CreatedEntry[]
    }
  /** It builds on something that has not come yet. */
  | { readonly outcome: 'incomplete' }
  /** Its person may not write now: they may have been allowed to when they did. */
  | { readonly outcome: 'read-only'; readonly code: string; readonly message: string }
  | {
      readonly outcome: 'refused'
      readonly code: string
      readonly message: string
      readonly cardId: string | null
    }

/** An entry that is new to the board, and the Yjs client id that it was made under. */
export type CreatedEntry = {
  readonly root: EntryRoot
  readonly id: string
  readonly clientId: number
}

const NONE: readonly CreatedEntry[] = []

const HARD_DELETE = {
  outcome: 'refused',
  code: 'card-removed',
  message: 'A card can be deleted so that it can be restored, and not be taken out of the board.',
} as const

/** What became of updates that were taken together. */
export type ReceivedTogether = {
  /** What they added to the document between them, to be stored and sent on; `null`: nothing. */
  readonly added: Uint8Array | null
  readonly created: readonly CreatedEntry[]
  /** Those that were not applied, by their place among the given ones. */
  readonly unfit: ReadonlyMap<number, Exclude<Received, { outcome: 'applied' }>>
}

/** As many bytes of changes are sent beside a kept encoding before the document is encoded anew. */
const MAX_BYTES_SINCE_ENCODED = 65_536

/**
 * The board's document, and its shadow: a second one that each update is tried on first, since many things can be seen
 * only after an update was applied, and an update cannot be taken back.
 */
export class BoardDocument {
  readonly live = new Y.Doc()
  #shadow = new Y.Doc()
  /** Yjs client ids that the room itself has written with since it started. */
  readonly #ownIds = new Set([this.#shadow.clientID])
  /** The room's own edits that are on the shadow and not yet durable, so not yet in the document. */
  #proposed: Uint8Array[] = []
  /** The document's size when it was last measured, and what came since. */
  #measuredBytes = 0
  #bytesSince = 0
  /** The document as it was encoded for the last newcomer, and what came since. */
  #encoded: { readonly update: Uint8Array; readonly since: Uint8Array[]; sinceBytes: number } | null = null

  /** `live` has been filled from storage: what hangs on it follows. */
  filled(): void {
    this.#rebuildShadow()
    this.#measure()
  }

  /** Checks an update from outside and applies it. `mayWrite` is asked only when it would change something. */
  receive(update: Uint8Array, mayWrite: () => { code: string; message: string } | null): Received {
    const inspected = inspectUpdate(update)
    if (!inspected.ok) return refused(inspected.refusal)
    if (inspected.value.isEmpty) return { outcome: 'applied', update: null, created: NONE }
    const ban = mayWrite()
    if (ban) {
      return bringsNothing(this.live, update)
        ? { outcome: 'applied', update: null, created: NONE }
        : { outcome: 'read-only', ...ban }
    }
    if (missesPredecessors(this.live, update)) return { outcome: 'incomplete' }
    const created: CreatedEntry[] = []
    const refusal = this.#tryOnShadow(update, created)
    if (refusal) {
      this.#rebuildShadow()
      return refusal
    }
    return { outcome: 'applied', update: this.#applyLive(update), created }
  }

  /**
   * Takes updates of several people as one, which costs a fraction of taking each by itself; the people may write. When
   * the whole does not pass, each is taken by itself, so that only those are refused that are at fault.
   */
  receiveTogether(updates: readonly Uint8Array[]): ReceivedTogether {
    const merged = updates.length > 1 ? mergeReadable(updates) : null
    const together = merged ? this.receive(merged, () => null) : null
    if (together?.outcome === 'applied')
      return { added: together.update, created: together.created, unfit: new Map() }

    const added: Uint8Array[] = []
    const created: CreatedEntry[] = []
    const unfit = new Map<number, Exclude<Received, { outcome: 'applied' }>>()
    for (const [at, update] of updates.entries()) {
      const received = this.receive(update, () => null)
      if (received.outcome !== 'applied') unfit.set(at, received)
      else if (received.update) {
        added.push(received.update)
        created.push(...received.created)
      }
    }
    return { added: added.length > 0 ? Y.mergeUpdates(added) : null, created, unfit }
  }

  /**
   * Makes one of the room's own edits on the shadow and returns it, to be stored. `null` when it cannot be made. It comes
   * into the document by `settle`, once it is durable.
   */
  propose(edit: (doc: Y.Doc) => boolean): Uint8Array | null {
    const made: Uint8Array[] = []
    const collect = (update: Uint8Array) => made.push(update)
    this.#shadow.on('update', collect)
    const isMade = edit(this.#shadow)
    this.#shadow.off('update', collect)
    if (!isMade || made.length === 0) return null
    const update = Y.mergeUpdates(made)
    this.#proposed.push(update)
    return update
  }

  settle(update: Uint8Array): void {
    this.#proposed = this.#proposed.filter((proposed) => proposed !== update)
    this.#applyLive(update)
  }

  /** Whether the room signs with this Yjs client id: then nobody else can have anything new of it. */
  isOwnId(clientId: number): boolean {
    return this.#ownIds.has(clientId)
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.live)
  }

  /** What somebody with this state vector has not got. Throws when the vector is malformed. */
  difference(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.live, stateVector)
  }

  /**
   * The whole document for a newcomer, as updates to be applied in this order. What came since it was last encoded goes
   * first: it waits in the newcomer's document for the rest, which then makes it whole at once.
   */
  whole(): readonly Uint8Array[] {
    this.#encoded ??= { update: Y.encodeStateAsUpdate(this.live), since: [], sinceBytes: 0 }
    const { update, since } = this.#encoded
    if (since.length > 1) since.splice(0, since.length, Y.mergeUpdates(since))
    return [...since, update]
  }

  /** The whole document, in the encoding that stays small however often a text was rewritten. */
  snapshot(): Uint8Array {
    const bytes = Y.encodeStateAsUpdateV2(this.live)
    this.#measuredBytes = bytes.byteLength
    this.#bytesSince = 0
    return bytes
  }

  /** @param created takes the entries that are new on it */
  #tryOnShadow(
    update: Uint8Array,
    created: CreatedEntry[],
  ): Extract<Received, { outcome: 'refused' }> | null {
    const changes: EntryChange[] = []
    const collect = (transaction: Y.Transaction) => {
      for (const change of changesIn(transaction)) {
        changes.push(change)
        const { root, id, what } = change
        const clientId = what === 'created' ? writerOf(transaction.doc, root, id) : null
        if (clientId !== null) created.push({ root, id, clientId })
      }
    }
    this.#shadow.on('afterTransaction', collect)
    try {
      Y.applyUpdate(this.#shadow, update)
    } catch {
      // Bytes that decode and still cannot be applied: Yjs stumbles over what no client writes.
      return {
        outcome: 'refused',
        code: 'malformed',
        message: 'This change could not be read.',
        cardId: null,
      }
    } finally {
      this.#shadow.off('afterTransaction', collect)
    }
    if (this.#shadow.store.pendingStructs !== null || this.#shadow.store.pendingDs !== null) {
      return {
        outcome: 'refused',
        code: 'malformed',
        message: 'This change could not be read.',
        cardId: null,
      }
    }
    const hardDeleted = changes.find(({ what }) => what === 'removed' || what === 'replaced')
    if (hardDeleted !== undefined) return { ...HARD_DELETE, cardId: hardDeleted.id }
    const allowed = checkChanges(changes)
    if (!allowed.ok) return refused(allowed.refusal)
    const changedIds = new Set(changes.map(({ id }) => id))
    const checked = checkBoard(this.#shadow, { documentBytes: this.#bytesWith(update), changedIds })
    return checked.ok ? null : refused(checked.refusal)
  }

  #bytesWith(update: Uint8Array): number {
    const estimate = this.#measuredBytes + this.#bytesSince + update.byteLength
    // The estimate only grows; before it refuses anything, the truth is measured.
    if (estimate > BOARD_LIMITS.maxDocumentBytes) this.#measure()
    return this.#measuredBytes + this.#bytesSince + update.byteLength
  }

  #applyLive(update: Uint8Array): Uint8Array | null {
    let added: Uint8Array | null = null
    const collect = (change: Uint8Array) => {
      added = added === null ? change : Y.mergeUpdates([added, change])
    }
    this.live.on('update', collect)
    Y.applyUpdate(this.live, update)
    this.live.off('update', collect)
    this.#bytesSince += update.byteLength
    if (added !== null) this.#noteSinceEncoded(added)
    return added
  }

  #noteSinceEncoded(added: Uint8Array): void {
    if (this.#encoded === null) return
    this.#encoded.since.push(added)
    this.#encoded.sinceBytes += added.byteLength
    if (this.#encoded.sinceBytes > MAX_BYTES_SINCE_ENCODED) this.#encoded = null
  }

  #rebuildShadow(): void {
    this.#shadow.destroy()
    this.#shadow = new Y.Doc()
    this.#ownIds.add(this.#shadow.clientID)
    Y.applyUpdate(this.#shadow, Y.encodeStateAsUpdate(this.live))
    for (const update of this.#proposed) Y.applyUpdate(this.#shadow, update)
  }

  #measure(): void {
    this.snapshot()
  }
}

/** Merged, or `null` when one of them cannot be read. */
function mergeReadable(updates: readonly Uint8Array[]): Uint8Array | null {
  try {
    return Y.mergeUpdates([...updates])
  } catch {
    return null // Bytes that are no update: taken one by one, the culprit is found.
  }
}

function refused({ code, message, cardId }: GuardRefusal): Extract<Received, { outcome: 'refused' }> {
  return { outcome: 'refused', code, message, cardId }
}
