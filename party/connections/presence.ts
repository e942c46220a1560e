import * as v from 'valibot'
import { type OwnPresence, OwnPresenceSchema, type Presence } from '../../shared/protocol/messages.ts'
import type { Participant } from '../../shared/workshop/state.ts'
import { FlushWindow } from '../document/flush-window.ts'
import type { RoomHost } from '../host.ts'
import { PRESENCE_WINDOW_MS } from '../limits.ts'
import { type AwarenessEntry, joinAwareness, readAwareness, writeAwarenessEntry } from './frames.ts'
import type { KeptPresence, Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { WriterIds } from './writer-ids.ts'

/**
 * Who is doing what, by the y-protocols' awareness messages. Each connection speaks for one Yjs client id, the first that
 * it names, and the room puts the verified name and role on it. The room sets the clocks: a client's begins at 0 with each
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
      readonly personOf: (personId: string) => Pick<Participant, 'name' | 'role'> | null
      readonly writerIds: Pick<WriterIds, 'claim' | 'remember'>
      /** Whether it may be seen now what somebody points at: not where nobody is to know who favours what. */
      readonly arePointersShown: () => boolean
    },
  ) {
    this.#window = new FlushWindow({
      ...ports.host,
      windowMs: () => PRESENCE_WINDOW_MS,
      flush: () => this.#flush(),
    })
  }

  /** Tells a new connection what everybody else is doing. */
  greet(session: Session): void {
    const entries = [...this.ports.sessions.all()]
      .filter((other) => other !== session && other.presence?.isShown)
      .flatMap((other) => this.#entryOf(other))
    if (entries.length > 0) session.sendBinary(joinAwareness(entries.map(writeAwarenessEntry)))
  }

  /** `false` when the message cannot be read. Entries for other client ids than the connection's own are dropped. */
  receive(session: Session, update: Uint8Array): boolean {
    const entries = readAwareness(update)
    if (!entries) return false
    const clientId = session.presence?.clientId ?? this.#freeIdFor(session, entries)
    const own = entries.filter((entry) => entry.clientId === clientId).at(-1)
    if (clientId === null || !own) return true
    const state = v.safeParse(OwnPresenceSchema, own.state)
    const shown = state.success ? this.#showable(state.output) : NOTHING
    const isShown = own.state !== null
    const before = session.presence
    // A renewal that changes nothing: clients send them to say that they live, which the room knows by itself.
    if (before && before.isShown === isShown && isSamePresence(before, shown)) return true
    session.presence = { ...shown, clientId, clock: this.#nextClock(before), isShown }
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
   * The first id that is nobody else's: its owner would be seen to do what a stranger says. From a connection of the same
   * person it is taken over, since a tab that comes back may be here before its old socket is known to be dead.
   */
  #freeIdFor(session: Session, entries: readonly AwarenessEntry[]): number | null {
    const others = [...this.ports.sessions.all()].filter((other) => other !== session)
    for (const { clientId } of entries) {
      const speaker = others.find(({ presence }) => presence?.clientId === clientId)
      if (speaker && speaker.personId !== session.personId) continue
      if (!this.ports.writerIds.claim(clientId, session.personId)) continue
      if (speaker) {
        this.ports.writerIds.remember(speaker)
        speaker.presence = null
        this.#changed.delete(speaker)
      }
      return clientId
    }
    return null
  }

  /** What of it the others may see. A caret is somewhere in the card that is edited, or nowhere. */
  #showable({ editing, caret, pointer, ...rest }: OwnPresence): OwnPresence {
    return {
      ...rest,
      editing,
      ...(editing === null || caret === undefined ? {} : { caret }),
      ...(pointer === undefined || !this.ports.arePointersShown() ? {} : { pointer }),
    }
  }

  /** By the time, so that it goes on rising when the room was restarted or the client connects anew. */
  #nextClock(presence: KeptPresence | null): number {
    return Math.max((presence?.clock ?? 0) + 1, this.ports.host.nowMs())
  }

  #entryOf({ personId, presence }: Session): AwarenessEntry[] {
    if (!presence) return []
    const { clientId, clock, isShown, ...own } = presence
    const person = this.ports.personOf(personId)
    if (!person) return []
    const state: Presence = { personId, name: person.name, role: person.role, ...this.#showable(own) }
    return [{ clientId, clock, state: isShown ? state : null }]
  }

  /** Each entry is encoded once. Nobody is told of themselves: an Awareness would take the room's word over its own. */
  #flush(): void {
    const changed = new Map<Session, Uint8Array[]>()
    for (const session of this.#changed) {
      changed.set(session, this.#entryOf(session).map(writeAwarenessEntry))
      session.keep()
    }
    const left = this.#left.map((entry) => writeAwarenessEntry({ ...entry, state: null }))
    this.#changed.clear()
    this.#left = []
    const everything = [...left, ...[...changed.values()].flat()]
    if (everything.length === 0) return
    const forOnlookers = joinAwareness(everything)
    for (const session of this.ports.sessions.all()) {
      const own = changed.get(session)
      if (!own) {
        session.sendBinary(forOnlookers)
        continue
      }
      const others = everything.filter((entry) => !own.includes(entry))
      if (others.length > 0) session.sendBinary(joinAwareness(others))
    }
  }
}

const NOTHING: OwnPresence = { editing: null }

function isSamePresence(before: OwnPresence, after: OwnPresence): boolean {
  return (
    before.editing === after.editing &&
    before.caret === after.caret &&
    before.lookingAt === after.lookingAt &&
    before.pointer?.cardId === after.pointer?.cardId &&
    before.pointer?.x === after.pointer?.x &&
    before.pointer?.y === after.pointer?.y &&
    before.reaction?.kind === after.reaction?.kind &&
    before.reaction?.number === after.reaction?.number
  )
}
