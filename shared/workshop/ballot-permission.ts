import { type Ballot, phaseOf } from '../ballot/ballot.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type Actor, allOf, type RefusalCode } from './command.ts'
import { isElector } from './electorate.ts'
import { findBallot } from './find-ballot.ts'
import { currentBallotOf, type Visible } from './state.ts'

/** A stage is not left while its vote is open, unless the vote closes by the clock: that one goes on for days. */
export function requireNoLiveVote(visible: Visible): Result<null, RefusalCode> {
  const ballot = currentBallotOf(visible)
  return ballot !== null && ballot.closesAtMs === null && ballot.isAnnounced
    ? refuse('ballot-open', 'Close the vote first: people are still voting.')
    : ok(null)
}

/** Whether this is the ballot that is planned or open. */
export function mayRunBallot(
  visible: Visible,
  { ballotId }: { readonly ballotId: string },
): Result<null, RefusalCode> {
  return currentBallotOf(visible)?.ballotId === ballotId
    ? ok(null)
    : refuse('no-open-ballot', 'This vote is already closed.')
}

/** Whether a person may vote in this ballot now, whatever they choose. Its deadline is exact, by the room's clock. */
export function mayVote(
  visible: Visible,
  { ballotId }: { readonly ballotId: string },
  actor: Actor,
  nowMs: number,
): Result<null, RefusalCode> {
  return allOf(
    () => requireOpen(findBallot(visible, ballotId), nowMs),
    () => {
      const ballot = findBallot(visible, ballotId)
      return ballot && isElector(visible, ballot, actor.personId)
        ? ok(null)
        : refuse('not-an-elector', 'This vote is for others. You can see its result when it closes.')
    },
  )
}

const TOO_LATE = 'This vote closed at its deadline. Your last vote before it counts.'

function requireOpen(ballot: Ballot | null, nowMs: number): Result<null, RefusalCode> {
  switch (ballot === null ? null : phaseOf(ballot, nowMs)) {
    case 'open':
      return ok(null)
    case 'planned':
      return refuse('ballot-planned', 'This vote has not opened yet.')
    case 'due':
      return refuse('ballot-closed', TOO_LATE)
    default: {
      const isByTheClock = ballot !== null && ballot.closedAtMs === ballot.closesAtMs
      return refuse('no-open-ballot', isByTheClock ? TOO_LATE : 'This vote is closed.')
    }
  }
}

/** Whether there is a result of this ballot to do something with. */
export function mayUseResult(
  visible: Visible,
  { ballotId }: { readonly ballotId: string },
): Result<null, RefusalCode> {
  const ballot = findBallot(visible, ballotId)
  if (!ballot) return refuse('unknown-ballot', 'There is no such vote. Reload to see the current ones.')
  return ballot.result === null
    ? refuse('ballot-open', 'Close the vote first: people are still voting.')
    : ok(null)
}
