import * as v from 'valibot'
import type { RoomMessage } from '../../shared/protocol/messages.ts'
import type { Participant, Visible } from '../../shared/workshop/state.ts'
import type { KeptSocket, SocketPort } from '../host.ts'
import { FRESH, KeptSchema, Session } from './session.ts'

/** Who is connected. */
export class Sessions {
  readonly #byId = new Map<string, Session>()
  readonly #onEnd: (session: Session) => void

  /** `onEnd` hears of each session that the room itself ends. */
  constructor(onEnd: (session: Session) => void) {
    this.#onEnd = onEnd
  }

  open(socket: SocketPort, personId: string): Session {
    const session = new Session(socket, { personId, ...FRESH }, { isAwakened: false, onEnd: this.#onEnd })
    this.#byId.set(session.id, session)
    session.keep()
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
    return kept.success ? new Session(socket, kept.output, { isAwakened: true, onEnd: this.#onEnd }) : null
  }

  get(id: string): Session | null {
    return this.#byId.get(id) ?? null
  }

  remove(id: string): Session | null {
    const session = this.get(id)
    this.#byId.delete(id)
    return session
  }

  get count(): number {
    return this.#byId.size
  }

  all(): Iterable<Session> {
    return this.#byId.values()
  }

  of(personId: string): readonly Session[] {
    return [...this.#byId.values()].filter((session) => session.personId === personId)
  }

  tellEveryone(message: RoomMessage): void {
    const text = JSON.stringify(message)
    for (const session of this.#byId.values()) session.sendText(text)
  }

  /** The state as it is shown: everybody's attendance is what their connections say. */
  withAttendance(visible: Visible): Visible {
    const present = new Map<string, Participant['attendance']>()
    for (const session of this.#byId.values()) {
      if (!session.isOver && present.get(session.personId) !== 'here') {
        present.set(session.personId, session.isAway ? 'away' : 'here')
      }
    }
    const roster = Object.fromEntries(
      Object.entries(visible.roster).map(([personId, participant]) => [
        personId,
        { ...participant, attendance: participant.removed ? 'gone' : (present.get(personId) ?? 'gone') },
      ]),
    )
    return { ...visible, roster }
  }
}
