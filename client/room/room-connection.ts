import * as encoding from 'lib0/encoding'
import YPartyKitProvider from 'y-partykit/provider'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { type CloseName, readCloseCode } from '../../shared/protocol/close-codes.ts'
import {
  FRAME,
  type OwnPresence,
  PROTOCOL_VERSION,
  parseRoomMessage,
  type RoomMessage,
} from '../../shared/protocol/messages.ts'
import { retryDelayMs } from './backoff.ts'
import { createFrameReader, type SentFrame } from './sync-frames.ts'

export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly retryAtMs: number; readonly message: string }
  /** It will not try again by itself. */
  | {
      readonly kind: 'stopped'
      readonly name: CloseName | 'no-entry'
      /** The close name, or the code with which a ticket was refused. */
      readonly code: string
      readonly message: string
    }

export type Ticket = { readonly ticket: string; readonly roomOrigin: string; readonly room: string }

export type TicketAnswer =
  | { readonly ok: true; readonly value: Ticket }
  /** `isFinal`: asking again would get the same answer (signed out, removed, no such workshop). */
  | { readonly ok: false; readonly isFinal: boolean; readonly code: string; readonly message: string }

export type RoomConnectionPorts = {
  readonly requestTicket: () => Promise<TicketAnswer>
  /** The document to sync; asked for at each attempt, since the room may have it thrown away in between. */
  readonly document: () => Promise<Y.Doc>
  readonly onState: (state: ConnectionState) => void
  readonly onMessage: (message: RoomMessage) => void
  readonly onSyncFrame: (frame: SentFrame) => void
  /** What the others do, by Yjs client id: `unknown` until parsed. This tab's own is left out. */
  readonly onPresence: (states: ReadonlyMap<number, unknown>) => void
  /** The room says: throw the document and its copy away. Called before the next attempt. */
  readonly onDocumentReset: () => Promise<void>
}

/** How often the room is told what was taken in, so that it can tell a slow reader from a fast one. */
const ACK_EVERY_FRAMES = 16
/** A socket that owes an answer and says nothing for this long is taken for dead: its close event may come minutes later. */
const SILENCE_MS = 15_000

/** One attempt's live parts. */
type Attempt = {
  readonly provider: YPartyKitProvider
  readonly awareness: Awareness
  /** Something was sent that the room answers: silence from now on means a dead socket. */
  readonly expectAnswer: () => void
  readonly end: () => void
}

/**
 * The one WebSocket of this tab. Left to itself the provider reuses an old ticket, sends everybody's presence and waits
 * on dead sockets; so each attempt has a provider of its own, with a fresh ticket, and this loop decides about the next.
 */
export function createRoomConnection(ports: RoomConnectionPorts) {
  let attempt: Attempt | null = null
  let presence: OwnPresence | null = null
  let failures = 0
  let isStopped = false
  /** Counts attempts, so that an answer that comes too late finds that it is not the current one. */
  let generation = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  /** Never rejects: what goes wrong on the way (a browser that refuses its storage, say) is one more failed attempt. */
  const connect = async (): Promise<void> => {
    clearTimeout(retryTimer)
    generation += 1
    const mine = generation
    ports.onState({ kind: 'connecting' })
    try {
      await attemptWith(mine)
    } catch {
      if (!isStopped && mine === generation) retry('The room could not be entered.')
    }
  }

  const attemptWith = async (mine: number): Promise<void> => {
    const answer = await ports.requestTicket()
    if (isStopped || mine !== generation) return
    if (!answer.ok) {
      if (answer.isFinal) stopFor('no-entry', answer.code, answer.message)
      else retry(answer.message)
      return
    }
    const doc = await ports.document()
    if (isStopped || mine !== generation) return
    attempt = openAttempt(doc, answer.value)
  }

  const retry = (message: string) => {
    failures += 1
    const delayMs = retryDelayMs(failures, Math.random())
    ports.onState({ kind: 'waiting', retryAtMs: Date.now() + delayMs, message })
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => void connect(), delayMs)
  }

  const stopFor = (name: CloseName | 'no-entry', code: string, message: string) => {
    isStopped = true
    ports.onState({ kind: 'stopped', name, code, message })
  }

  /** Leaves the current attempt, whatever its socket still thinks. */
  const leave = () => {
    generation += 1
    attempt?.end()
    attempt = null
  }

  const openAttempt = (doc: Y.Doc, { ticket, roomOrigin, room }: Ticket): Attempt => {
    const awareness = new Awareness(doc)
    clearInterval(awareness._checkInterval)
    const provider = new YPartyKitProvider(roomOrigin, room, doc, {
      connect: false,
      disableBc: true,
      awareness,
      params: { ticket, v: String(PROTOCOL_VERSION) },
      protocol: roomOrigin.startsWith('https') ? 'wss' : 'ws',
    })
    // No closing after 30 s of silence, no renewing, no expiring: the room says who left.
    clearInterval(provider._checkInterval)
    // It would send everybody's presence on; only our own is ours to send.
    awareness.off('update', provider._awarenessUpdateHandler)
    awareness.setLocalState(presence)

    let receivedFrames = 0
    let isOver = false
    let silenceTimer: ReturnType<typeof setTimeout> | undefined
    const expectAnswer = () => {
      silenceTimer ??= setTimeout(() => lost('The room went silent.'), SILENCE_MS)
    }
    const heard = () => {
      clearTimeout(silenceTimer)
      silenceTimer = undefined
    }
    const end = () => {
      if (isOver) return
      isOver = true
      heard()
      ports.onPresence(new Map())
      provider.destroy()
      // `connect()` opens the socket a microtask later, also after a `destroy()` in between.
      queueMicrotask(() => provider.disconnect())
      awareness.destroy()
    }
    const lost = (message: string) => {
      if (isOver) return
      leave()
      retry(message)
    }

    const onOwnPresence = (
      { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
      origin: unknown,
    ) => {
      if (origin !== 'local' || provider.ws?.readyState !== WebSocket.OPEN) return
      if (![...added, ...updated, ...removed].includes(doc.clientID)) return
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, FRAME.awareness)
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID]))
      provider.ws.send(encoding.toUint8Array(encoder))
    }
    awareness.on('update', onOwnPresence)
    awareness.on('change', () => {
      if (isOver) return
      const others = new Map(awareness.getStates())
      others.delete(doc.clientID)
      ports.onPresence(others)
    })

    provider.on('status', ({ status }: { status: string }) => {
      const socket = provider.ws
      if (status !== 'connecting' || socket === null) return
      countSyncFrames(socket, (frame) => {
        expectAnswer()
        ports.onSyncFrame(frame)
      })
      socket.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isOver) return
        heard()
        if (typeof event.data !== 'string') {
          receivedFrames += 1
          if (receivedFrames % ACK_EVERY_FRAMES === 0) {
            socket.send(JSON.stringify({ type: 'ack', frames: receivedFrames }))
          }
          return
        }
        const message = parseRoomMessage(event.data)
        if (message === null) return
        if (message.type === 'welcome') {
          failures = 0
          ports.onState({ kind: 'open' })
        }
        ports.onMessage(message)
      })
      expectAnswer()
    })
    provider.on('connection-close', (event: unknown) => {
      provider.shouldConnect = false
      if (isOver) return
      const code = event instanceof CloseEvent ? event.code : 0
      const { name, advice, message } = readCloseCode(code)
      leave()
      if (advice === 'stop' && name !== null) stopFor(name, name, message)
      else if (name === 'document-reset') {
        const mine = generation
        ports.onState({ kind: 'connecting' })
        const goOn = () => (mine === generation ? retry(message) : undefined)
        // Where the copy cannot be thrown away, the fresh document is entered without it.
        void ports.onDocumentReset().then(goOn, goOn)
      } else retry(message)
    })
    provider.connect()
    return { provider, awareness, expectAnswer, end }
  }

  const onOnline = () => {
    if (isStopped || attempt !== null) return
    failures = 0
    void connect()
  }
  const onOffline = () => {
    if (isStopped || attempt === null) return
    leave()
    retry('This device is offline.')
  }
  addEventListener('online', onOnline)
  addEventListener('offline', onOffline)

  return {
    start: (): void => void connect(),
    /**
     * Ends the current socket and tries again at once, or when `after` is done: the state has a gap, the document is
     * another one, or the person asked.
     */
    restart(after: Promise<void> = Promise.resolve()): void {
      leave()
      clearTimeout(retryTimer)
      isStopped = false
      const mine = generation
      ports.onState({ kind: 'connecting' })
      const goOn = () => (mine === generation ? connect() : undefined)
      void after.then(goOn, goOn)
    },
    /** Sends a text frame; `false` when there is no open socket. */
    send(text: string): boolean {
      const socket = attempt?.provider.ws
      if (socket?.readyState !== WebSocket.OPEN) return false
      socket.send(text)
      attempt?.expectAnswer()
      return true
    },
    /** What the others see this tab do; `null` while nobody looks at it. */
    setPresence(next: OwnPresence | null): void {
      presence = next
      if (attempt !== null && attempt.awareness.getLocalState() !== next)
        attempt.awareness.setLocalState(next)
    },
    stop(): void {
      isStopped = true
      clearTimeout(retryTimer)
      removeEventListener('online', onOnline)
      removeEventListener('offline', onOffline)
      leave()
    },
  }
}

/** Looks at what the provider sends: it sends by the socket alone, and says nothing of it. */
function countSyncFrames(socket: WebSocket, onSyncFrame: (frame: SentFrame) => void): void {
  const send = socket.send.bind(socket)
  const read = createFrameReader()
  socket.send = (data) => {
    const frame = read(data)
    send(data)
    if (frame !== null) onSyncFrame(frame)
  }
}
