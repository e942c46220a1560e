import type { RoomEventPayload } from '../events/room-events.ts'
import { can, type Role } from '../identity/roles.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type RefusalCode, withVisible } from './command.ts'
import { withCurrentProgress } from './electorate.ts'
import { withCurrentGraders } from './retro-grades.ts'
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

/** The state with one person replaced; unchanged where nothing is another. */
export function withParticipant(state: RoomState, personId: string, participant: Participant): RoomState {
  return state.visible.roster[personId] === participant
    ? state
    : withVisible(state, { roster: { ...state.visible.roster, [personId]: participant } })
}

/** The same person with their hand down. */
export function withoutHand(participant: Participant): Participant {
  if (participant.handRaisedAtMs === undefined) return participant
  const { handRaisedAtMs: _lowered, ...rest } = participant
  return rest
}

/** A person who is in the workshop, whether they are connected or not. */
export function requireHere(visible: Visible, personId: string): Result<Participant, RefusalCode> {
  const participant = participantOf(visible, personId)
  return participant && !participant.removed
    ? ok(participant)
    : refuse('unknown-person', 'That person is not in the workshop.')
}

/** More names than anybody goes through while one event is on its way to the record. */
const FORMER_NAMES_KEPT = 20

/** A person under another name. The names before are kept, so that a ticket that still says one of them changes nothing. */
export function renamed(state: RoomState, personId: string, name: string): RoomState {
  const person = participantOf(state.visible, personId)
  if (person === null || person.name === name) return state
  const former = [...formerNamesOf(state, personId).filter((each) => each !== name), person.name]
  return withParticipant(withFormerNames(state, personId, former.slice(-FORMER_NAMES_KEPT)), personId, {
    ...person,
    name,
  })
}

function formerNamesOf({ secret }: RoomState, personId: string): readonly string[] {
  return Object.hasOwn(secret.formerNames, personId) ? (secret.formerNames[personId] ?? []) : []
}

function withFormerNames(state: RoomState, personId: string, names: readonly string[]): RoomState {
  const { [personId]: _before, ...others } = state.secret.formerNames
  const formerNames = names.length === 0 ? others : { ...others, [personId]: [...names] }
  return { ...state, secret: { ...state.secret, formerNames } }
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

/** Who comes in, as their ticket says. */
type Entrant = { personId: string; name: string; homeTeam?: string | undefined }

/**
 * A person comes in. The ticket's role counts for the first entry only; afterwards the roster decides. A newer name from the
 * ticket is taken over: any but those that the person has given up in this room, which the record may not know yet. A guest's
 * own team is what the ticket says.
 */
export function enterRoom(
  state: RoomState,
  person: Entrant & { role: Role },
  nowMs: number,
): { state: RoomState; isNew: boolean } {
  const { personId } = person
  const known = participantOf(state.visible, personId)
  const former = formerNamesOf(state, personId)
  const name = known !== null && former.includes(person.name) ? known.name : person.name
  const { homeTeam: _before, ...entrant } = known ?? newParticipant(person, 'here', nowMs)
  const participant: Participant = {
    ...entrant,
    name,
    attendance: 'here',
    ...(person.homeTeam === undefined ? {} : { homeTeam: person.homeTeam }),
  }
  const roster = { ...state.visible.roster, [personId]: participant }
  // The record knows the name now: from here on, another one is newer.
  const isFollowed = former.length > 0 && known?.name === person.name
  const told = isFollowed ? withFormerNames(state, personId, []) : state
  // One more who may vote may be the one from whom on those who voted are named.
  const entered = withVisible(told, { roster })
  return { state: known === null ? withCurrentProgress(entered) : entered, isNew: known === null }
}

/** Whether somebody comes in as who they are on the roster already, so that there is nothing to decide. */
export function isKnownAs(state: RoomState, { personId, name, homeTeam }: Entrant): boolean {
  const known = participantOf(state.visible, personId)
  const former = formerNamesOf(state, personId)
  if (known === null || known.homeTeam !== homeTeam) return false
  return known.name === name ? former.length === 0 : former.includes(name)
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
  const roster = { ...state.visible.roster, [person.personId]: participant }
  return withCurrentGraders(withCurrentProgress(withVisible(state, { roster })))
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
  const person = requireHere(visible, personId)
  if (!person.ok) return person
  const participant = person.value
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
