import * as Y from 'yjs'
import { retryDelayMs } from '../../../client/room/backoff.ts'
import { createPendingCommands } from '../../../client/room/pending-commands.ts'
import { NOTHING_SENT, type SaveEvent, savedStateOf, trackSaving } from '../../../client/room/save-tracker.ts'
import { joinAwareness, writeAwarenessEntry, writeUpdate } from '../../../party/connections/frames.ts'
import { createUndo } from '../../../shared/board/undo.ts'
import type { Role } from '../../../shared/identity/roles.ts'
import { type CloseName, readCloseCode } from '../../../shared/protocol/close-codes.ts'
import { patchVisible, type RoomMessage } from '../../../shared/protocol/messages.ts'
import { mayWriteBoard } from '../../../shared/workshop/command.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import { type Mine, NOTHING_OF_MINE, type Visible } from '../../../shared/workshop/state.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import type { Ledger } from './ledger.ts'
import { PersonConnection, REMOTE } from './person-connection.ts'
import type { SimulatedRoom } from './simulated-room.ts'
import type { VirtualTime } from './virtual-time.ts'

/** The origin of a person's own edits. */
export const ME = 'me'

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

/** An honest person with their tab: it speaks the protocol as client/room does, without a browser. */
export class SimulatedPerson {
  doc = new Y.Doc()
  undo = createUndo(this.doc, ME)
  visible: Visible | null = null
  mine: Mine = NOTHING_OF_MINE
  tracker = NOTHING_SENT
  stoppedFor: CloseName | 'left' | null = null
  version = 0
  #epoch: number | null = null
  #failures = 0
  #connection: PersonConnection | null = null
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
    if (this.stoppedFor) return
    const { time, random, room, note } = this.ports
    this.#end()
    this.#cancelRetry()
    const connection = new PersonConnection({
      doc: this.doc,
      // A tab that is looked at says so at once, and one that is not says that.
      onOpen: () => this.#present(random.below(4) > 0 ? this.#shown(null) : null),
      onMessage: (message) => this.#heard(connection, message),
      onSent: (kind) => this.#track({ type: 'frame-sent', frame: kind }),
      takeWaiting: () => this.#waiting.splice(0),
      onLost: () => {
        note(`${this.who.personId} hears nothing`)
        this.#end()
        this.#retry()
      },
      complain: (violation) => this.ports.ledger.complain(`${this.who.personId} ${violation}`),
    })
    this.#connection = connection
    note(`${this.who.personId} connects`)
    const entry = { ...this.who, ticketId: `t-${random.next()}`, expiresAtMs: time.nowMs + 60_000 }
    const link = room.connect(entry, {
      opened: () => connection.opened(),
      received: (frame) => connection.received(frame),
      closed: (code) => this.#closed(connection, code),
    })
    connection.use(link)
  }

  /** Leaves the socket and comes back: a gap, a silent room, or the person asked. */
  restart(): void {
    this.connect()
  }

  /** The tab is closed. */
  leave(): void {
    if (this.stoppedFor) return
    this.stoppedFor = 'left'
    this.#end()
    this.#cancelRetry()
  }

  /** The device goes offline for a while. */
  goOffline(durationMs: number): void {
    if (this.stoppedFor) return
    this.#end()
    this.#cancelRetry()
    this.#cancelRetry = this.ports.time.later(durationMs, () => this.connect())
  }

  /** The tab is looked at: is the socket alive? */
  wake(): void {
    this.#connection?.wake()
  }

  /** Gives a command; with the `id` of an earlier one it is given again. */
  give(command: Command, id = `cmd-${Math.floor(this.ports.random.next() * 1e15).toString(36)}-x`): void {
    const { time, ledger, note } = this.ports
    ledger.commands.set(id, { id, personId: this.who.personId, command, answer: null })
    note(`${this.who.personId} gives ${JSON.stringify(command).slice(0, 120)}`)
    void this.#pending.add({ id, command, sinceMs: time.nowMs })
    if (this.#connection?.isWelcome) this.#connection.sendCommand(id, command)
  }

  show(editing: string | null): void {
    this.#present(this.#shown(editing))
  }

  #shown(editing: string | null) {
    return { personId: this.who.personId, name: this.who.name, editing }
  }

  #present(state: unknown): void {
    const entry = writeAwarenessEntry({ clientId: this.doc.clientID, clock: 1, state })
    this.#connection?.send(joinAwareness([entry]))
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
    if (this.#connection?.isOpen) this.#connection.sendSync('edit', writeUpdate(update), [update])
    else this.#waiting.push(update)
    if (!this.tracker.isOpen) this.#track({ type: 'edited-offline' })
  }

  #track(event: SaveEvent): void {
    this.tracker = trackSaving(this.tracker, event)
  }

  #heard(connection: PersonConnection, message: RoomMessage) {
    const { ledger, note, time } = this.ports
    switch (message.type) {
      case 'welcome':
        return this.#welcomed(connection, message)
      case 'state':
        if (message.version !== this.version + 1) {
          ledger.complain(`${this.who.personId} got version ${message.version} after ${this.version}`)
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
        if (message.id !== null) this.#pending.settle(message.id, message)
        return
      case 'saved':
        return this.#track({ type: 'saved', frames: message.frames })
      case 'save-failed':
        return this.#track({ type: 'save-failed', retryAtMs: time.nowMs + message.retryInMs })
      case 'save-recovered':
        return this.#track({ type: 'save-recovered' })
      case 'edit-refused':
        note(`${this.who.personId} is refused: ${message.code}`)
        return ledger.editRefused(this.who.personId, message.code)
      default:
        return
    }
  }

  #welcomed(connection: PersonConnection, welcome: Extract<RoomMessage, { type: 'welcome' }>): void {
    if (this.#epoch !== null && this.#epoch !== welcome.epoch) {
      this.ports.ledger.complain(`${this.who.personId} was given another epoch`)
    }
    this.#epoch = welcome.epoch
    this.version = welcome.version
    this.visible = welcome.visible
    this.mine = welcome.mine
    this.#failures = 0
    this.#track({ type: 'opened' })
    for (const { id, command } of this.#pending.all(this.ports.time.nowMs))
      connection.sendCommand(id, command)
  }

  /** Ends the attempt on this side; what was sent and not saved waits again. */
  #end(): void {
    const connection = this.#connection
    this.#connection = null
    if (!connection || connection.isOver) return
    this.#waiting.unshift(...connection.end())
    this.#track({ type: 'closed' })
  }

  #closed(connection: PersonConnection, code: number): void {
    if (connection.isOver) return
    const { ledger, note } = this.ports
    const { name, advice } = readCloseCode(code)
    note(`${this.who.personId} is closed: ${name ?? code}`)
    this.#end()
    if (name === 'document-reset') {
      if (!connection.wasRefused) ledger.complain(`${this.who.personId} was reset and not told why`)
      ledger.refusedEdits += this.#waiting.length
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
