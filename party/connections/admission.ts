import type { RoomEntry } from '../../shared/identity/room-entry.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { decided } from '../../shared/workshop/command.ts'
import { enterRoom, isKnownAs, rosterChanged } from '../../shared/workshop/roster.ts'
import { participantOf, type Visible } from '../../shared/workshop/state.ts'
import type { Decisions } from '../decisions/decisions.ts'
import type { StateStore } from '../decisions/state-store.ts'
import type { Sessions } from './sessions.ts'

/** Uses up the ticket. Why its holder may not come in, or `null` once they are on the roster, durably. */
export async function admit(
  entry: RoomEntry,
  ports: {
    readonly stateStore: StateStore
    readonly sessions: Sessions
    readonly decisions: Decisions
    readonly nowMs: number
  },
): Promise<CloseName | null> {
  const { stateStore, sessions, decisions } = ports
  if (!stateStore.useTicket(entry.ticketId, entry.expiresAtMs)) return 'ticket-refused'
  const lack = whyNoPlace(sessions, entry.personId, ports.nowMs)
  if (lack) return lack
  const { personId } = entry
  const mayEnter = (visible: Visible) => {
    const participant = participantOf(visible, personId)
    return participant ? !participant.removed : !visible.joiningLocked
  }
  if (mayEnter(decisions.state.visible) && !isKnownAs(decisions.state, entry)) {
    const refusal = await decisions.carryOut({
      decide: (state, nowMs) => {
        // Looked at again: it may have changed while this waited, and another tab of theirs may have been first.
        if (isKnownAs(state, entry) || !mayEnter(state.visible)) return decided(state)
        const entered = enterRoom(state, entry, nowMs).state
        return decided(entered, [{ type: 'emit', payload: rosterChanged(entered.visible, [personId]) }])
      },
    })
    if (refusal) return 'room-not-ready'
  }
  const admitted = participantOf(decisions.state.visible, personId)
  if (!admitted) return 'joining-locked'
  return admitted.removed ? 'removed' : null
}

/** A place for each person, before a second one for anybody. */
function whyNoPlace(sessions: Sessions, personId: string, nowMs: number): CloseName | null {
  const { accounts, count } = sessions
  accounts.tidy(nowMs, (person) => sessions.of(person).length > 0)
  const account = accounts.of(personId)
  account.touch(nowMs)
  if (account.isBarred(nowMs)) return 'abusive'
  const own = sessions.of(personId).length
  const { maxPeople, maxConnections, maxConnectionsPerPerson } = accounts.limits
  if (own >= maxConnectionsPerPerson) return 'too-many-tabs'
  return count >= maxConnections || (own === 0 && sessions.peopleCount >= maxPeople) ? 'room-full' : null
}
