import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import { votesForQuorum } from '../../../../../shared/ballot/settings.ts'
import { electorsOf, MIN_ANONYMOUS_NAMES } from '../../../../../shared/workshop/electorate.ts'
import { NO_SECRET, type Visible } from '../../../../../shared/workshop/state.ts'

export type BallotProgress = {
  /** People who have voted, abstentions included. */
  readonly voted: number
  readonly done: number
  /** People who may vote. */
  readonly eligible: number
  /** Votes that make the quorum; `null` when any turnout will do. */
  readonly needed: number | null
  /** By name, where that says nothing about what anybody chose; else `null` (BA5). */
  readonly names: {
    readonly done: readonly string[]
    readonly voted: readonly string[]
    readonly waiting: readonly string[]
  } | null
}

/** How far the room is with its current ballot: who, or how many, and never what. */
export function progressOf(visible: Visible, ballot: Ballot): BallotProgress {
  const { ballotProgress, ballotCounts } = visible
  const electors = electorsOf(visible, ballot, NO_SECRET)
  // Somebody who voted and watches now is still one of them.
  const everybody = [...new Set([...electors, ...Object.keys(ballotProgress)])]
  const eligible = Math.max(everybody.length, ballotCounts.voted)
  // The room says when it names: whoever voted is then in its list.
  const isNaming =
    (!ballot.settings.anonymous || everybody.length >= MIN_ANONYMOUS_NAMES) &&
    Object.keys(ballotProgress).length === ballotCounts.voted
  const that = (step: 'done' | 'voted' | undefined) => everybody.filter((id) => ballotProgress[id] === step)
  return {
    ...ballotCounts,
    eligible,
    needed: votesForQuorum(ballot.settings, eligible),
    names: isNaming ? { done: that('done'), voted: that('voted'), waiting: that(undefined) } : null,
  }
}

/** Why closing now should be thought over; empty when nothing speaks against it. */
export type CloseConcern = 'nobody' | 'below-quorum' | 'tells-too-much'

export function concernsOfClosing(visible: Visible, ballot: Ballot): readonly CloseConcern[] {
  const { voted, needed } = progressOf(visible, ballot)
  if (voted === 0) return ['nobody']
  return [
    needed !== null && voted < needed ? (['below-quorum'] as const) : [],
    ballot.settings.anonymous && voted < MIN_ANONYMOUS_NAMES ? (['tells-too-much'] as const) : [],
  ].flat()
}
