import { readUpdateShape, type UpdateShape } from '../../shared/board/update-shape.ts'
import { assertNever } from '../../shared/result.ts'
import type { Commands } from '../decisions/commands.ts'
import type { DocumentSync } from '../document/document-sync.ts'
import type { RoomHost } from '../host.ts'
import { LIMITS } from '../limits.ts'
import { BatchAssembly, type BatchMarker, isBatchMarker, readBatchMarker } from './batch-frames.ts'
import { type ClientFrame, nestsDeeperThan, readFrame } from './frames.ts'
import type { PresenceBoard } from './presence.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { WriterIds } from './writer-ids.ts'

type SyncFrame = Extract<ClientFrame, { kind: 'step-1' | 'step-2' | 'update' }>

/**
 * Takes each frame of a connection, measures it, and hands it to whom it is for. Whoever sends what cannot be read is told
 * so; doing it again and again, or sending far too much, is abuse.
 */
export class Reception {
  /** What is announced to come in pieces, by all connections. */
  #announcedBytes = 0

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'later'>
      readonly sessions: Sessions
      readonly writerIds: WriterIds
      /** How much work an update is to apply, up to `most`. */
      readonly contentionOf: (update: Uint8Array, most: number) => number
      readonly commands: Pick<Commands, 'receive'>
      readonly sync: Pick<DocumentSync, 'receive'>
      readonly presence: Pick<PresenceBoard, 'receive'>
    },
  ) {}

  /** @param arrivedAtMs when it came, where that was before it could be looked at */
  receive(session: Session, frame: string | Uint8Array, arrivedAtMs?: number) {
    if (session.isOver) return
    const { account } = session
    const nowMs = this.ports.host.nowMs()
    account.touch(nowMs)
    // Another of this person's tabs may have been the last straw.
    if (account.isBarred(nowMs)) return session.end('abusive')
    if (!account.frames.take(nowMs)) {
      account.bar(nowMs)
      return session.end('abusive')
    }
    // Of a text the letters are counted: close enough, and its bytes would have to be made first.
    const size = typeof frame === 'string' ? frame.length : frame.byteLength
    if (!account.bytes.take(nowMs, size)) return this.#tooFast(session)
    if (typeof frame === 'string') this.#receiveText(session, frame, arrivedAtMs)
    else if (frame.byteLength > LIMITS.maxFrameBytes) this.#refuseSize(session)
    else if (session.batch) this.#receivePiece(session, frame)
    else this.#receiveBinary(session, frame)
  }

  #receiveText(session: Session, text: string, arrivedAtMs: number | undefined) {
    if (isBatchMarker(text)) return this.#receiveMarker(session, text)
    if (text.length > LIMITS.maxTextFrameLength) {
      return this.#refuseFrame(session, 'frame-too-large', 'This message is too large.')
    }
    if (nestsDeeperThan(LIMITS.maxTextDepth, text)) {
      return this.#refuseFrame(session, 'invalid-command', 'This message is not understood.')
    }
    if (!this.ports.commands.receive(session, text, arrivedAtMs)) this.#strike(session)
  }

  #receiveBinary(session: Session, bytes: Uint8Array) {
    const frame = readFrame(bytes)
    switch (frame.kind) {
      case 'step-1':
      case 'step-2':
      case 'update':
        return this.#receiveSync(session, frame)
      case 'awareness':
        return this.#receivePresence(session, frame.update)
      case 'ignored':
        return
      case 'malformed':
        return this.#refuseFrame(session, 'malformed', 'This message could not be read.')
      default:
        assertNever(frame)
    }
  }

  /** What stands in the bytes alone is checked here, before anything is merged, decoded or waits with others' edits. */
  #receiveSync(session: Session, frame: SyncFrame) {
    if (frame.kind !== 'update' && !session.account.catchUps.take(this.ports.host.nowMs())) {
      return this.#tooFast(session)
    }
    if (frame.kind !== 'step-1') {
      const shape = readUpdateShape(frame.update)
      if (!shape.ok) return this.#refuseEdit(session, shape.refusal)
      const refusal =
        this.#problemOfWriters(session, frame.kind, shape.value) ?? this.#problemOfWork(session, frame.update)
      if (refusal) return this.#refuseEdit(session, refusal)
    }
    this.ports.sync.receive(session, frame)
  }

  #problemOfWriters(session: Session, kind: 'step-2' | 'update', { runs }: UpdateShape) {
    const verdict = this.ports.writerIds.take(session, runs, { isOwnEdit: kind === 'update' })
    switch (verdict) {
      case 'fine':
        return null
      case 'forged':
        return { code: 'forged-writer', message: 'This change was signed as somebody else’s.' }
      case 'too-many':
        return { code: 'too-many-writers', message: 'This change is signed by too many writers.' }
      default:
        return assertNever(verdict)
    }
  }

  #problemOfWork({ account }: Session, update: Uint8Array) {
    const { burst } = this.ports.sessions.accounts.limits.contention
    const work = this.ports.contentionOf(update, burst + 1)
    if (account.contention.take(this.ports.host.nowMs(), work)) return null
    return { code: 'too-many-changes', message: 'These are too many changes in one place at once.' }
  }

  /** Newest wins: what comes too fast waits for its turn, and what comes meanwhile takes its place. */
  #receivePresence(session: Session, update: Uint8Array) {
    if (update.byteLength > LIMITS.maxPresenceBytes) {
      return this.#refuseFrame(session, 'presence-too-large', 'This presence is too large.')
    }
    if (session.latePresence) {
      session.latePresence = update
      return
    }
    if (session.account.presence.take(this.ports.host.nowMs())) return this.#showPresence(session, update)
    session.latePresence = update
    const { perSecond } = this.ports.sessions.accounts.limits.presence
    this.ports.host.later(Math.ceil(1_000 / perSecond), () => {
      const newest = session.latePresence
      session.latePresence = null
      if (newest && !session.isOver) this.#showPresence(session, newest)
    })
  }

  #showPresence(session: Session, update: Uint8Array) {
    if (!this.ports.presence.receive(session, update)) {
      this.#refuseFrame(session, 'malformed', 'This presence could not be read.')
    }
  }

  /**
   * A frame in pieces. Only the step 2 that a connection owes may be so large: whoever was offline for long sends all of it
   * at once. Nothing that is typed or pasted into a text of limited length is.
   */
  #receiveMarker(session: Session, text: string) {
    const marker = readBatchMarker(text)
    if (marker?.type === 'start' && !session.batch) {
      if (session.hasGivenDocument) return this.#refuseSize(session)
      return this.#startBatch(session, marker)
    }
    const whole = marker?.type === 'end' ? this.#finishBatch(session) : null
    if (whole) this.#receiveBinary(session, whole)
    else this.#refuseSize(session)
  }

  #startBatch(session: Session, marker: BatchMarker) {
    if (this.#announcedBytes + marker.size > LIMITS.maxBatchBytesInRoom) return session.end('too-fast')
    this.#announcedBytes += marker.size
    // The timer also keeps the room awake, since the pieces are in its memory only.
    const cancel = this.ports.host.later(LIMITS.batchTimeoutMs, () => session.end('too-slow'))
    session.batch = {
      assembly: new BatchAssembly(marker),
      release: () => {
        cancel()
        this.#announcedBytes -= marker.size
      },
    }
  }

  #receivePiece(session: Session, piece: Uint8Array) {
    if (!session.batch?.assembly.add(piece)) this.#refuseSize(session)
  }

  #finishBatch(session: Session): Uint8Array | null {
    const whole = session.batch?.assembly.finish() ?? null
    session.dropBatch()
    return whole
  }

  #refuseSize(session: Session) {
    this.#refuseEdit(session, {
      code: 'frame-too-large',
      message: 'This change is too large to be taken at once.',
    })
  }

  #refuseEdit(session: Session, { code, message }: { readonly code: string; readonly message: string }) {
    session.refuseEdit({ code, message, cardId: null })
  }

  /** Nothing of the document is in it, so the connection goes on. */
  #refuseFrame(session: Session, code: string, message: string) {
    session.say({ type: 'refused', id: null, code, message })
    this.#strike(session)
  }

  #tooFast(session: Session) {
    const nowMs = this.ports.host.nowMs()
    session.account.strike(nowMs)
    session.end(session.account.isBarred(nowMs) ? 'abusive' : 'too-fast')
  }

  #strike(session: Session) {
    const nowMs = this.ports.host.nowMs()
    session.account.strike(nowMs)
    if (session.account.isBarred(nowMs)) session.end('abusive')
  }
}
