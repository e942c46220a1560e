import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import type * as Y from 'yjs'
import { readCloseCode } from '../../shared/protocol/close-codes.ts'
import {
  FRAME,
  type OwnPresence,
  PROTOCOL_VERSION,
  parseRoomMessage,
  type RoomMessage,
  writeCommand,
} from '../../shared/protocol/messages.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { createFrameAcks } from '../room/frame-acks.ts'
import type { Ticket } from '../room/room-attempt.ts'

/** As much of a WebSocket as is used: browsers' own, and what Node programs use. */
export type Socket = {
  binaryType: string
  readonly readyState: number
  send(data: string | Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void
  addEventListener(type: 'error', listener: () => void): void
}

export type TeammateConnectionPorts = {
  readonly doc: Y.Doc
  /** `null`: asking again would get the same answer, or the practice is over. */
  readonly requestTicket: () => Promise<Ticket | 'try-again' | null>
  readonly openSocket: (url: string) => Socket
  readonly onMessage: (message: RoomMessage) => void
  readonly onSynced: () => void
  /** It has ended, and not by `stop`. `isOver`: another one would, too. */
  readonly onClosed: (closed: { readonly isOver: boolean; readonly message: string }) => void
}

const OPEN = 1
const ROOM = 'room'

/**
 * One attempt of a simulated teammate to be in the room: the wire protocol and no more. What the visitor's own connection does for people (a
 * copy on the disk, what was not saved) nobody would miss here, and a dozen of these share one tab.
 */
export function openTeammateConnection(ports: TeammateConnectionPorts) {
  const { doc } = ports
  let socket: Socket | null = null
  let isStopped = false

  const send = (data: string | Uint8Array<ArrayBuffer>): boolean => {
    if (socket?.readyState !== OPEN) return false
    socket.send(data)
    return true
  }
  const acks = createFrameAcks(send)
  const sendSync = (write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, FRAME.sync)
    write(encoder)
    send(encoding.toUint8Array(encoder))
  }
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== ROOM) sendSync((encoder) => sync.writeUpdate(encoder, update))
  }
  doc.on('update', onUpdate)

  const stop = (): void => {
    isStopped = true
    acks.stop()
    doc.off('update', onUpdate)
    socket?.close()
  }
  const end = (closed: { readonly isOver: boolean; readonly message: string }) => {
    if (isStopped) return
    stop()
    ports.onClosed(closed)
  }

  const connect = async (): Promise<void> => {
    const ticket = await ports.requestTicket().catch(() => 'try-again' as const)
    if (isStopped) return
    if (ticket === 'try-again') return end({ isOver: false, message: 'The room could not be reached.' })
    if (ticket === null) return end({ isOver: true, message: 'There is no entry any more.' })
    begin(ports.openSocket(addressOf(ticket)))
  }

  const begin = (opened: Socket) => {
    socket = opened
    opened.binaryType = 'arraybuffer'
    opened.addEventListener('open', () => sendSync((encoder) => sync.writeSyncStep1(encoder, doc)))
    opened.addEventListener('message', ({ data }) => {
      if (isStopped) return
      if (typeof data === 'string') takeText(data)
      else if (data instanceof ArrayBuffer) takeBinary(new Uint8Array(data))
    })
    // Followed by a close event, which says the rest.
    opened.addEventListener('error', () => {})
    opened.addEventListener('close', ({ code }) => {
      const { advice, message } = readCloseCode(code)
      end({ isOver: advice === 'stop', message })
    })
  }

  const takeText = (text: string) => {
    const message = parseRoomMessage(text)
    if (message !== null) ports.onMessage(message)
  }

  const takeBinary = (bytes: Uint8Array) => {
    acks.taken(bytes.byteLength)
    // What the others point at is not for them.
    if (bytes[0] !== FRAME.sync) return
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarUint(decoder)
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, FRAME.sync)
    const step = sync.readSyncMessage(decoder, answer, doc, ROOM)
    if (encoding.length(answer) > 1) send(encoding.toUint8Array(answer))
    if (step === sync.messageYjsSyncStep2) ports.onSynced()
  }

  let clock = 0
  /** By the client id that their edits come under, as everybody's presence does. */
  const sendPresence = (presence: OwnPresence | null) => {
    const encoder = encoding.createEncoder()
    clock += 1
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, doc.clientID)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(presence))
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, FRAME.awareness)
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(encoder))
    send(encoding.toUint8Array(frame))
  }

  void connect()
  return {
    /** `null`: nowhere. */
    showWriting: (writingIn: string | null) =>
      sendPresence(writingIn === null ? null : { editing: writingIn }),
    /** `false`: there is no connection now. */
    sendCommand: (id: string, command: Command): boolean => send(writeCommand(id, command)),
    stop,
  }
}

function addressOf({ ticket, roomOrigin, room }: Ticket): string {
  const url = new URL(`/parties/main/${encodeURIComponent(room)}`, roomOrigin)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.search = new URLSearchParams({ ticket, v: String(PROTOCOL_VERSION) }).toString()
  return url.href
}
