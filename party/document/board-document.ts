import * as Y from 'yjs'
import { changesIn } from '../../shared/board/changes.ts'
import { checkBoard, type GuardRefusal, inspectUpdate } from '../../shared/board/guard.ts'
import { BOARD_LIMITS } from '../../shared/board/layout.ts'
import { bringsNothing, missesPredecessors } from './update-facts.ts'

/** What became of an update from outside. */
export type Received =
  /** In the document now; `update` is what it added, to be stored and sent on. `null`: it was all there before. */
  | { readonly outcome: 'applied'; readonly update: Uint8Array | null }
  /** It builds on something that has not come yet. */
  | { readonly outcome: 'incomplete' }
  | {
      readonly outcome: 'refused'
      readonly code: string
      readonly message: string
      readonly cardId: string | null
    }

const HARD_DELETE = {
  outcome: 'refused',
  code: 'card-removed',
  message: 'A card can be deleted so that it can be restored, and not be taken out of the board.',
} as const

/**
 * The board's document, and its shadow: a second one that each update is tried on first, since many things can be seen
 * only after an update was applied, and an update cannot be taken back.
 */
export class BoardDocument {
  readonly live = new Y.Doc()
  #shadow = new Y.Doc()
  /** The room's own edits that are on the shadow and not yet durable, so not yet in the document. */
  #proposed: Uint8Array[] = []
  /** The document's size when it was last measured, and what came since. */
  #measuredBytes = 0
  #bytesSince = 0

  /** Fills the document at the start. Updates of a stored log may come in any order. */
  load(snapshot: Uint8Array | null, updates: readonly Uint8Array[]): void {
    if (snapshot) Y.applyUpdateV2(this.live, snapshot)
    if (updates.length > 0) Y.applyUpdate(this.live, Y.mergeUpdates([...updates]))
    this.#rebuildShadow()
    this.#measure()
  }

  /** Checks an update from outside and applies it. `mayWrite` is asked only when it would change something. */
  receive(update: Uint8Array, mayWrite: () => { code: string; message: string } | null): Received {
    const inspected = inspectUpdate(update)
    if (!inspected.ok) return refused(inspected.refusal)
    if (inspected.value.isEmpty) return { outcome: 'applied', update: null }
    const ban = mayWrite()
    if (ban) {
      return bringsNothing(this.live, update)
        ? { outcome: 'applied', update: null }
        : { outcome: 'refused', ...ban, cardId: null }
    }
    if (missesPredecessors(this.live, update)) return { outcome: 'incomplete' }
    const refusal = this.#tryOnShadow(update)
    if (refusal) {
      this.#rebuildShadow()
      return refusal
    }
    return { outcome: 'applied', update: this.#applyLive(update) }
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

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.live)
  }

  /** What somebody with this state vector has not got. Throws when the vector is malformed. */
  difference(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.live, stateVector)
  }

  /** The whole document, in the encoding that stays small however often a text was rewritten. */
  snapshot(): Uint8Array {
    const bytes = Y.encodeStateAsUpdateV2(this.live)
    this.#measuredBytes = bytes.byteLength
    this.#bytesSince = 0
    return bytes
  }

  #tryOnShadow(update: Uint8Array): Extract<Received, { outcome: 'refused' }> | null {
    const changedIds = new Set<string>()
    let hardDeleted: string | null = null
    const collect = (transaction: Y.Transaction) => {
      for (const { id, what } of changesIn(transaction)) {
        changedIds.add(id)
        if (what === 'removed' || what === 'replaced') hardDeleted = id
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
    if (hardDeleted !== null) return { ...HARD_DELETE, cardId: hardDeleted }
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
    return added
  }

  #rebuildShadow(): void {
    this.#shadow.destroy()
    this.#shadow = new Y.Doc()
    Y.applyUpdate(this.#shadow, Y.encodeStateAsUpdate(this.live))
    for (const update of this.#proposed) Y.applyUpdate(this.#shadow, update)
  }

  #measure(): void {
    this.snapshot()
  }
}

function refused({ code, message, cardId }: GuardRefusal): Extract<Received, { outcome: 'refused' }> {
  return { outcome: 'refused', code, message, cardId }
}
