import type { WriterRun } from '../../shared/board/update-shape.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/**
 * Which person writes under which Yjs client id. Whoever signs a new item with the id of somebody else's tab takes that
 * tab's place: what its person types next carries the same number, is taken for known, and is lost without a word. So new
 * items under an id are taken from its person alone.
 *
 * But an honest step 2 may bring what others wrote: after a crash the room has lost what it sent on and had not stored yet,
 * and everybody's browser still has it. So an id is its person's only from when the room has all of it: when the person's
 * connection has given its step 2. From then on everything of theirs comes through here, from them or another of their
 * tabs (which share one copy in the browser), and nobody else can have more of it.
 *
 * Kept in memory. After a restart an id belongs to the first connection that shows itself by presence or writes with it.
 */
export class WriterIds {
  readonly #personOf = new Map<number, string>()

  constructor(
    private readonly ports: {
      readonly sessions: Sessions
      /** Up to where the document knows a client id. */
      readonly clockOf: (clientId: number) => number
    },
  ) {}

  /** Looks at what an update brings that the document does not have. */
  take(
    session: Session,
    runs: readonly WriterRun[],
    { isOwnEdit }: { readonly isOwnEdit: boolean },
  ): 'fine' | 'forged' | 'too-many' {
    const { account, personId } = session
    const fresh = runs.filter(({ clientId, end }) => end > this.ports.clockOf(clientId))
    const unowned = fresh.filter(({ clientId }) => !this.#personOf.has(clientId))
    const unknown = unowned.filter(({ clientId }) => this.ports.clockOf(clientId) === 0).length
    if (account.writerIds + unknown > this.ports.sessions.accounts.limits.maxWriterIds) return 'too-many'
    const shown = unowned.length > 0 ? this.#shownByOthers(personId) : null
    for (const { clientId } of fresh) {
      const owner = this.#personOf.get(clientId)
      const isOthers = owner === undefined ? shown?.has(clientId) : owner !== personId
      if (isOthers) return 'forged'
    }
    account.writerIds += unknown
    // An edit is its author's own. A copy of the document that is merged in is signed by many.
    const [only] = fresh
    if (isOwnEdit && session.hasGivenDocument && only && fresh.length === 1) {
      this.#personOf.set(only.clientId, session.personId)
    }
    return 'fine'
  }

  /** A connection ends; its person may be back with the same document, and with edits made meanwhile. */
  remember({ personId, presence, hasGivenDocument }: Session): void {
    if (presence && hasGivenDocument && !this.#personOf.has(presence.clientId)) {
      this.#personOf.set(presence.clientId, personId)
    }
  }

  /** The ids that connections of other people show themselves by. */
  #shownByOthers(personId: string): ReadonlySet<number> {
    const shown = new Set<number>()
    for (const other of this.ports.sessions.all()) {
      const isOthers = other.personId !== personId && other.hasGivenDocument
      if (isOthers && other.presence) shown.add(other.presence.clientId)
    }
    return shown
  }
}
