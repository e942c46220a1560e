import { assertNever } from '../../shared/result.ts'
import type { Commands } from '../decisions/commands.ts'
import type { DocumentSync } from '../document/document-sync.ts'
import type { RoomHost } from '../host.ts'
import { LIMITS } from '../limits.ts'
import { BatchAssembly, isBatchMarker, readBatchMarker } from './batch-frames.ts'
import { readFrame } from './frames.ts'
import type { PresenceBoard } from './presence.ts'
import type { Session } from './session.ts'

/** Takes each frame of a connection, measures it, and hands it to whom it is for. */
export class Reception {
  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'later'>
      readonly commands: Commands
      readonly sync: DocumentSync
      readonly presence: PresenceBoard
    },
  ) {}

  receive(session: Session, frame: string | Uint8Array) {
    if (session.isOver) return
    if (!session.frameRate.take(this.ports.host.nowMs())) return session.end('abusive')
    if (typeof frame === 'string') this.#receiveText(session, frame)
    else if (frame.byteLength > LIMITS.maxFrameBytes) session.end('abusive')
    else if (session.batch) this.#receivePiece(session, frame)
    else this.#receiveBinary(session, frame)
  }

  #receiveText(session: Session, text: string) {
    if (isBatchMarker(text)) this.#receiveMarker(session, text)
    else if (text.length > LIMITS.maxTextFrameLength) session.end('abusive')
    else this.ports.commands.receive(session, text)
  }

  #receiveBinary(session: Session, bytes: Uint8Array) {
    const frame = readFrame(bytes)
    switch (frame.kind) {
      case 'step-1':
      case 'step-2':
      case 'update':
        return this.ports.sync.receive(session, frame)
      case 'awareness':
        if (!this.ports.presence.receive(session, frame.update)) session.end('abusive')
        return
      case 'ignored':
        return
      case 'malformed':
        return session.end('abusive')
      default:
        assertNever(frame)
    }
  }

  /**
   * A frame in pieces. Only the step 2 that a connection owes may be so large: whoever was offline for long sends all of it
   * at once. Nothing that is typed or pasted into a text of limited length is.
   */
  #receiveMarker(session: Session, text: string) {
    const marker = readBatchMarker(text)
    if (marker?.type === 'start' && !session.batch) {
      if (session.hasGivenDocument) return refuseBatch(session)
      // The timer also keeps the room awake, since the pieces are in its memory only.
      const cancelTimeout = this.ports.host.later(LIMITS.batchTimeoutMs, () => session.end('too-slow'))
      session.batch = { assembly: new BatchAssembly(marker), cancelTimeout }
      return
    }
    const whole = marker?.type === 'end' ? this.#finishBatch(session) : null
    if (whole) this.#receiveBinary(session, whole)
    else refuseBatch(session)
  }

  #receivePiece(session: Session, piece: Uint8Array) {
    if (!session.batch?.assembly.add(piece)) refuseBatch(session)
  }

  #finishBatch(session: Session): Uint8Array | null {
    const { batch } = session
    session.batch = null
    batch?.cancelTimeout()
    return batch?.assembly.finish() ?? null
  }
}

function refuseBatch(session: Session): void {
  session.say({
    type: 'edit-refused',
    code: 'frame-too-large',
    message: 'This change is too large to be taken at once.',
    cardId: null,
  })
  session.end('document-reset')
}
