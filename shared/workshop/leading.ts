import { can } from '../identity/roles.ts'
import { currentStage } from './agenda.ts'
import { currentBallotOf, participantOf, type Visible } from './state.ts'

/**
 * The person whose view the others follow, or `null`. Who has lost the role, was removed or is not connected leads nobody; who
 * only reloads the page leads on.
 */
export function leaderOf(visible: Visible): string | null {
  const { leaderId } = visible
  const leader = leaderId === null ? null : participantOf(visible, leaderId)
  const leads =
    leader !== null && !leader.removed && leader.attendance !== 'gone' && can(leader.role, 'lead-workshop')
  return leads ? leaderId : null
}

/** The leader after somebody has another role or is sent out: nobody goes on leading with a right that they lost. */
export function leaderWithout(visible: Visible, personId: string): Pick<Visible, 'leaderId'> {
  return { leaderId: visible.leaderId === personId ? null : visible.leaderId }
}

/** Who wants to say something, who asked first in front. Hands of those who are not connected wait until they are. */
export function raisedHands(visible: Visible): readonly { personId: string; name: string; atMs: number }[] {
  return Object.entries(visible.roster)
    .flatMap(([personId, { name, handRaisedAtMs, removed, attendance }]) =>
      handRaisedAtMs === undefined || removed || attendance === 'gone'
        ? []
        : [{ personId, name, atMs: handRaisedAtMs }],
    )
    .sort((one, other) => one.atMs - other.atMs || (one.personId < other.personId ? -1 : 1))
}

/**
 * Whether people may see where others point. Not in anonymous stages, and not while a vote is open: a pointer that rests on a
 * card would tell who favours it.
 */
export function arePointersShown(visible: Visible): boolean {
  return (
    currentStage(visible).settings.naming !== 'anonymous' && currentBallotOf(visible)?.isAnnounced !== true
  )
}
