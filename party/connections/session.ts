import * as v from 'valibot'
import { messageYjsSyncStep2 } from 'y-protocols/sync'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { CaretSchema, FRAME, type OwnPresence, type RoomMessage } from '../../shared/protocol/messages.ts'
import type { RoomHost, SocketPort } from '../host.ts'
import type { BatchAssembly } from './batch-frames.ts'
import { Outstanding } from './outstanding.ts'
import type { PersonAccount } from './person-accounts.ts'

/** What of a session outlives hibernation: ids, counters and flags. What it edits is a card's id. */
export const KeptSchema = v.object({
  personId: v.string(),
  version: v.number(),
  savedFrames: v.number(),
  hasDocument: v.boolean(),
  hasGivenDocument: v.boolean(),
  hasAcknowledged: v.boolean(),
  isAway: v.boolean(),
  presence: v.nullable(
    v.object({
      clientId: v.number(),
      clock: v.number(),
      editing: v.nullable(v.string()),
      caret: v.optional(CaretSchema),
      lookingAt: v.optional(v.string()),
      isShown: v.boolean(),
    }),
  ),
})
type Kept = v.InferOutput<typeof KeptSchema>
export type KeptPresence = NonNullable<Kept['presence']> & PassingPresence

/** What is over in a moment: a pointer that rests is shown again when it moves, and a reaction has faded. It is not kept. */
export type PassingPresence = Pick<OwnPresence, 'pointer' | 'reaction'>

/** What is true of a connection that has just come in. */
export const FRESH = {
  version: 0,
  savedFrames: 0,
  hasDocument: false,
  hasGivenDocument: false,
  hasAcknowledged: false,
  isAway: false,
  presence: null,
} as const satisfies Omit<Kept, 'personId'>

/** What a session needs of the room around it. */
export type SessionPorts = {
  readonly nowMs: RoomHost['nowMs']
  readonly accountOf: (personId: string) => PersonAccount
  /** The room itself has ended it. */
  readonly ended: (session: Session) => void
  /** What it owes in acknowledgements has changed. */
  readonly owes: (session: Session) => void
  /** Something that must outlive hibernation has changed. */
  readonly toBeKept: (session: Session) => void
}

type EditRefused = Extract<RoomMessage, { type: 'edit-refused' }>

/** An open connection and everything that is true of it alone. Who it is comes from its ticket. */
export class Session {
  readonly id: string
  readonly personId: string
  /** States this connection has been sent; each is numbered one more than the one before. */
  version: number
  /** Sync frames received, and how many of them were said to be saved. */
  receivedFrames: number
  savedFrames: number
  /** Its step 1 was answered, so it wants updates. */
  hasDocument: boolean
  /** Its first step 2 was applied: from here on nothing it sends may miss predecessors. */
  hasGivenDocument: boolean
  isAway: boolean
  presence: KeptPresence | null
  /** Updates that miss predecessors, and the number of sync frames before the first of them. */
  held: { readonly updates: Uint8Array[]; bytes: number; readonly framesBefore: number } | null = null
  batch: { readonly assembly: BatchAssembly; readonly release: () => void } | null = null
  /** Presence that came too fast and waits for its turn: only the newest is worth showing. */
  latePresence: Uint8Array | null = null
  /** Closing: what still comes is not looked at. */
  isOver = false
  readonly outstanding: Outstanding
  /** What this person has used, with all their connections. */
  readonly account: PersonAccount
  /** Its first step 1 was answered with the document, which is not counted against it. */
  #isAnswered: boolean
  readonly #socket: SocketPort
  readonly #ports: SessionPorts

  constructor(socket: SocketPort, kept: Kept, ports: SessionPorts, isAwakened: boolean) {
    this.#socket = socket
    this.#ports = ports
    this.account = ports.accountOf(kept.personId)
    this.id = socket.id
    this.personId = kept.personId
    this.version = kept.version
    this.receivedFrames = kept.savedFrames
    this.savedFrames = kept.savedFrames
    this.hasDocument = kept.hasDocument
    this.hasGivenDocument = kept.hasGivenDocument
    this.isAway = kept.isAway
    this.presence = kept.presence
    this.#isAnswered = kept.hasDocument
    this.outstanding = new Outstanding({ isAwakened, hasAcknowledged: kept.hasAcknowledged })
  }

  /** Sync frames that hold nothing but what is in the document. */
  get settledFrames(): number {
    return this.held?.framesBefore ?? this.receivedFrames
  }

  say(message: RoomMessage): void {
    if (!this.isOver) this.#socket.send(JSON.stringify(message))
  }

  sendText(text: string): void {
    if (!this.isOver) this.#socket.send(text)
  }

  sendBinary(frame: Uint8Array): void {
    if (this.isOver) return
    this.#socket.send(frame)
    const isFirstAnswer = !this.#isAnswered && isStep2(frame)
    this.#isAnswered ||= isFirstAnswer
    const { outstanding } = this
    const wasOwed = outstanding.isOwed
    outstanding.sent(frame.byteLength, this.#ports.nowMs(), isFirstAnswer)
    if (outstanding.isTooMuch) this.end('too-slow')
    else if (!wasOwed && outstanding.hasAcknowledged) this.#ports.owes(this)
  }

  /** The client has taken in the first `frames` binary frames. */
  acknowledged(frames: number): void {
    if (this.isOver) return
    const isFirst = !this.outstanding.hasAcknowledged
    this.outstanding.acknowledged(frames, this.#ports.nowMs())
    this.#ports.owes(this)
    if (isFirst) this.keep()
  }

  /**
   * Says why an edit is not taken. The connection ends with it, since the document here and there now differ; who is
   * refused again and again is sent away for a while, unless it is for what they could not know (`isStrike: false`).
   */
  refuseEdit(
    { code, message, cardId }: Pick<EditRefused, 'code' | 'message' | 'cardId'>,
    { isStrike } = { isStrike: true },
  ): void {
    if (this.isOver) return
    this.say({ type: 'edit-refused', code, message, cardId })
    const nowMs = this.#ports.nowMs()
    if (isStrike) this.account.strike(nowMs)
    this.end(this.account.isBarred(nowMs) ? 'abusive' : 'document-reset')
  }

  end(name: CloseName): void {
    if (this.isOver) return
    this.isOver = true
    this.dropBatch()
    this.#socket.close(name)
    // Now, and not when the close event comes: a dead socket's may take minutes.
    this.#ports.ended(this)
  }

  /** Forgets the frame that comes in pieces, if any. */
  dropBatch(): void {
    this.batch?.release()
    this.batch = null
  }

  /** Has what must outlive hibernation put down soon: to do so at once, at each change, is dear. */
  keep(): void {
    if (!this.isOver) this.#ports.toBeKept(this)
  }

  keepNow(): void {
    if (this.isOver) return
    const { personId, version, savedFrames, hasDocument, hasGivenDocument, isAway } = this
    const presence = this.presence === null ? null : lastingOf(this.presence)
    const { hasAcknowledged } = this.outstanding
    const flags = { hasDocument, hasGivenDocument, hasAcknowledged, isAway }
    const kept: Kept = { personId, version, savedFrames, presence, ...flags }
    this.#socket.keep(kept)
  }
}

function lastingOf({ pointer: _moves, reaction: _fades, ...lasting }: KeptPresence): Kept['presence'] {
  return lasting
}

function isStep2(frame: Uint8Array): boolean {
  return frame[0] === FRAME.sync && frame[1] === messageYjsSyncStep2
}
