import WebSocket from 'ws'
import * as Y from 'yjs'
import { FRAME, writeAck } from '../../shared/protocol/messages.ts'
import { nowMs } from './clock.ts'
import { presenceNumber, presenceState } from './presence-state.ts'
import { presenceFrame, readServerFrame, STEP, syncFrame } from './wire.ts'

/** As Turnout's own client does: after so many bytes, and for the rest within this time. */
const ACK_AFTER_BYTES = 131_072
export const ACK_WITHIN_MS = 4_000
/** What is longer is never `saved`, and reading it would cost the generator more than the room. */
const LONGEST_SIGNAL = 400

/**
 * One person's connection. Lean, so that hundreds fit into a process: one that is `eager` applies what comes at once and
 * notes when; the others keep the bytes and apply them in `catchUp`.
 */
export class LoadClient {
  readonly doc = new Y.Doc()
  readonly person: number
  readonly times = { startedMs: 0, openMs: 0, syncedMs: 0 }
  readonly counts = { frames: 0, bytes: 0, sentFrames: 0, sentBytes: 0 }
  /** `clock, time, …` of own edits. */
  readonly edits: number[] = []
  /** `clock, time, …` by the author's Yjs client id; eager clients only. */
  readonly arrivals = new Map<number, number[]>()
  /** The latest presence of each client id. */
  readonly presenceSeen = new Map<number, number>()
  /** `sent, saved, …` of sync frames. */
  readonly saved: number[] = []
  lastReceivedMs = 0
  /** Why it ended, if the server ended it. */
  ended: string | null = null
  refusal: string | null = null
  readonly #isEager: boolean
  readonly #isTurnout: boolean
  #socket: WebSocket | null = null
  readonly #kept: Uint8Array[] = []
  #presenceClock = 0
  #binaryFrames = 0
  #ackedFrames = 0
  #unackedBytes = 0
  /** Sending times of sync frames that are not yet said to be saved. */
  #unsaved: number[] = []
  #savedFrames = 0
  #isClosing = false

  constructor(options: { readonly person: number; readonly isEager: boolean; readonly isTurnout: boolean }) {
    this.person = options.person
    this.#isEager = options.isEager
    this.#isTurnout = options.isTurnout
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sendSync(STEP.update, update)
    })
  }

  /** Resolves when the document has come. */
  connect(url: string, timeoutMs: number): Promise<void> {
    this.times.startedMs = nowMs()
    const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true })
    this.#socket = socket
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => reject(new Error(`No document within ${timeoutMs} ms.`)), timeoutMs)
      socket.on('open', () => {
        this.times.openMs = nowMs()
        this.#sendSync(STEP.one, Y.encodeStateVector(this.doc))
      })
      socket.on('message', (data, isBinary) => {
        if (!Buffer.isBuffer(data)) return
        this.lastReceivedMs = nowMs()
        this.counts.frames += 1
        this.counts.bytes += data.length
        if (!isBinary) return this.#takeText(data)
        this.#takeBinary(data)
        if (this.times.syncedMs > 0) {
          clearTimeout(giveUp)
          resolve()
        }
      })
      socket.on('close', (code, reason) => {
        clearTimeout(giveUp)
        if (!this.#isClosing) this.ended = `${code} ${reason.toString()}`
        reject(new Error(`Closed with ${code} ${reason.toString()}`))
      })
      socket.on('error', reject)
    })
  }

  get clientId(): number {
    return this.doc.clientID
  }

  /** Remembers the edit that was just made. */
  noteEdit(startedMs: number): void {
    this.edits.push(this.#presenceClock || Y.getState(this.doc.store, this.clientId), startedMs)
  }

  showPresence(): void {
    this.#presenceClock += 1
    const state = presenceState(this.person, this.#presenceClock)
    this.#send(presenceFrame(this.clientId, this.#presenceClock, state))
  }

  /** Tells the room what was taken in, if anything is untold. */
  acknowledge(): void {
    if (!this.#isTurnout || this.#ackedFrames === this.#binaryFrames) return
    this.#ackedFrames = this.#binaryFrames
    this.#unackedBytes = 0
    this.#send(writeAck(this.#binaryFrames))
  }

  /** Applies what was kept: afterwards the document is as if everything had been applied when it came. */
  catchUp(): void {
    const kept = this.#kept.splice(0)
    this.doc.transact(() => {
      for (const data of kept) this.#apply(data)
    }, this)
  }

  close(): void {
    this.#isClosing = true
    this.#socket?.terminate()
  }

  #takeText(data: Buffer): void {
    if (data.length > LONGEST_SIGNAL) return
    const message: unknown = JSON.parse(data.toString())
    if (typeof message !== 'object' || message === null || !('type' in message)) return
    if (message.type === 'edit-refused') this.refusal = data.toString()
    if (message.type !== 'saved' || !('frames' in message) || typeof message.frames !== 'number') return
    const now = nowMs()
    const count = message.frames - this.#savedFrames
    this.#savedFrames = message.frames
    for (const sentMs of this.#unsaved.splice(0, count)) this.saved.push(sentMs, now)
  }

  #takeBinary(data: Buffer): void {
    this.#binaryFrames += 1
    this.#unackedBytes += data.length
    if (this.#unackedBytes >= ACK_AFTER_BYTES) this.acknowledge()
    const [type, step] = data
    if (type === FRAME.sync && step === STEP.one) {
      const frame = readServerFrame(data)
      if (frame.kind === 'sync') this.#sendSync(STEP.two, Y.encodeStateAsUpdate(this.doc, frame.payload))
      return
    }
    if (this.#isEager) this.#apply(data)
    else this.#kept.push(data)
    if (type === FRAME.sync && step === STEP.two && this.times.syncedMs === 0) this.times.syncedMs = nowMs()
  }

  #apply(data: Uint8Array): void {
    const frame = readServerFrame(data)
    if (frame.kind === 'sync') {
      Y.applyUpdate(this.doc, frame.payload, this)
      if (!this.#isEager) return
      const now = nowMs()
      for (const author of Y.parseUpdateMeta(frame.payload).to.keys()) {
        this.#noteArrival(author, Y.getState(this.doc.store, author), now)
      }
    } else if (frame.kind === 'presence') {
      for (const { clientId, state } of frame.entries) {
        const number = presenceNumber(state)
        if (clientId === this.clientId || number === null) continue
        this.presenceSeen.set(clientId, number)
        if (this.#isEager) this.#noteArrival(clientId, number, nowMs())
      }
    }
  }

  #noteArrival(author: number, clock: number, atMs: number): void {
    const known = this.arrivals.get(author)
    if (known) known.push(clock, atMs)
    else this.arrivals.set(author, [clock, atMs])
  }

  #sendSync(step: number, payload: Uint8Array): void {
    if (this.#isTurnout) this.#unsaved.push(nowMs())
    this.#send(syncFrame(step, payload))
  }

  #send(frame: Uint8Array | string): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    this.counts.sentFrames += 1
    this.counts.sentBytes += frame.length
    this.#socket.send(frame)
  }
}
