import * as Y from 'yjs'
import { createFrameAcks } from '../../../client/room/frame-acks.ts'
import { createLiveness } from '../../../client/room/liveness.ts'
import { createOwedAnswers } from '../../../client/room/owed-answers.ts'
import type { SentFrame } from '../../../client/room/sync-frames.ts'
import { readFrame, writeStep1, writeStep2 } from '../../../party/connections/frames.ts'
import { parseRoomMessage, type RoomMessage, writeCommand } from '../../../shared/protocol/messages.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { Frame, Link } from './simulated-network.ts'

/** The origin of what comes from the room. */
export const REMOTE = 'remote'
const CATCH_UP_MS = 30_000

export type ConnectionPorts = {
  readonly doc: Y.Doc
  readonly onOpen: () => void
  readonly onMessage: (message: RoomMessage) => void
  readonly onSent: (kind: SentFrame) => void
  /** The edits that nobody has taken along, for the answer to the room's question. */
  readonly takeWaiting: () => readonly Uint8Array[]
  readonly onLost: () => void
  readonly complain: (violation: string) => void
}

/** One attempt to be in the room, by the pieces that client/room uses for it. */
export class PersonConnection {
  isOpen = false
  isWelcome = false
  hasDocument = false
  wasRefused = false
  isOver = false
  #link: Link | null = null
  /** For each sync frame sent, the edits that it took along. */
  readonly #frames: (readonly Uint8Array[])[] = []
  #savedFrames = 0
  readonly #liveness
  readonly #owed
  readonly #acks

  constructor(private readonly ports: ConnectionPorts) {
    this.#liveness = createLiveness({
      catchUpMs: CATCH_UP_MS,
      ping: () => this.send(JSON.stringify({ type: 'ping' })),
      lost: () => (this.isOver ? undefined : ports.onLost()),
    })
    this.#owed = createOwedAnswers(this.#liveness.owes)
    this.#acks = createFrameAcks((text) => this.send(text))
  }

  use(link: Link): void {
    this.#link = link
  }

  opened(): void {
    if (this.isOver) return
    this.isOpen = true
    this.sendSync('request', writeStep1(Y.encodeStateVector(this.ports.doc)), [])
    this.ports.onOpen()
  }

  send(frame: Frame): void {
    if (this.isOpen && !this.isOver) this.#link?.send(frame)
  }

  sendSync(kind: SentFrame, frame: Uint8Array, edits: readonly Uint8Array[]): void {
    this.#frames.push(edits)
    this.#link?.syncFrames.push(edits)
    this.#owed.syncFrameSent(frame.byteLength)
    this.ports.onSent(kind)
    this.send(frame)
  }

  sendCommand(id: string, command: Command): void {
    this.#owed.commandSent(id)
    this.send(writeCommand(id, command))
  }

  /** The tab is looked at again: is anybody there? */
  wake(): void {
    if (this.isOpen) this.#liveness.wake()
  }

  received(frame: Frame): void {
    if (this.isOver) return
    this.#liveness.heard()
    if (typeof frame === 'string') this.#receivedText(frame)
    else this.#receivedBinary(frame)
  }

  /** Leaves it. What was sent and not saved has to be sent again. */
  end(): readonly Uint8Array[] {
    if (this.isOver) return []
    this.isOver = true
    this.#liveness.stop()
    this.#acks.stop()
    this.#link?.leave()
    return this.#frames.slice(this.#savedFrames).flat()
  }

  #receivedText(text: string): void {
    const message = parseRoomMessage(text)
    // A newer room may say what this client does not know.
    if (!message) return
    if (message.type === 'welcome') {
      this.isWelcome = true
      this.#liveness.welcomed()
    } else if (message.type === 'saved') {
      this.#savedFrames = message.frames
      this.#owed.saved(message.frames)
    } else if (message.type === 'edit-refused') this.wasRefused = true
    else if (message.type === 'done') this.#owed.settled(message.id)
    else if (message.type === 'refused' && message.id !== null) this.#owed.settled(message.id)
    this.ports.onMessage(message)
  }

  #receivedBinary(bytes: Uint8Array): void {
    this.#acks.taken(bytes.byteLength)
    const { doc } = this.ports
    const frame = readFrame(bytes)
    if (frame.kind === 'step-1') {
      const update = Y.encodeStateAsUpdate(doc, frame.stateVector)
      this.sendSync('catch-up', writeStep2(update), [update, ...this.ports.takeWaiting()])
    } else if (frame.kind === 'step-2' || frame.kind === 'update') {
      Y.applyUpdate(doc, frame.update, REMOTE)
      if (frame.kind === 'step-2' && !this.hasDocument) {
        this.hasDocument = true
        this.#liveness.caughtUp()
      }
      // Before the step 2, which may come in several frames, more may be on its way.
      const isWaiting = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
      if (this.hasDocument && isWaiting) this.ports.complain('was sent an update without what it builds on')
    }
  }
}
