import type { ComponentChildren } from 'preact'
import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../../../../shared/ballot/choice.ts'
import type { BallotResult } from '../../../../../shared/ballot/result.ts'

/** What a result is told from, whether the room has it or the record: hours and reminders are over. */
export type ClosedBallot = Pick<
  Ballot,
  'ballotId' | 'round' | 'settings' | 'items' | 'follows' | 'closedAtMs' | 'settledIds' | 'result'
>

/** A closed ballot with what the pictures need to know from around it: they ask nobody else. */
export type ResultView = {
  readonly ballot: ClosedBallot
  readonly result: BallotResult
  /** [BA9] What this device's person chose, if this device knows it. */
  readonly mine: BallotChoice | null
  readonly nameOf: (personId: string) => string
  /** The words that a proposal has now where they mean something else than what was voted on, else `null`. */
  readonly rewordedTo: (itemId: string) => string | null
  /** The way to what is said about a proposal, where there is a room to say it in. */
  readonly comments?: (itemId: string) => ComponentChildren
}
