import type { WriterRun } from '../../shared/board/update-shape.ts'
import type { IdBindings } from './id-bindings.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/**
 * Which person writes under which Yjs client id. Whoever signs a new item with the id of somebody else's tab takes that
 * tab's place: what its person types next carries the same number, is taken for known, and is lost without a word.
 *
 * - An id belongs to the first person whom the room hears under it, by an edit of their own or by presence, and that is
 *   stored. A document gets its id by chance and it is in nobody's sight before: so the first is its person.
 * - An edit brings items of one id, its author's. Presence speaks for an id of its person alone.
 * - A copy that is merged in (a step 2) is signed by many, and may bring what others wrote: after a crash the room has
 *   lost what it sent on and had not stored yet, and everybody's browser still has it. That ends when the room has heard
 *   everything that was written under an id: its person is connected, has given their step 2 and shows themselves by that
 *   id, or has done so since the room started, or has written under it after the step 2. From then on whatever is new
 *   under it comes through here, from them, and nobody else can have more of it. Somebody who comes back with a new
 *   document (theirs was reset) has a new id, so that the old one stays open for what others have kept of it.
 *
 * - Under the room's own ids nobody writes: its next edit carries the same numbers, and would be torn.
 *
 * What remains: until its person is back after a restart, a copy may bring forged items of an id, since nobody can tell
 * them from what was lost; and a binding that was made while storage failed does not outlive a crash.
 */
export class WriterIds {
  constructor(
    private readonly ports: {
      readonly sessions: Sessions
      readonly bindings: IdBindings
      /** Whether the room itself writes under this id. */
      readonly isOwnId: (clientId: number) => boolean
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
    const { bindings, clockOf, isOwnId, sessions } = this.ports
    const { account, personId } = session
    const fresh = runs.filter(({ clientId, end }) => end > clockOf(clientId))
    if (fresh.some(({ clientId }) => isOwnId(clientId))) return 'forged'
    const unknown = fresh.filter(
      ({ clientId }) => bindings.personOf(clientId) === null && clockOf(clientId) === 0,
    ).length
    if (account.writerIds + unknown > sessions.accounts.limits.maxWriterIds) return 'too-many'
    const others = fresh.filter(({ clientId }) => {
      const owner = bindings.personOf(clientId)
      return owner !== null && owner !== personId
    })
    // An edit that is signed by several is a copy too: some clients send so what they find in the browser.
    const [only] = fresh
    const isOwn = isOwnEdit && fresh.length === 1
    if (others.length > 0 && (isOwn || this.#isAnyWhole(others))) return 'forged'
    account.writerIds += unknown
    if (isOwn && only) {
      bindings.bind(only.clientId, personId)
      if (session.hasGivenDocument) bindings.markWhole(only.clientId)
    }
    return 'fine'
  }

  /** Whether a person may show themselves by an id, which is theirs from then on. */
  claim(clientId: number, personId: string): boolean {
    const { bindings } = this.ports
    bindings.bind(clientId, personId)
    return bindings.personOf(clientId) === personId
  }

  /** A connection ends; its person may be back with the same document, and with edits made meanwhile. */
  remember({ personId, presence, hasGivenDocument }: Session): void {
    const { bindings } = this.ports
    if (!presence || !hasGivenDocument || bindings.personOf(presence.clientId) !== personId) return
    bindings.markWhole(presence.clientId)
  }

  /** Whether nobody but its person can have more of one of these ids than the room. */
  #isAnyWhole(runs: readonly WriterRun[]): boolean {
    const { bindings, sessions } = this.ports
    if (runs.some(({ clientId }) => bindings.isWhole(clientId))) return true
    const shown = new Map<number, string>()
    for (const { presence, personId, hasGivenDocument } of sessions.all()) {
      if (presence && hasGivenDocument) shown.set(presence.clientId, personId)
    }
    return runs.some(({ clientId }) => shown.get(clientId) === bindings.personOf(clientId))
  }
}
