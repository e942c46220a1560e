import { PROTOCOL_VERSION } from '../../shared/protocol/messages.ts'
import { mineOf, type RoomState, type Visible } from '../../shared/workshop/state.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/** What people are shown of the state: everybody the visible part, each their own secrets, and nothing else. */
export class Views {
  #shown: Visible

  constructor(
    private readonly sessions: Sessions,
    private readonly state: () => RoomState,
  ) {
    this.#shown = this.#visible()
  }

  /** Shows what has changed since the last time, to all but `except`. */
  update({ except, isRosterUnsure = false }: { except?: Session; isRosterUnsure?: boolean } = {}): void {
    const before = this.#shown
    const next = this.#visible()
    const isRosterSame = JSON.stringify(next.roster) === JSON.stringify(before.roster)
    this.#shown = isRosterSame ? { ...next, roster: before.roster } : next
    const parts = Object.entries(this.#shown).filter(([part, value]) => {
      const previous: unknown = Object.entries(before).find(([name]) => name === part)?.[1]
      return value !== previous || (part === 'roster' && isRosterUnsure)
    })
    if (parts.length === 0) return
    const changes = JSON.stringify(Object.fromEntries(parts))
    for (const session of this.sessions.all()) {
      if (session === except) continue
      session.version += 1
      session.sendText(`{"type":"state","version":${session.version},"changes":${changes}}`)
      session.keep()
    }
  }

  /** Tells people about their own secrets where these have changed, on all their devices. */
  updateSecrets(before: RoomState, after: RoomState): void {
    if (before.secret === after.secret) return
    for (const session of this.sessions.all()) {
      const mine = mineOf(after.secret, session.personId)
      if (mine.choice !== mineOf(before.secret, session.personId).choice) session.say({ type: 'mine', mine })
    }
  }

  welcome(session: Session, { epoch, nowMs }: { readonly epoch: number; readonly nowMs: number }): void {
    session.say({
      type: 'welcome',
      protocol: PROTOCOL_VERSION,
      personId: session.personId,
      epoch,
      nowMs,
      version: session.version,
      visible: this.#shown,
      mine: mineOf(this.state().secret, session.personId),
    })
  }

  #visible(): Visible {
    return this.sessions.withAttendance(this.state().visible)
  }
}
