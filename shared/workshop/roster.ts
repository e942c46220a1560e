import type { RoomEventPayload } from '../events/room-events.ts'
import { can, type Role } from '../identity/roles.ts'
import { withVisible } from './command.ts'
import { type Participant, participantOf, type RoomState, type Visible } from './state.ts'

/** The roster with one person changed; unchanged if the person is not in it. */
export function changeParticipant(
  visible: Visible,
  personId: string,
  change: Partial<Participant>,
): Visible['roster'] {
  const participant = participantOf(visible, personId)
  return participant ? { ...visible.roster, [personId]: { ...participant, ...change } } : visible.roster
}

/** The event that tells the Worker who is what now, so that tickets and routes follow. */
export function rosterChanged(visible: Visible, personIds: readonly string[]): RoomEventPayload {
  const people = personIds.flatMap((personId) => {
    const participant = participantOf(visible, personId)
    if (!participant) return []
    const { name, role, removed } = participant
    return [{ personId, name, role, removed }]
  })
  return { type: 'roster-changed', people, joiningLocked: visible.joiningLocked }
}

/**
 * A person comes in. The ticket's role counts for the first entry only; afterwards the roster decides. A newer name
 * from the ticket is taken over.
 */
export function enterRoom(
  state: RoomState,
  person: { personId: string; name: string; role: Role },
  nowMs: number,
): { state: RoomState; isNew: boolean } {
  const known = participantOf(state.visible, person.personId)
  const participant: Participant = known
    ? { ...known, name: person.name, attendance: 'here' }
    : {
        name: person.name,
        role: person.role,
        joinedAtMs: nowMs,
        ready: false,
        attendance: 'here',
        removed: false,
      }
  const roster = { ...state.visible.roster, [person.personId]: participant }
  return { state: withVisible(state, { roster }), isNew: known === null }
}

/** The Worker says that a person opened a facilitator link: they get the role, also if they were never here. */
export function grantRole(
  state: RoomState,
  person: { personId: string; name: string; role: Role },
  nowMs: number,
): RoomState {
  const known = participantOf(state.visible, person.personId)
  const participant: Participant = known
    ? { ...known, role: person.role, removed: false }
    : {
        name: person.name,
        role: person.role,
        joinedAtMs: nowMs,
        ready: false,
        attendance: 'gone',
        removed: false,
      }
  return withVisible(state, { roster: { ...state.visible.roster, [person.personId]: participant } })
}

/** Facilitators who can still lead: there must always be one. */
export function facilitatorCount(visible: Visible): number {
  return Object.values(visible.roster).filter(({ role, removed }) => can(role, 'manage-people') && !removed)
    .length
}
