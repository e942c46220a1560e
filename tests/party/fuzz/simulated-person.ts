import * as Y from 'yjs'
import { retryDelayMs } from '../../../client/room/backoff.ts'
import { createPendingCommands } from '../../../client/room/pending-commands.ts'
import { NOTHING_SENT, type SaveEvent, savedStateOf, trackSaving } from '../../../client/room/save-tracker.ts'
import type { SentFrame } from '../../../client/room/sync-frames.ts'
import {
  joinAwareness,
  readFrame,
  writeAwarenessEntry,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '../../../party/connections/frames.ts'
import { createUndo } from '../../../shared/board/undo.ts'
import type { Role } from '../../../shared/identity/roles.ts'
import { type CloseName, readCloseCode } from '../../../shared/protocol/close-codes.ts'
import {
  parseRoomMessage,
  patchVisible,
  type RoomMessage,
  writeAck,
  writeCommand,
} from '../../../shared/protocol/messages.ts'
import { mayWriteBoard } from '../../../shared/workshop/command.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { Mine, Visible } from '../../../shared/workshop/state.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import type { Ledger } from './ledger.ts'
import type { Frame, Link } from './simulated-network.ts'
import type { SimulatedRoom } from './simulated-room.ts'
import type { VirtualTime } from './virtual-time.ts'

/** The origins of a person's own edits, and of what comes from the room. */
export const ME = 'me'
const REMOTE = 'remote'
/** As client/room/room-connection.ts has them. */
const SILENCE_MS = 15_000
const ACK_EVERY_FRAMES = 16
const ACK_AFTER_MS = 2_000

export type Who = { readonly personId: string; readonly name: string; readonly role: Role }

export type PersonPorts = {
  readonly time: VirtualTime
  readonly random: SeededRandom
  readonly room: SimulatedRoom
  readonly ledger: Ledger
  readonly note: (what: string) => void
  /** A new document of this person has this Yjs client id. */
  readonly ownsClientId: (clientId: number) => void
}

/** One attempt to be in the room. */
type Connection = {
  link: Link | null
  isOpen: boolean
  isWelcome: boolean
  hasDocument: boolean
  wasRefused: boolean
  /** For each sync frame sent, the edits that it took along. */
  readonly frames: (readonly Uint8Array[])[]
  savedFrames: number
  received: number
  acked: number
  stopSilence: (() => void) | null
  isOver: boolean
}

/** An honest person with their tab: it speaks the protocol as client/room does, without a browser. */
export class SimulatedPerson {
  doc = new Y.Doc()
  undo = createUndo(this.doc, ME)
  visible: Visible | null = null
  mine: Mine = { choice: null }
  tracker = NOTHING_SENT
  stoppedFor: CloseName | null = null
  version = 0
  #epoch: number | null = null
  #failures = 0
  #connection: Connection | null = null
  #cancelRetry: () => void = () => {}
  /** Edits that no connection has taken along. */
  #waiting: Uint8Array[] = []
  readonly #pending

  constructor(
    readonly who: Who,
    private readonly ports: PersonPorts,
  ) {
    this.#pending = createPendingCommands(null, who.personId, ports.time.nowMs)
    this.#newDocument()
  }

  /** What is still on its way to the room, in words; `null`: nothing. */
  get unrest(): string | null {
    if (this.stoppedFor) return null
    if (!this.#connection?.isWelcome || !this.#connection.hasDocument) return 'is not in the room'
    const pending = this.#pending.all(this.ports.time.nowMs).map(({ command }) => command.type)
    if (pending.length > 0) return `waits for answers to ${pending.join(', ')}`
    const saved = savedStateOf(this.tracker, this.ports.time.nowMs)
    return saved.kind === 'saved' ? null : `sees ${saved.kind}`
  }

  get mayWrite(): boolean {
    return this.visible !== null && mayWriteBoard(this.visible, this.who).ok
  }

  connect(): void {
    const { time, random, room, note } = this.ports
    this.#end()
    this.#cancelRetry()
    const connection: Connection = {
      ...{ link: null, isOpen: false, isWelcome: false, hasDocument: false, wasRefused: false },
      ...{ frames: [], savedFrames: 0, received: 0, acked: 0, stopSilence: null, isOver: false },
    }
    this.#connection = connection
    note(`${this.who.personId} connects`)
    connection.link = room.connect(
      { ...this.who, ticketId: `t-${random.next()}`, expiresAtMs: time.nowMs + 60_000 },
      {
        opened: () => this.#opened(connection),
        received: (frame) => this.#received(connection, frame),
        closed: (code) => this.#closed(connection, code),
      },
    )
    this.#expectAnswer(connection)
  }

  /** Leaves the socket and comes back: a gap, a silent room, or the person asked. */
  restart(): void {
    if (this.stoppedFor) return
    this.#end()
    this.connect()
  }

  /** The device goes offline for a while. */
  goOffline(durationMs: number): void {
    this.#end()
    this.#cancelRetry()
    this.#cancelRetry = this.ports.time.later(durationMs, () => this.connect())
  }

  /** The tab is looked at: is the socket alive? */
  ping(): void {
    if (this.#connection?.isOpen) this.#say(this.#connection, JSON.stringify({ type: 'ping' }))
  }

  /** Gives a command; with the `id` of an earlier one it is given again. */
  give(command: Command, id = `cmd-${Math.floor(this.ports.random.next() * 1e15).toString(36)}-x`): void {
    const { time, ledger, note } = this.ports
    ledger.commands.set(id, { id, personId: this.who.personId, command, answer: null })
    note(`${this.who.personId} gives ${JSON.stringify(command).slice(0, 120)}`)
    void this.#pending.add({ id, command, sinceMs: time.nowMs })
    if (this.#connection?.isWelcome) this.#say(this.#connection, writeCommand(id, command))
  }

  show(editing: string | null): void {
    if (!this.#connection?.isOpen) return
    const state = { personId: this.who.personId, name: this.who.name, editing }
    this.#connection.link?.send(
      joinAwareness([writeAwarenessEntry({ clientId: this.doc.clientID, clock: 1, state })]),
    )
  }

  #newDocument(): void {
    this.undo.destroy()
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.undo = createUndo(this.doc, ME)
    this.ports.ownsClientId(this.doc.clientID)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.#edited(update)
    })
  }

  #edited(update: Uint8Array): void {
    if (this.#connection?.isOpen) this.#sendSync(this.#connection, 'edit', writeUpdate(update), [update])
    else this.#waiting.push(update)
    if (!this.tracker.isOpen) this.#track({ type: 'edited-offline' })
  }

  #track(event: SaveEvent): void {
    this.tracker = trackSaving(this.tracker, event)
  }

  #opened(connection: Connection): void {
    if (connection.isOver) return
    connection.isOpen = true
    this.#sendSync(connection, 'request', writeStep1(Y.encodeStateVector(this.doc)), [])
    // A tab that is looked at says so at once.
    if (this.ports.random.below(4) > 0) this.show(null)
  }

  #sendSync(connection: Connection, kind: SentFrame, frame: Uint8Array, edits: readonly Uint8Array[]): void {
    connection.frames.push(edits)
    connection.link?.syncFrames.push(edits)
    this.#track({ type: 'frame-sent', frame: kind })
    connection.link?.send(frame)
    this.#expectAnswer(connection)
  }

  #say(connection: Connection, text: string): void {
    connection.link?.send(text)
    this.#expectAnswer(connection)
  }

  #expectAnswer(connection: Connection): void {
    connection.stopSilence ??= this.ports.time.later(SILENCE_MS, () => {
      if (connection.isOver) return
      this.ports.note(`${this.who.personId} hears nothing`)
      this.#end()
      this.#retry()
    })
  }

  #received(connection: Connection, frame: Frame): void {
    if (connection.isOver) return
    connection.stopSilence?.()
    connection.stopSilence = null
    if (typeof frame === 'string') this.#receivedText(connection, frame)
    else this.#receivedBinary(connection, frame)
  }

  #receivedBinary(connection: Connection, bytes: Uint8Array): void {
    connection.received += 1
    if (connection.received - connection.acked >= ACK_EVERY_FRAMES) this.#acknowledge(connection)
    else this.ports.time.later(ACK_AFTER_MS, () => this.#acknowledge(connection))
    const frame = readFrame(bytes)
    if (frame.kind === 'step-1') {
      const update = Y.encodeStateAsUpdate(this.doc, frame.stateVector)
      this.#sendSync(connection, 'catch-up', writeStep2(update), [update, ...this.#waiting.splice(0)])
    } else if (frame.kind === 'step-2' || frame.kind === 'update') {
      Y.applyUpdate(this.doc, frame.update, REMOTE)
      if (frame.kind === 'step-2') connection.hasDocument = true
      const isWaiting = this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
      // Before the step 2, which may come in several frames, more may be on its way.
      if (connection.hasDocument && isWaiting) {
        this.ports.ledger.complain(`${this.who.personId} was sent an update without what it builds on`)
      }
    }
  }

  #acknowledge(connection: Connection): void {
    if (connection.isOver || connection.acked === connection.received) return
    connection.acked = connection.received
    connection.link?.send(writeAck(connection.received))
  }

  #receivedText(connection: Connection, text: string): void {
    const message = parseRoomMessage(text)
    // A newer room may say what this client does not know.
    if (message) this.#heard(connection, message)
  }

  #heard(connection: Connection, message: RoomMessage) {
    switch (message.type) {
      case 'welcome':
        return this.#welcomed(connection, message)
      case 'state':
        if (message.version !== this.version + 1) {
          this.ports.ledger.complain(
            `${this.who.personId} got version ${message.version} after ${this.version}`,
          )
        }
        this.version = message.version
        if (this.visible) this.visible = patchVisible(this.visible, message)
        return
      case 'mine':
        this.mine = message.mine
        return
      case 'done':
        return this.#pending.settle(message.id, null)
      case 'refused':
        if (message.id !== null)
          this.#pending.settle(message.id, { code: message.code, message: message.message })
        return
      case 'saved':
        connection.savedFrames = message.frames
        return this.#track({ type: 'saved', frames: message.frames })
      case 'save-failed':
        return this.#track({ type: 'save-failed', retryAtMs: this.ports.time.nowMs + message.retryInMs })
      case 'save-recovered':
        return this.#track({ type: 'save-recovered' })
      case 'edit-refused':
        connection.wasRefused = true
        this.ports.note(`${this.who.personId} is refused: ${message.code}`)
        return this.ports.ledger.editRefused(this.who.personId, message.code, this.doc.clientID)
      default:
        return
    }
  }

  #welcomed(connection: Connection, welcome: Extract<RoomMessage, { type: 'welcome' }>): void {
    if (this.#epoch !== null && this.#epoch !== welcome.epoch) {
      this.ports.ledger.complain(`${this.who.personId} was given another epoch`)
    }
    this.#epoch = welcome.epoch
    this.version = welcome.version
    this.visible = welcome.visible
    this.mine = welcome.mine
    connection.isWelcome = true
    this.#failures = 0
    this.#track({ type: 'opened' })
    for (const { id, command } of this.#pending.all(this.ports.time.nowMs)) {
      this.#say(connection, writeCommand(id, command))
    }
  }

  /** Ends the attempt on this side; what was sent and not saved waits again. */
  #end(): void {
    const connection = this.#connection
    this.#connection = null
    if (!connection || connection.isOver) return
    connection.isOver = true
    connection.stopSilence?.()
    connection.link?.leave()
    this.#waiting.unshift(...connection.frames.slice(connection.savedFrames).flat())
    this.#track({ type: 'closed' })
  }

  #closed(connection: Connection, code: number): void {
    if (connection.isOver) return
    const { name, advice } = readCloseCode(code)
    this.ports.note(`${this.who.personId} is closed: ${name ?? code}`)
    this.#end()
    if (name === 'document-reset') {
      if (!connection.wasRefused)
        this.ports.ledger.complain(`${this.who.personId} was reset and not told why`)
      this.ports.ledger.refusedEdits += this.#waiting.length
      this.#waiting = []
      this.#track({ type: 'reset' })
      this.#newDocument()
    }
    if (advice === 'stop' && name !== null) this.stoppedFor = name
    else this.#retry()
  }

  #retry(): void {
    const { time, random } = this.ports
    this.#failures += 1
    this.#cancelRetry()
    this.#cancelRetry = time.later(retryDelayMs(this.#failures, random.next()), () => this.connect())
  }
}
