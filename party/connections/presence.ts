import * as v from 'valibot'
import { type Presence, PresenceSchema } from '../../shared/protocol/messages.ts'
import { FlushWindow } from '../document/flush-window.ts'
import type { RoomHost } from '../host.ts'
import { flushWindowMs } from '../limits.ts'
import { type AwarenessEntry, readAwareness, writeAwareness } from './frames.ts'
import type { KeptPresence, Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/** The only thing a client may say of itself; who it is, the room knows. */
const EditingSchema = v.object({ editing: PresenceSchema.entries.editing })

/**
 * Who is doing what, by the y-protocols' awareness messages. Each connection speaks for one Yjs client id, the first that
 * it names, and the room puts the verified name on it. The room sets the clocks: a client's begins at 0 with each
 * connection, and the others would take that for old news.
 */
export class PresenceBoard {
  readonly #changed = new Set<Session>()
  #left: { readonly clientId: number; readonly clock: number }[] = []
  readonly #window: FlushWindow

  constructor(
    private readonly ports: {
      readonly host: Pick<RoomHost, 'nowMs' | 'later'>
      readonly sessions: Sessions
      readonly nameOf: (personId: string) => string | null
    },
  ) {
    this.#window = new FlushWindow({
      ...ports.host,
      windowMs: () => flushWindowMs(ports.sessions.count),
      flush: () => this.#flush(),
    })
  }

  /** Tells a new connection what everybody else is doing. */
  greet(session: Session): void {
    const entries = [...this.ports.sessions.all()]
      .filter((other) => other !== session && other.presence?.isShown)
      .flatMap((other) => this.#entryOf(other))
    if (entries.length > 0) session.sendBinary(writeAwareness(entries))
  }

  /** `false` when the message cannot be read. Entries for other client ids than the connection's own are dropped. */
  receive(session: Session, update: Uint8Array): boolean {
    const entries = readAwareness(update)
    if (!entries) return false
    const clientId = session.presence?.clientId ?? this.#freeIdFor(session, entries)
    const own = entries.filter((entry) => entry.clientId === clientId).at(-1)
    if (clientId === null || !own) return true
    const state = v.safeParse(EditingSchema, own.state)
    session.presence = {
      clientId,
      clock: this.#nextClock(session.presence),
      editing: state.success ? state.output.editing : null,
      isShown: own.state !== null,
    }
    this.#changed.add(session)
    this.#window.touch()
    return true
  }

  /** The connection has ended: the others see it leave at once, whatever it last said. */
  leave(session: Session): void {
    // It may have taken its presence back a moment ago, and nobody been told yet.
    const isUntold = this.#changed.delete(session)
    const { presence } = session
    if (!presence || !(presence.isShown || isUntold)) return
    this.#left.push({ clientId: presence.clientId, clock: this.#nextClock(presence) })
    this.#window.touch()
  }

  /**
   * The first id that nobody else speaks for: its owner would be seen to do what a stranger says. From a connection of
   * the same person it is taken over, since a tab that comes back may be here before its old socket is known to be dead.
   */
  #freeIdFor(session: Session, entries: readonly AwarenessEntry[]): number | null {
    const others = [...this.ports.sessions.all()].filter((other) => other !== session)
    for (const { clientId } of entries) {
      const speaker = others.find(({ presence }) => presence?.clientId === clientId)
      if (speaker && speaker.personId !== session.personId) continue
      if (speaker) {
        speaker.presence = null
        this.#changed.delete(speaker)
      }
      return clientId
    }
    return null
  }

  /** By the time, so that it goes on rising when the room was restarted or the client connects anew. */
  #nextClock(presence: KeptPresence | null): number {
    return Math.max((presence?.clock ?? 0) + 1, this.ports.host.nowMs())
  }

  #entryOf({ personId, presence }: Session): AwarenessEntry[] {
    if (!presence) return []
    const { clientId, clock, editing, isShown } = presence
    const state: Presence = { personId, name: this.ports.nameOf(personId) ?? '', editing }
    return [{ clientId, clock, state: isShown ? state : null }]
  }

  #flush(): void {
    const changed = [...this.#changed]
    const left = this.#left.map((entry) => ({ ...entry, state: null }))
    this.#changed.clear()
    this.#left = []
    if (changed.length + left.length === 0) return
    const frame = writeAwareness([...left, ...changed.flatMap((session) => this.#entryOf(session))])
    for (const session of this.ports.sessions.all()) {
      if (!changed.includes(session)) {
        session.sendBinary(frame)
        continue
      }
      session.keep()
      const others = changed.filter((other) => other !== session).flatMap((other) => this.#entryOf(other))
      if (others.length + left.length > 0) session.sendBinary(writeAwareness([...left, ...others]))
    }
  }
}
