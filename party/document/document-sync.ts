import * as Y from 'yjs'
import { assertNever, type Refusal } from '../../shared/result.ts'
import { type ClientFrame, writeStep1, writeStep2, writeUpdate } from '../connections/frames.ts'
import { createRateLimit } from '../connections/rate-limit.ts'
import type { Session } from '../connections/session.ts'
import type { Sessions } from '../connections/sessions.ts'
import type { RoomHost } from '../host.ts'
import { flushWindowMs, LIMITS, QUIET_SENDS } from '../limits.ts'
import type { BoardDocument, CreatedEntry, Received } from './board-document.ts'
import type { DocumentStore } from './document-store.ts'
import { FlushWindow } from './flush-window.ts'

/** An update and who sent it, as which of the sync frames of their connection. */
type Arrival = { readonly update: Uint8Array; readonly author: Session; readonly frame: number }

/** After so many bytes of answers others are served before the next is given: a few ms of work. */
const ANSWERED_AT_ONCE_BYTES = 2_097_152

type SyncFrame = Extract<ClientFrame, { kind: 'step-1' | 'step-2' | 'update' }>

/**
 * Keeps everybody's document the same: the y-protocols' sync messages, checked, gathered, stored and sent on. What comes
 * within one window is merged, checked as one and sent as one frame, encoded once.
 */
export class DocumentSync {
  /** Updates that wait for the window to end. Whether their people may write was asked when they came. */
  #arrived: Arrival[] = []
  /** What is in the document, stored or on its way there, and not sent on yet. */
  #unsent: { readonly update: Uint8Array; readonly author: Session | null }[] = []
  #lastFlushBytes = 0
  #waitingForAnswer: { readonly session: Session; readonly stateVector: Uint8Array }[] = []
  #whole: { readonly update: Uint8Array; readonly frame: Uint8Array } | null = null
  #isPausing = false
  #answeredBytes = 0
  readonly #quietSends = createRateLimit(QUIET_SENDS)
  readonly #window: FlushWindow

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'later'>
      readonly sessions: Sessions
      readonly document: BoardDocument
      readonly store: DocumentStore
      /** Why this person may not change the board now, or `null`. */
      readonly whyReadOnly: (personId: string) => Refusal | null
      /** Entries are new on the board. `bringer`: whose connection they came by, where that is one person's. */
      readonly created: (entries: readonly CreatedEntry[], bringer: string | null) => void
    },
  ) {
    this.#window = new FlushWindow({
      ...ports.host,
      windowMs: () => flushWindowMs({ readers: ports.sessions.count, bytes: this.#lastFlushBytes }),
      // Each flush is a frame for everybody but its author.
      isCheap: () => this.#quietSends.take(ports.host.nowMs(), Math.max(1, ports.sessions.count - 1)),
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
        return this.#answerInTurn(session, frame.stateVector)
      case 'step-2':
        this.takeArrived()
        this.#takeNow(session, frame.update)
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
    this.#send(update, null)
  }

  /** Edits have come that are not in the document yet. */
  get isGathering(): boolean {
    return this.#arrived.length > 0
  }

  /** Brings what has come until now into the document, for those who must see it there. It is sent on with the window. */
  takeArrived() {
    const arrived = this.#arrived
    if (arrived.length === 0) return
    this.#arrived = []
    const { added, created, unfit } = this.ports.document.receiveTogether(arrived.map(({ update }) => update))
    for (const [at, received] of unfit) {
      const culprit = arrived[at]
      if (!culprit) continue
      if (received.outcome === 'incomplete') this.#hold(culprit)
      else if (received.outcome === 'refused') this.#refuse(culprit.author, received)
    }
    if (!added) return
    this.ports.store.append(added)
    const authors = new Set(arrived.map(({ author }) => author))
    const [author = null] = authors
    const onlyAuthor = authors.size === 1 ? author : null
    this.#unsent.push({ update: added, author: onlyAuthor })
    if (created.length > 0) this.ports.created(created, onlyAuthor?.personId ?? null)
  }

  /** Large answers a few at a time: a whole team that joins at once must not stop those who are typing. */
  #answerInTurn(session: Session, stateVector: Uint8Array) {
    if (this.#isPausing) this.#waitingForAnswer.push({ session, stateVector })
    else {
      this.#answeredBytes += this.#answer(session, stateVector)
      if (this.#answeredBytes >= ANSWERED_AT_ONCE_BYTES) this.#pause()
    }
  }

  #pause() {
    this.#isPausing = true
    this.ports.host.later(0, () => {
      this.#isPausing = false
      this.#answeredBytes = 0
      while (!this.#isPausing) {
        const next = this.#waitingForAnswer.shift()
        if (!next) return
        this.#answerInTurn(next.session, next.stateVector)
      }
    })
  }

  /** Returns how many bytes were sent. */
  #answer(session: Session, stateVector: Uint8Array): number {
    if (session.isOver) return 0
    let frames: readonly Uint8Array[]
    try {
      frames = this.#framesFor(stateVector)
    } catch {
      session.end('abusive') // A state vector that cannot be read is no client's.
      return 0
    }
    session.hasDocument = true
    for (const frame of frames) session.sendBinary(frame)
    return frames.reduce((bytes, frame) => bytes + frame.byteLength, 0)
  }

  #framesFor(stateVector: Uint8Array): readonly Uint8Array[] {
    const { document } = this.ports
    if (!isEmptyStateVector(stateVector)) return [writeStep2(document.difference(stateVector))]
    const updates = document.whole()
    const since = updates.slice(0, -1).map(writeUpdate)
    return [...since, ...updates.slice(-1).map((update) => this.#wholeFrame(update))]
  }

  /** The same bytes for every newcomer: to copy a megabyte for each would cost more than anything else about them. */
  #wholeFrame(update: Uint8Array): Uint8Array {
    if (this.#whole?.update !== update) this.#whole = { update, frame: writeStep2(update) }
    return this.#whole.frame
  }

  #take(session: Session, update: Uint8Array) {
    if (this.ports.whyReadOnly(session.personId)) {
      this.takeArrived()
      this.#takeNow(session, update)
      return
    }
    this.#arrived.push({ update, author: session, frame: session.receivedFrames })
    this.#window.touch()
  }

  #takeNow(session: Session, update: Uint8Array) {
    const received = this.ports.document.receive(update, () => this.ports.whyReadOnly(session.personId))
    switch (received.outcome) {
      case 'applied':
        if (received.update) {
          this.ports.store.append(received.update)
          this.#send(received.update, session)
          if (received.created.length > 0) this.ports.created(received.created, session.personId)
        }
        return
      case 'incomplete':
        return this.#hold({ update, author: session, frame: session.receivedFrames })
      case 'read-only':
        // No abuse: the board was locked, or their role changed, while it was on its way.
        return session.refuseEdit({ ...received, cardId: null }, { isStrike: false })
      case 'refused':
        return this.#refuse(session, received)
      default:
        assertNever(received)
    }
  }

  /** An honest person who typed offline sends what is missing with their step 2; until then the update waits. */
  #hold({ update, author: session, frame }: Arrival) {
    session.held ??= { updates: [], bytes: 0, framesBefore: frame - 1 }
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
    if (held && !session.isOver) this.#takeNow(session, Y.mergeUpdates(held.updates))
  }

  #refuse(session: Session, refused: Omit<Extract<Received, { outcome: 'refused' }>, 'outcome'>) {
    session.refuseEdit(refused)
  }

  #send(update: Uint8Array, author: Session | null) {
    this.#unsent.push({ update, author })
    this.#window.touch()
  }

  #flush() {
    this.takeArrived()
    const unsent = this.#unsent
    this.#unsent = []
    const [first] = unsent
    if (!first) return
    const updates = unsent.map(({ update }) => update)
    const frame = writeUpdate(updates.length === 1 ? first.update : Y.mergeUpdates(updates))
    this.#lastFlushBytes = frame.byteLength
    // Echoed to an author only where others' edits are merged into it.
    const onlyAuthor = unsent.every(({ author }) => author === first.author) ? first.author : null
    for (const session of this.ports.sessions.all()) {
      if (session.hasDocument && session !== onlyAuthor) session.sendBinary(frame)
    }
  }
}

/** Nothing known of anybody: no entries. */
function isEmptyStateVector(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0
}
