import { deserialize, serialize } from 'node:v8'
import type { KeptSocket } from '../../../party/host.ts'
import { CLOSE_CODES } from '../../../shared/protocol/close-codes.ts'
import { FRAME } from '../../../shared/protocol/messages.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import type { VirtualTime } from './virtual-time.ts'

export type Frame = string | Uint8Array
type Event = { readonly frame: Frame } | { readonly closeCode: number }

/** A lost connection, as a browser says it. */
const LOST = 1_006
const MAX_ATTACHMENT_BYTES = 2_048

type Ports = { readonly time: VirtualTime; readonly random: SeededRandom }

/** One direction of a connection: in order, late, and a part at a time. */
class Pipe {
  #waiting: Event[] = []
  #isPaused: boolean
  #isMoving = false
  #isBroken = false

  constructor(
    private readonly ports: Ports & { readonly deliver: (event: Event) => void },
    options: { readonly isPaused: boolean },
  ) {
    this.#isPaused = options.isPaused
  }

  push(event: Event): void {
    if (this.#isBroken) return
    this.#waiting.push(event)
    this.#move()
  }

  open(): void {
    this.#isPaused = false
    this.#move()
  }

  /** Loses what is under way but for a part from the front, and everything that is pushed from now on. */
  break(keepsSome: boolean): void {
    this.#isBroken = true
    this.#waiting.splice(keepsSome ? this.ports.random.below(this.#waiting.length + 1) : 0)
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  #move(): void {
    if (this.#isMoving || this.#isPaused || this.#waiting.length === 0) return
    const { time, random } = this.ports
    this.#isMoving = true
    const luck = random.below(100)
    const delayMs =
      luck < 80 ? 1 + random.next() * 6 : luck < 98 ? random.next() * 150 : random.next() * 3_000
    time.later(delayMs, () => {
      this.#isMoving = false
      const count = 1 + random.below(this.#waiting.length)
      for (const event of this.#waiting.splice(0, count)) this.ports.deliver(event)
      this.#move()
    })
  }
}

export type PersonEnd = {
  readonly opened: () => void
  readonly received: (frame: Frame) => void
  readonly closed: (code: number) => void
}
export type RoomEnd = {
  readonly received: (link: Link, frame: Frame) => void
  readonly left: (link: Link) => void
  /** The room has said something: by then it must be true. */
  readonly said: (link: Link, frame: Frame) => void
}

/** A WebSocket with its two ends. */
export class Link {
  /** What each sync frame of the person carried, as they count them. */
  readonly syncFrames: (readonly Uint8Array[])[] = []
  /** How many of them have come. */
  syncFramesArrived = 0
  attachment: Buffer | null = null
  /** The room's end, as the host hands it out. */
  readonly kept: KeptSocket
  #room: 'open' | 'closing' | 'gone' = 'open'
  #isOver = false
  readonly #toRoom: Pipe
  readonly #toPerson: Pipe

  constructor(
    readonly id: string,
    readonly personId: string,
    private readonly ports: Ports & { readonly person: PersonEnd; readonly room: RoomEnd },
  ) {
    const keep = (attachment: unknown) => {
      const bytes = serialize(attachment)
      if (bytes.byteLength > MAX_ATTACHMENT_BYTES) throw new Error('The attachment is too large.')
      this.attachment = bytes
    }
    const attachment = () => (this.attachment === null ? null : deserialize(this.attachment))
    this.kept = {
      socket: {
        ...{ id, keep },
        send: (frame) => this.#send(frame),
        close: (name) => this.#close(CLOSE_CODES[name].code),
      },
      get attachment() {
        return attachment()
      },
    }
    const deliverToRoom = (event: Event) => this.#atRoom(event)
    const deliverToPerson = (event: Event) => this.#atPerson(event)
    this.#toRoom = new Pipe({ ...ports, deliver: deliverToRoom }, { isPaused: false })
    this.#toPerson = new Pipe({ ...ports, deliver: deliverToPerson }, { isPaused: true })
  }

  get isOpenAtRoom(): boolean {
    return this.#room === 'open'
  }

  /** The person's end is closed. */
  get isLeft(): boolean {
    return this.#isOver
  }

  /** Nothing is under way. */
  get isQuiet(): boolean {
    return this.#toRoom.isEmpty && this.#toPerson.isEmpty
  }

  /** The handshake is over. */
  opened(): void {
    if (this.#isOver) return
    this.ports.person.opened()
    this.#toPerson.open()
  }

  send(frame: Frame): void {
    this.#toRoom.push({ frame })
  }

  /** The person closes it: what they sent before still comes. */
  leave(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#toPerson.break(false)
    this.#toRoom.push({ closeCode: 1_000 })
  }

  /** The network loses it. Each end learns of it when it does; `null`: never. */
  cut({ personLearnsMs, roomLearnsMs }: { personLearnsMs: number | null; roomLearnsMs: number }): void {
    this.#toRoom.break(true)
    this.#toPerson.break(false)
    if (personLearnsMs !== null) this.#tellPersonLater(personLearnsMs)
    this.ports.time.later(roomLearnsMs, () => this.#leaveRoom())
  }

  /** The room's process is dead, and its sockets with it. */
  roomDied(personLearnsMs: number | null): void {
    this.#room = 'gone'
    this.#toRoom.break(false)
    this.#toPerson.break(true)
    if (personLearnsMs !== null) this.#tellPersonLater(personLearnsMs)
  }

  #tellPersonLater(delayMs: number): void {
    this.ports.time.later(delayMs, () => this.#endAtPerson(LOST))
  }

  #send(frame: Frame): void {
    if (this.#room !== 'open') return
    this.ports.room.said(this, frame)
    this.#toPerson.push({ frame: typeof frame === 'string' ? frame : frame.slice() })
  }

  #close(closeCode: number): void {
    if (this.#room !== 'open') return
    this.#room = 'closing'
    this.#toPerson.push({ closeCode })
  }

  #atRoom(event: Event) {
    if (this.#room === 'gone') return
    if ('closeCode' in event) return this.#leaveRoom()
    if (typeof event.frame !== 'string' && event.frame[0] === FRAME.sync) this.syncFramesArrived += 1
    this.ports.room.received(this, event.frame)
  }

  #leaveRoom(): void {
    if (this.#room === 'gone') return
    this.#room = 'gone'
    this.ports.room.left(this)
  }

  #atPerson(event: Event) {
    if (this.#isOver) return
    if ('frame' in event) return this.ports.person.received(event.frame)
    this.#endAtPerson(event.closeCode)
    this.#toRoom.push({ closeCode: event.closeCode })
  }

  #endAtPerson(code: number): void {
    if (this.#isOver) return
    this.#isOver = true
    this.ports.person.closed(code)
  }
}
