import type { RoomEventPayload } from '../events/room-events.ts'
import { can, type Role } from '../identity/roles.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type RefusalCode, withVisible } from './command.ts'
import { withCurrentProgress } from './electorate.ts'
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

type RosterChange = Extract<RoomEventPayload, { type: 'roster-changed' }>

/** The event that tells the Worker who is what now, so that tickets and routes follow. */
export function rosterChanged(visible: Visible, personIds: readonly string[]): RosterChange {
  const people = personIds.flatMap((personId) => {
    const participant = participantOf(visible, personId)
    if (!participant) return []
    const { name, role, removed } = participant
    return [{ personId, name, role, removed }]
  })
  return { type: 'roster-changed', people, joiningLocked: visible.joiningLocked }
}

/** Two roster changes that follow each other, as one: of each person the newest. */
export function joinRosterChanges(earlier: RosterChange, later: RosterChange): RosterChange {
  const people = new Map([...earlier.people, ...later.people].map((person) => [person.personId, person]))
  return { ...later, people: [...people.values()] }
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
    : newParticipant(person, 'here', nowMs)
  const roster = { ...state.visible.roster, [person.personId]: participant }
  // One more who may vote may be the one from whom on those who voted are named.
  const entered = withVisible(state, { roster })
  return { state: known === null ? withCurrentProgress(entered) : entered, isNew: known === null }
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
    : newParticipant(person, 'gone', nowMs)
  return withCurrentProgress(
    withVisible(state, { roster: { ...state.visible.roster, [person.personId]: participant } }),
  )
}

/** Facilitators who can still lead: there must always be one. */
export function facilitatorCount(visible: Visible): number {
  return Object.values(visible.roster).filter(({ role, removed }) => can(role, 'manage-people') && !removed)
    .length
}

/** Whether somebody may be given `roleAfter`, or be sent out (`null`): they must be here, and a facilitator must stay. */
export function requireChangeable(
  visible: Visible,
  personId: string,
  roleAfter: Role | null,
): Result<null, RefusalCode> {
  const participant = participantOf(visible, personId)
  if (!participant || participant.removed)
    return refuse('unknown-person', 'That person is not in the workshop.')
  const goesOnLeading = roleAfter !== null && can(roleAfter, 'manage-people')
  const stopsLeading = can(participant.role, 'manage-people') && !goesOnLeading
  return stopsLeading && facilitatorCount(visible) === 1
    ? refuse('last-facilitator', 'Make someone else facilitator first: the room needs one.')
    : ok(null)
}

function newParticipant(
  { name, role }: Pick<Participant, 'name' | 'role'>,
  attendance: Participant['attendance'],
  joinedAtMs: number,
): Participant {
  return { name, role, joinedAtMs, ready: false, attendance, removed: false }
}
