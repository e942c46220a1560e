import * as v from 'valibot'
import type { RoomMessage } from '../../shared/protocol/messages.ts'
import type { Participant, Visible } from '../../shared/workshop/state.ts'
import type { KeptSocket, RoomHost, SocketPort } from '../host.ts'
import { KEEP_WITHIN_MS } from '../limits.ts'
import { PersonAccounts } from './person-accounts.ts'
import { FRESH, KeptSchema, Session, type SessionPorts } from './session.ts'
import { StallWatch } from './stall-watch.ts'

/** Who is connected. */
export class Sessions {
  readonly #byId = new Map<string, Session>()
  readonly #toKeep = new Set<Session>()
  readonly #stallWatch: StallWatch
  readonly #ports: SessionPorts

  /** `onEnd` hears of each session that the room itself ends. */
  constructor(
    host: Pick<RoomHost, 'nowMs' | 'later'>,
    onEnd: (session: Session) => void,
    readonly accounts = new PersonAccounts(),
  ) {
    this.#stallWatch = new StallWatch(host)
    this.#ports = {
      nowMs: host.nowMs,
      accountOf: (personId) => accounts.of(personId),
      ended: onEnd,
      owes: (session) => this.#stallWatch.look(session),
      toBeKept: (session) => {
        if (this.#toKeep.size === 0) host.later(KEEP_WITHIN_MS, () => this.#keepAll())
        this.#toKeep.add(session)
      },
    }
  }

  open(socket: SocketPort, personId: string): Session {
    const session = new Session(socket, { personId, ...FRESH }, this.#ports, false)
    this.#byId.set(session.id, session)
    // At once: a socket without it is taken for one that was turned away.
    session.keepNow()
    return session
  }

  /** Takes up the sockets that outlived the room's memory. One without our attachment is just being admitted. */
  takeUp(sockets: readonly KeptSocket[]): void {
    for (const kept of sockets) {
      const session = this.revive(kept)
      if (session) this.#byId.set(session.id, session)
    }
  }

  /** A socket that closed while the room slept, as it was: it is open no more, and has still to be said goodbye to. */
  revive({ socket, attachment }: KeptSocket): Session | null {
    const kept = v.safeParse(KeptSchema, attachment)
    return kept.success ? new Session(socket, kept.output, this.#ports, true) : null
  }

  get(id: string): Session | null {
    return this.#byId.get(id) ?? null
  }

  remove(id: string): Session | null {
    const session = this.get(id)
    this.#byId.delete(id)
    if (session) this.#stallWatch.forget(session)
    return session
  }

  get count(): number {
    return this.#byId.size
  }

  all(): Iterable<Session> {
    return this.#byId.values()
  }

  /** How many people they are. */
  get peopleCount(): number {
    return new Set([...this.#byId.values()].map(({ personId }) => personId)).size
  }

  of(personId: string): readonly Session[] {
    return [...this.#byId.values()].filter((session) => session.personId === personId)
  }

  tellEveryone(message: RoomMessage): void {
    const text = JSON.stringify(message)
    for (const session of this.#byId.values()) session.sendText(text)
  }

  /**
   * The state as it is shown: everybody's attendance is what their connections say. A person who is as they were in
   * `shown` is the same object.
   */
  withAttendance(visible: Visible, shown: Visible['roster']): Visible {
    const present = new Map<string, Participant['attendance']>()
    for (const session of this.#byId.values()) {
      if (!session.isOver && present.get(session.personId) !== 'here') {
        present.set(session.personId, session.isAway ? 'away' : 'here')
      }
    }
    const known = new Map(Object.entries(shown))
    const roster = Object.entries(visible.roster).map(([personId, participant]) => {
      const attendance = participant.removed ? 'gone' : (present.get(personId) ?? 'gone')
      const next: Participant = { ...participant, attendance }
      const before = known.get(personId)
      return [personId, before && isSame(before, next) ? before : next] as const
    })
    return { ...visible, roster: Object.fromEntries(roster) }
  }

  #keepAll(): void {
    const sessions = [...this.#toKeep]
    this.#toKeep.clear()
    for (const session of sessions) session.keepNow()
  }
}

/** Whether both say the same, part by part in the same order. */
export function isSame<Entry>(before: Entry, next: Entry): boolean {
  return JSON.stringify(before) === JSON.stringify(next)
}
