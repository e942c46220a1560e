import type { Ballot } from '../ballot/ballot.ts'
import { can } from '../identity/roles.ts'
import {
  type BallotStep,
  currentBallotOf,
  participantOf,
  type RoomState,
  type Secret,
  type Visible,
} from './state.ts'

/** With fewer people than this in an anonymous vote, who has voted would tell too much: only their number is shown. */
export const MIN_ANONYMOUS_NAMES = 4

/** Whether this person may vote in a ballot now: by their role, and by name where the ballot lists its voters. */
export function isElector(
  visible: Visible,
  { settings }: Pick<Ballot, 'settings'>,
  personId: string,
): boolean {
  const participant = participantOf(visible, personId)
  if (!participant || participant.removed || !can(participant.role, 'cast-ballot')) return false
  return settings.electorIds === null || settings.electorIds.includes(personId)
}

/** Everybody who may vote now, and those who did before they became observers; nobody who was sent out. */
export function electorsOf(
  visible: Visible,
  ballot: Pick<Ballot, 'settings'>,
  secret: Pick<Secret, 'choices'>,
): readonly string[] {
  return Object.keys(visible.roster).filter(
    (personId) => isElector(visible, ballot, personId) || isCounted(visible, secret, personId),
  )
}

/** Whether this person's ballot counts: it was cast, and they have not been sent out since. */
export function isCounted(visible: Visible, { choices }: Pick<Secret, 'choices'>, personId: string): boolean {
  return Object.hasOwn(choices, personId) && participantOf(visible, personId)?.removed === false
}

/**
 * The state with what may be known of the open ballot: how many have voted and are done, and by name where that says
 * nothing about what they chose (BA5, BA9).
 */
export function withProgress(state: RoomState, ballot: Ballot): RoomState {
  const { visible, secret } = state
  const voterIds = Object.keys(secret.choices).filter((personId) => isCounted(visible, secret, personId))
  const doneIds = voterIds.filter((personId) => secret.doneIds.includes(personId))
  const isNaming =
    !ballot.settings.anonymous || electorsOf(visible, ballot, secret).length >= MIN_ANONYMOUS_NAMES
  const stepOf = (personId: string): BallotStep => (doneIds.includes(personId) ? 'done' : 'voted')
  return {
    ...state,
    visible: {
      ...visible,
      ballotCounts: keepSame(visible.ballotCounts, { voted: voterIds.length, done: doneIds.length }),
      ballotProgress: keepSame(
        visible.ballotProgress,
        // In the order of names and not of votes, so that nothing tells who voted when.
        isNaming
          ? Object.fromEntries(voterIds.toSorted().map((personId) => [personId, stepOf(personId)]))
          : {},
      ),
    },
  }
}

/** The same for whatever ballot is open, after the roster has changed. */
export function withCurrentProgress(state: RoomState): RoomState {
  const ballot = currentBallotOf(state.visible)
  return ballot === null ? state : withProgress(state, ballot)
}

/** The first while both say the same: what has not changed is not sent again. */
function keepSame<Entry extends Readonly<Record<string, unknown>>>(before: Entry, after: Entry): Entry {
  const keys = Object.keys(after)
  const isSame = keys.length === Object.keys(before).length && keys.every((key) => before[key] === after[key])
  return isSame ? before : after
}
