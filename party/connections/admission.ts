import type { RoomEntry } from '../../shared/identity/room-entry.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { decided } from '../../shared/workshop/command.ts'
import { enterRoom, rosterChanged } from '../../shared/workshop/roster.ts'
import { participantOf, type Visible } from '../../shared/workshop/state.ts'
import type { Decisions } from '../decisions/decisions.ts'
import type { StateStore } from '../decisions/state-store.ts'
import { LIMITS } from '../limits.ts'
import type { Sessions } from './sessions.ts'

/** Uses up the ticket. Why its holder may not come in, or `null` once they are on the roster, durably. */
export async function admit(
  entry: RoomEntry,
  ports: { readonly stateStore: StateStore; readonly sessions: Sessions; readonly decisions: Decisions },
): Promise<CloseName | null> {
  const { stateStore, sessions, decisions } = ports
  if (!stateStore.useTicket(entry.ticketId, entry.expiresAtMs)) return 'ticket-refused'
  if (sessions.count >= LIMITS.maxConnections) return 'room-full'
  const { personId } = entry
  const mayEnter = (visible: Visible) => {
    const participant = participantOf(visible, personId)
    return participant ? !participant.removed : !visible.joiningLocked
  }
  const known = participantOf(decisions.state.visible, personId)
  if (mayEnter(decisions.state.visible) && known?.name !== entry.name) {
    const refusal = await decisions.carryOut({
      decide: (state, nowMs) => {
        // Looked at again: it may have changed while this waited.
        if (!mayEnter(state.visible)) return decided(state)
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
