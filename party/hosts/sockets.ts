import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import type { KeptSocket, SocketPort } from '../host.ts'

/** As much of a connection as both platforms have alike: their `Connection` is a WebSocket with an id and a state. */
export type HostConnection = {
  readonly id: string
  readonly state: unknown
  setState(state: unknown): unknown
  send(frame: string | Uint8Array): void
  close(code?: number, reason?: string): void
}

/** One for each socket object, made once: a busy room takes thousands of frames a second. */
const known = new WeakMap<object, KeptSocket>()

export function keptSocketOf(connection: HostConnection): KeptSocket {
  const found = known.get(connection)
  if (found) return found
  const made: KeptSocket = {
    socket: socketOf(connection),
    // Read when it is asked for: it is needed for a socket that the room's memory does not know, and hardly else.
    get attachment() {
      return connection.state
    },
  }
  known.set(connection, made)
  return made
}

/** The socket as it was seen before; `null` for one that this memory has not seen yet. */
export function knownSocket(socket: object): KeptSocket | null {
  return known.get(socket) ?? null
}

function socketOf(connection: HostConnection): SocketPort {
  return {
    // Read once: the platforms look it up in the attachment.
    id: connection.id,
    send(frame) {
      try {
        connection.send(frame)
      } catch {
        // It is closing: its close event follows, and nobody else must wait for it.
      }
    },
    close(name) {
      try {
        connection.close(CLOSE_CODES[name].code, name)
      } catch {
        // It is closed already, which is what was wanted.
      }
    },
    keep: (attachment) => void connection.setState(attachment),
  }
}

/** Answers the other side's close, where the platform leaves it to us: without an answer the browser waits for one. */
export function answerClose(connection: Pick<HostConnection, 'close'>): void {
  try {
    connection.close()
  } catch {
    // We closed it first.
  }
}

/** A frame as the core takes it. The types allow a view, and a view is cheap to allow for. */
export function frameOf(message: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof message === 'string') return message
  return message instanceof ArrayBuffer
    ? new Uint8Array(message)
    : new Uint8Array(message.buffer, message.byteOffset, message.byteLength)
}
