import * as Y from 'yjs'
import { assertNever, type Refusal } from '../../shared/result.ts'
import { type ClientFrame, writeStep1, writeStep2, writeUpdate } from '../connections/frames.ts'
import type { Session } from '../connections/session.ts'
import type { Sessions } from '../connections/sessions.ts'
import type { RoomHost } from '../host.ts'
import { flushWindowMs, LIMITS } from '../limits.ts'
import type { BoardDocument, Received } from './board-document.ts'
import type { DocumentStore } from './document-store.ts'
import { FlushWindow } from './flush-window.ts'

type SyncFrame = Extract<ClientFrame, { kind: 'step-1' | 'step-2' | 'update' }>

/** Keeps everybody's document the same: the y-protocols' sync messages, checked, gathered, stored and sent on. */
export class DocumentSync {
  #gathered: { readonly update: Uint8Array; readonly author: Session | null }[] = []
  readonly #window: FlushWindow

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'later'>
      readonly sessions: Sessions
      readonly document: BoardDocument
      readonly store: DocumentStore
      /** Why this person may not change the board now, or `null`. */
      readonly whyReadOnly: (personId: string) => Refusal | null
    },
  ) {
    this.#window = new FlushWindow({
      ...ports.host,
      windowMs: () => flushWindowMs(ports.sessions.count),
      flush: () => this.#flush(),
    })
  }

  /** Asks a connection for what the room has not got. */
  greet(session: Session) {
    session.sendBinary(writeStep1(this.ports.document.stateVector()))
  }

  receive(session: Session, frame: SyncFrame) {
    session.receivedFrames += 1
    this.ports.store.touch()
    switch (frame.kind) {
      case 'step-1':
        return this.#answer(session, frame.stateVector)
      case 'step-2':
        this.#take(session, frame.update)
        return this.#takeHeld(session)
      case 'update':
        return this.#take(session, frame.update)
      default:
        assertNever(frame)
    }
  }

  /** One of the room's own edits has become durable. */
  publish(update: Uint8Array) {
    this.ports.document.settle(update)
    this.#gather(update, null)
  }

  #answer(session: Session, stateVector: Uint8Array) {
    let difference: Uint8Array
    try {
      difference = this.ports.document.difference(stateVector)
    } catch {
      session.end('abusive') // A state vector that cannot be read is no client's.
      return
    }
    session.hasDocument = true
    session.sendBinary(writeStep2(difference))
  }

  #take(session: Session, update: Uint8Array) {
    const received = this.ports.document.receive(update, () => this.ports.whyReadOnly(session.personId))
    switch (received.outcome) {
      case 'applied':
        if (received.update) {
          this.ports.store.append(received.update)
          this.#gather(received.update, session)
        }
        return
      case 'incomplete':
        return this.#hold(session, update)
      case 'refused':
        return this.#refuse(session, received)
      default:
        assertNever(received)
    }
  }

  /** An honest person who typed offline sends what is missing with their step 2; until then the update waits. */
  #hold(session: Session, update: Uint8Array) {
    session.held ??= { updates: [], bytes: 0, framesBefore: session.receivedFrames - 1 }
    session.held.updates.push(update)
    session.held.bytes += update.byteLength
    if (session.hasGivenDocument || session.held.bytes > LIMITS.maxHeldBytes) {
      this.#refuse(session, {
        code: 'missing-predecessors',
        message: 'This change builds on one that never came. The board is loaded afresh.',
        cardId: null,
      })
    }
  }

  #takeHeld(session: Session) {
    session.hasGivenDocument = true
    const { held } = session
    session.held = null
    if (held && !session.isOver) this.#take(session, Y.mergeUpdates(held.updates))
  }

  #refuse(
    session: Session,
    { code, message, cardId }: Omit<Extract<Received, { outcome: 'refused' }>, 'outcome'>,
  ) {
    session.say({ type: 'edit-refused', code, message, cardId })
    session.end('document-reset')
  }

  #gather(update: Uint8Array, author: Session | null) {
    this.#gathered.push({ update, author })
    this.#window.touch()
  }

  #flush() {
    const gathered = this.#gathered
    this.#gathered = []
    const [first] = gathered
    if (!first) return
    const updates = gathered.map(({ update }) => update)
    const frame = writeUpdate(updates.length === 1 ? first.update : Y.mergeUpdates(updates))
    // Echoed to an author only where others' edits are merged into it.
    const onlyAuthor = gathered.every(({ author }) => author === first.author) ? first.author : null
    for (const session of this.ports.sessions.all()) {
      if (session.hasDocument && session !== onlyAuthor) session.sendBinary(frame)
    }
  }
}
