import * as encoding from 'lib0/encoding'
import YPartyKitProvider from 'y-partykit/provider'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import {
  FRAME,
  type OwnPresence,
  PROTOCOL_VERSION,
  parseRoomMessage,
  type RoomMessage,
  writeCommand,
} from '../../shared/protocol/messages.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { createFrameAcks } from './frame-acks.ts'
import { createLiveness, type LivenessPhase } from './liveness.ts'
import { createOwedAnswers } from './owed-answers.ts'
import { createTimeQuestions, type RoomTime } from './room-clock.ts'
import { createFrameReader, type SentFrame } from './sync-frames.ts'

export type Ticket = { readonly ticket: string; readonly roomOrigin: string; readonly room: string }

/**
 * An edit that is larger goes with the next catch-up. The provider would cut it into pieces at 1,000,000 bytes, which the
 * room takes only as the answer to its own question.
 */
const MAX_UPDATE_BYTES = 900_000

export type AttemptPorts = {
  readonly doc: Y.Doc
  readonly ticket: Ticket
  readonly presence: OwnPresence | null
  /** How long the document may take to come. */
  readonly catchUpMs: number
  readonly onMessage: (message: RoomMessage) => void
  /** The room has said what time it is there. */
  readonly onTime: (time: RoomTime) => void
  readonly onSyncFrame: (frame: SentFrame) => void
  /** An edit was made that this connection does not take along. */
  readonly onEditKept: () => void
  readonly onPresence: (states: ReadonlyMap<number, unknown>) => void
  readonly onCaughtUp: () => void
  /** The socket has closed; 0 when there is no code. */
  readonly onClosed: (code: number) => void
  readonly onLost: (phase: LivenessPhase) => void
  /** An edit is too large for this connection, and everything after it builds on it: only a new one can take them along. */
  readonly onTooLarge: () => void
}

/** One attempt's live parts. */
export type Attempt = {
  sendCommand(id: string, command: Command): boolean
  setPresence(next: OwnPresence | null): void
  /** The tab or the device was asleep: finds out soon whether the socket still lives. */
  wake(): void
  /** Asks for the room's time anew. */
  measureTime(): void
  /** Nothing is heard of it any more. */
  end(): void
}

/** One WebSocket, by a provider of its own, with everything that the provider does unasked taken off. */
export function openAttempt(ports: AttemptPorts): Attempt {
  const { doc, ticket } = ports
  const awareness = new Awareness(doc)
  clearInterval(awareness._checkInterval)
  const provider = new YPartyKitProvider(ticket.roomOrigin, ticket.room, doc, {
    connect: false,
    disableBc: true,
    awareness,
    params: { ticket: ticket.ticket, v: String(PROTOCOL_VERSION) },
    protocol: ticket.roomOrigin.startsWith('https') ? 'wss' : 'ws',
  })
  // No closing after 30 s of silence, no renewing, no expiring: the room says who left.
  clearInterval(provider._checkInterval)
  // It would send everybody's presence on; only our own is ours to send.
  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.setLocalState(ports.presence)

  let isOver = false
  let hasGivenDocument = false
  const openSocket = () => (provider.ws?.readyState === WebSocket.OPEN && !isOver ? provider.ws : null)
  const send = (data: string | Uint8Array<ArrayBuffer>) => openSocket()?.send(data)
  const time = createTimeQuestions({
    send: () => send(JSON.stringify({ type: 'ping' })),
    heard: ports.onTime,
  })
  const liveness = createLiveness({
    catchUpMs: ports.catchUpMs,
    ping: time.ask,
    lost: (phase) => {
      if (!isOver) ports.onLost(phase)
    },
  })
  const owed = createOwedAnswers(liveness.owes)
  const acks = createFrameAcks(send)

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    if (update.byteLength <= MAX_UPDATE_BYTES) provider._updateHandler(update, origin)
    else if (hasGivenDocument) {
      ports.onEditKept()
      ports.onTooLarge()
    } else if (openSocket()) ports.onEditKept() // It goes with the whole document, which the room has yet to ask for.
  }
  doc.off('update', provider._updateHandler)
  doc.on('update', onUpdate)

  const sendOwnPresence = () => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, FRAME.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    send(encoding.toUint8Array(encoder))
  }
  const onOwnPresence = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ) => {
    if (origin !== 'local') return
    if ([...added, ...updated, ...removed].includes(awareness.clientID)) sendOwnPresence()
  }
  awareness.on('update', onOwnPresence)
  awareness.on('change', () => {
    if (isOver) return
    const others = new Map(awareness.getStates())
    others.delete(doc.clientID)
    ports.onPresence(others)
  })

  const take = (message: RoomMessage) => {
    if (message.type === 'welcome') {
      liveness.welcomed()
      ports.onTime({ roomNowMs: message.nowMs, roundTripMs: null })
    } else if (message.type === 'pong') time.answered(message.nowMs)
    else if (message.type === 'saved') owed.saved(message.frames)
    else if (message.type === 'done') owed.settled(message.id)
    else if (message.type === 'refused' && message.id !== null) owed.settled(message.id)
    ports.onMessage(message)
  }
  provider.on('status', ({ status }: { status: string }) => {
    // A tab that shows nothing says so: the room then knows whose document it is before anybody else hears of it.
    if (status === 'connected' && awareness.getLocalState() === null) sendOwnPresence()
    const socket = provider.ws
    if (status !== 'connecting' || socket === null) return
    watchSentFrames(socket, {
      syncFrame: (frame, bytes) => {
        hasGivenDocument ||= frame === 'catch-up'
        owed.syncFrameSent(bytes)
        ports.onSyncFrame(frame)
      },
      other: owed.pieceSent,
    })
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isOver) return
      liveness.heard()
      if (data instanceof ArrayBuffer) acks.taken(data.byteLength)
      if (typeof data !== 'string') return
      const message = parseRoomMessage(data)
      if (message !== null) take(message)
    })
  })
  provider.on('synced', (isSynced: boolean) => {
    if (!isSynced || isOver) return
    liveness.caughtUp()
    time.measure()
    ports.onCaughtUp()
  })
  provider.on('connection-close', (event: unknown) => {
    provider.shouldConnect = false
    if (!isOver) ports.onClosed(closeCodeOf(event))
  })
  provider.connect()

  return {
    sendCommand(id, command) {
      if (!openSocket()) return false
      owed.commandSent(id)
      send(writeCommand(id, command))
      return true
    },
    setPresence(next) {
      if (awareness.getLocalState() !== next) awareness.setLocalState(next)
    },
    wake: liveness.wake,
    measureTime() {
      if (openSocket()) time.measure()
    },
    end() {
      if (isOver) return
      isOver = true
      liveness.stop()
      acks.stop()
      doc.off('update', onUpdate)
      ports.onPresence(new Map())
      provider.destroy()
      // `connect()` opens the socket a microtask later, also after a `destroy()` in between.
      queueMicrotask(() => provider.disconnect())
      awareness.destroy()
    },
  }
}

/** Looks at what the provider sends: it sends by the socket alone, and says nothing of it. */
function watchSentFrames(
  socket: WebSocket,
  on: {
    readonly syncFrame: (frame: SentFrame, bytes: number) => void
    /** Binary, and no sync frame or the rest of one. */
    readonly other: (bytes: number) => void
  },
): void {
  const send = socket.send.bind(socket)
  const read = createFrameReader()
  socket.send = (data) => {
    const frame = read(data)
    send(data)
    const bytes = typeof data === 'object' && 'byteLength' in data ? data.byteLength : 0
    if (frame !== null) on.syncFrame(frame, bytes)
    else on.other(bytes)
  }
}

function closeCodeOf(event: unknown): number {
  const isClose = typeof event === 'object' && event !== null && 'code' in event
  return isClose && typeof event.code === 'number' ? event.code : 0
}
