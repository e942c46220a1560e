import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { readCloseCode } from '../../../shared/protocol/close-codes.ts'
import {
  PROTOCOL_VERSION,
  parseRoomMessage,
  patchVisible,
  type RoomMessage,
  writeCommand,
} from '../../../shared/protocol/messages.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { freshId, type TestPerson, ticketFor } from './signing.ts'

const WAIT_MS = 10_000

export type PresenceEntry = { readonly clientId: number; readonly state: unknown }

/** Those of the tests that run. */
const opened = new Set<RoomClient>()

/** Whoever is still there is gone, without a word. */
export function dropAll(): void {
  for (const client of opened) client.drop()
  opened.clear()
}

/** A client written from the protocol alone, without the provider: what any other program with a ticket would be. */
export class RoomClient {
  readonly doc: Y.Doc
  /** Every frame that came, as it came. */
  readonly frames: (string | Uint8Array)[] = []
  readonly messages: RoomMessage[] = []
  readonly presence: PresenceEntry[] = []
  visible: Visible | null = null
  version = -1
  syncFramesSent = 0
  savedFrames = 0
  isSynced = false
  closed: { readonly code: number; readonly name: string | null } | null = null
  readonly #socket: WebSocket
  readonly #answersStep1: boolean
  readonly #checks = new Set<() => void>()

  constructor(
    url: string,
    doc: Y.Doc,
    options: { readonly sendsEdits?: boolean; readonly answersStep1?: boolean } = {},
  ) {
    this.doc = doc
    this.#answersStep1 = options.answersStep1 ?? true
    this.#socket = new WebSocket(url)
    this.#socket.binaryType = 'arraybuffer'
    opened.add(this)
    this.#socket.on('open', () => this.sendSync((encoder) => sync.writeSyncStep1(encoder, doc)))
    this.#socket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof ArrayBuffer) this.#takeBinary(new Uint8Array(data))
      else if (!isBinary)
        this.#takeText(data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data))
      this.#changed()
    })
    this.#socket.on('close', (code) => {
      this.closed = { code, name: readCloseCode(code).name }
      this.#changed()
    })
    this.#socket.on('error', () => {
      this.closed ??= { code: 1006, name: null }
      this.#changed()
    })
    if (options.sendsEdits === false) return
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOpen) this.sendSync((encoder) => sync.writeUpdate(encoder, update))
    })
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  get welcome(): Extract<RoomMessage, { type: 'welcome' }> | null {
    return this.messages.find((message) => message.type === 'welcome') ?? null
  }

  /** Resolves when `condition` gives something; fails with what was waited for when it never does. */
  until<Value>(
    what: string,
    condition: () => Value | null | undefined | false,
    waitMs = WAIT_MS,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#checks.delete(check)
        const said = this.messages.slice(-5).map((message) => JSON.stringify(message).slice(0, 300))
        reject(
          new Error(
            `Waited in vain until ${what}. Closed: ${JSON.stringify(this.closed)}. Last said:\n${said.join('\n')}`,
          ),
        )
      }, waitMs)
      const check = () => {
        const value = condition()
        if (value === null || value === undefined || value === false) return
        clearTimeout(giveUp)
        this.#checks.delete(check)
        resolve(value)
      }
      this.#checks.add(check)
      check()
    })
  }

  untilClosed() {
    return this.until('it is closed', () => this.closed)
  }

  /** Everything that was sent until now is said to be saved. */
  untilSaved() {
    const sent = this.syncFramesSent
    return this.until(`${sent} frames are saved`, () => this.savedFrames >= sent)
  }

  /** Sends a command and resolves with its answer. */
  async command(command: Command, id = freshId()) {
    this.sendText(writeCommand(id, command))
    return this.answerTo(id)
  }

  answerTo(id: string) {
    return this.until(`command ${id} is answered`, () => {
      const answer = this.messages.find(
        (message) => (message.type === 'done' || message.type === 'refused') && message.id === id,
      )
      if (answer?.type === 'refused') return { code: answer.code, message: answer.message }
      return answer ? ('done' as const) : null
    })
  }

  sendText(text: string) {
    this.#socket.send(text)
  }

  sendBinary(bytes: Uint8Array) {
    this.#socket.send(bytes)
  }

  sendSync(write: (encoder: encoding.Encoder) => void) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    write(encoder)
    this.syncFramesSent += 1
    this.#socket.send(encoding.toUint8Array(encoder))
  }

  sendPresence(entries: readonly { clientId: number; clock: number; state: unknown }[]) {
    const payload = encoding.createEncoder()
    encoding.writeVarUint(payload, entries.length)
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(payload, clientId)
      encoding.writeVarUint(payload, clock)
      encoding.writeVarString(payload, JSON.stringify(state))
    }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(payload))
    this.#socket.send(encoding.toUint8Array(encoder))
  }

  /** Closes politely and waits for it. */
  async leave() {
    this.#socket.close()
    await this.untilClosed()
  }

  /** Lets the connection drop without a word. */
  drop() {
    this.#socket.terminate()
  }

  #takeText(text: string) {
    this.frames.push(text)
    const message = parseRoomMessage(text)
    if (!message) throw new Error(`The room said what its protocol does not know: ${text.slice(0, 300)}`)
    this.messages.push(message)
    if (message.type === 'welcome') {
      this.visible = message.visible
      this.version = message.version
    } else if (message.type === 'saved') this.savedFrames = message.frames
    else if (message.type === 'state') {
      if (message.version !== this.version + 1)
        throw new Error(`Version ${message.version} after ${this.version}`)
      this.version = message.version
      if (this.visible) this.visible = patchVisible(this.visible, message)
    }
  }

  #takeBinary(bytes: Uint8Array) {
    this.frames.push(bytes)
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === 1) return this.#takePresence(decoding.readVarUint8Array(decoder))
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    const step = sync.readSyncMessage(decoder, encoder, this.doc, this)
    if (step === sync.messageYjsSyncStep2) this.isSynced = true
    if (encoding.length(encoder) > 1 && this.isOpen && this.#answersStep1) {
      this.syncFramesSent += 1
      this.#socket.send(encoding.toUint8Array(encoder))
    }
  }

  #takePresence(update: Uint8Array) {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    for (let at = 0; at < count; at++) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      this.presence.push({ clientId, state: JSON.parse(decoding.readVarString(decoder)) })
    }
  }

  #changed() {
    for (const check of [...this.#checks]) check()
  }
}

export async function roomUrl(
  host: string,
  workshopId: string,
  person: TestPerson,
  query: Record<string, string> = {},
  party = 'main',
): Promise<string> {
  const ticket = await ticketFor(workshopId, person)
  const search = new URLSearchParams({ ticket, v: String(PROTOCOL_VERSION), ...query })
  return `ws://${host}/parties/${party}/${workshopId}?${search}`
}

/** Comes in and waits until the room has said welcome and the document is there. */
export async function join(
  host: string,
  workshopId: string,
  person: TestPerson,
  doc = new Y.Doc(),
): Promise<RoomClient> {
  const client = new RoomClient(await roomUrl(host, workshopId, person), doc)
  await client.until('it is welcome', () => client.welcome)
  await client.until('it has the document', () => client.isSynced)
  return client
}
