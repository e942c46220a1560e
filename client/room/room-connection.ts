import type * as Y from 'yjs'
import { type CloseName, readCloseCode } from '../../shared/protocol/close-codes.ts'
import type { OwnPresence, RoomMessage } from '../../shared/protocol/messages.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { retryDelayMs } from './backoff.ts'
import type { LivenessPhase } from './liveness.ts'
import { type Attempt, openAttempt, type Ticket } from './room-attempt.ts'
import type { RoomTime } from './room-clock.ts'
import type { SentFrame } from './sync-frames.ts'

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
  readonly onTime: (time: RoomTime) => void
  readonly onSyncFrame: (frame: SentFrame) => void
  /** An edit was made that the open connection did not take along: the next one will. */
  readonly onEditKept: () => void
  /** What the others do, by Yjs client id: `unknown` until parsed. This tab's own is left out. */
  readonly onPresence: (states: ReadonlyMap<number, unknown>) => void
  /** The document is here whole. */
  readonly onCaughtUp: () => void
  /** The room says: throw the document and its copy away. Called before the next attempt. */
  readonly onDocumentReset: () => Promise<void>
}

/** How long the document may take to come, at first; each time that it did not, the next attempt has twice as long. */
const CATCH_UP_MS = 15_000
/** A connection that lasted this long was a good one: after it, waiting begins anew. */
const SETTLED_AFTER_MS = 10_000
/** A whole document of 8 MB over a slow line. */
const CATCH_UP_MAX_MS = 150_000

/**
 * The one WebSocket of this tab. Left to itself the provider reuses an old ticket, sends everybody's presence and waits
 * on dead sockets; so each attempt has a provider of its own, with a fresh ticket, and this loop decides about the next.
 */
export function createRoomConnection(ports: RoomConnectionPorts) {
  let attempt: Attempt | null = null
  let presence: OwnPresence | null = null
  let failures = 0
  /** Attempts in a row whose document did not come in time. */
  let stalls = 0
  let openedAtMs = Number.POSITIVE_INFINITY
  /** The room has refused an edit: whatever ends this connection, the document here must not come back to the next. */
  let isRefused = false
  let isStopped = false
  /** Counts attempts, so that an answer that comes too late finds that it is not the current one. */
  let generation = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  const cancelRetry = () => {
    clearTimeout(retryTimer)
    retryTimer = undefined
  }

  /** Never rejects: what goes wrong on the way (a browser that refuses its storage, say) is one more failed attempt. */
  const connect = async (): Promise<void> => {
    cancelRetry()
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
    attempt = begin(doc, answer.value)
  }

  const retry = (message: string) => {
    failures += 1
    const delayMs = retryDelayMs(failures, Math.random())
    ports.onState({ kind: 'waiting', retryAtMs: Date.now() + delayMs, message })
    cancelRetry()
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
    // One that ends soon after it began is one more failure: to be let in and sent away must not turn into a storm.
    if (Date.now() - openedAtMs >= SETTLED_AFTER_MS) failures = 0
    openedAtMs = Number.POSITIVE_INFINITY
  }

  /** Goes on when the document that the room refused is thrown away, at once when it refused none. */
  const afterReset = (goOn: () => void) => {
    if (!isRefused) {
      goOn()
      return
    }
    isRefused = false
    const mine = generation
    ports.onState({ kind: 'connecting' })
    const next = () => (mine === generation ? goOn() : undefined)
    // Where the copy cannot be thrown away, the fresh document is entered without it.
    void ports.onDocumentReset().then(next, next)
  }

  const begin = (doc: Y.Doc, ticket: Ticket): Attempt =>
    openAttempt({
      doc,
      ticket,
      presence,
      catchUpMs: Math.min(CATCH_UP_MAX_MS, CATCH_UP_MS * 2 ** stalls),
      onTime: ports.onTime,
      onMessage: (message) => {
        if (message.type === 'welcome') {
          openedAtMs = Date.now()
          ports.onState({ kind: 'open' })
        }
        isRefused ||= message.type === 'edit-refused'
        ports.onMessage(message)
      },
      onSyncFrame: ports.onSyncFrame,
      onEditKept: ports.onEditKept,
      onPresence: ports.onPresence,
      onCaughtUp: () => {
        stalls = 0
        ports.onCaughtUp()
      },
      onClosed: closed,
      onLost: lost,
      onTooLarge: () => {
        leave()
        void connect()
      },
    })

  /** A room that had answered before is worth another socket at once; one that never did is waited for. */
  const lost = (phase: LivenessPhase) => {
    leave()
    if (phase === 'catching-up') stalls = Math.min(stalls + 1, 10)
    afterReset(() => (phase === 'live' ? void connect() : retry('The room went silent.')))
  }

  const closed = (code: number) => {
    const { name, advice, message } = readCloseCode(code)
    leave()
    isRefused ||= name === 'document-reset'
    if (advice === 'stop' && name !== null) afterReset(() => stopFor(name, name, message))
    else afterReset(() => retry(message))
  }

  /** The tab is looked at again, or the device was asleep: no reason to wait for the next attempt or for the next edit. */
  const onWake = () => {
    if (isStopped || document.visibilityState === 'hidden') return
    if (attempt !== null) attempt.wake()
    else if (retryTimer !== undefined) comeBackNow()
  }
  const comeBackNow = () => {
    failures = 0
    void connect()
  }
  const onOnline = () => {
    if (isStopped) return
    if (attempt !== null) attempt.wake()
    else comeBackNow()
  }
  const onOffline = () => {
    if (isStopped || attempt === null) return
    leave()
    afterReset(() => retry('This device is offline.'))
  }
  addEventListener('online', onOnline)
  addEventListener('offline', onOffline)
  addEventListener('pageshow', onWake)
  document.addEventListener('visibilitychange', onWake)
  document.addEventListener('resume', onWake)

  return {
    start: (): void => void connect(),
    /**
     * Ends the current socket and tries again at once, or when `after` is done: the state has a gap, the document is
     * another one, or the person asked.
     */
    restart(after: Promise<void> = Promise.resolve()): void {
      leave()
      cancelRetry()
      isStopped = false
      const mine = generation
      ports.onState({ kind: 'connecting' })
      const goOn = () => (mine === generation ? afterReset(() => void connect()) : undefined)
      void after.then(goOn, goOn)
    },
    /** `false` when there is no open socket. */
    sendCommand: (id: string, command: Command): boolean => attempt?.sendCommand(id, command) ?? false,
    /** Asks for the room's time anew: a clock of this device was set. */
    measureTime: (): void => attempt?.measureTime(),
    /** What the others see this tab do; `null` while nobody looks at it. */
    setPresence(next: OwnPresence | null): void {
      presence = next
      attempt?.setPresence(next)
    },
    stop(): void {
      isStopped = true
      cancelRetry()
      removeEventListener('online', onOnline)
      removeEventListener('offline', onOffline)
      removeEventListener('pageshow', onWake)
      document.removeEventListener('visibilitychange', onWake)
      document.removeEventListener('resume', onWake)
      leave()
    },
  }
}
