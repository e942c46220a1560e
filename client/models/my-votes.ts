import * as v from 'valibot'
import { type BallotChoice, BallotChoiceSchema } from '../../shared/ballot/choice.ts'
import { createKeptOnDevice, type KeptOptions } from './kept-on-device.ts'

/*
 * [BA9] What I chose in votes, kept by this browser alone, so that a closed result can say which answer was mine: in an
 * anonymous vote nobody else knows, the room neither.
 */

const KEPT_MS = 90 * 24 * 60 * 60_000

const votes = createKeptOnDevice(
  'turnout-my-votes',
  v.object({ choice: BallotChoiceSchema, atMs: v.number() }),
  KEPT_MS,
)

/** Keeps what I chose in a ballot, in place of what I chose in it before, and drops what is older than 90 days. */
export function rememberMyVote(ballotId: string, choice: BallotChoice, options: KeptOptions = {}): void {
  votes.remember(ballotId, (atMs) => ({ choice, atMs }), options)
}

/** What I last chose in a ballot in this browser, or `null`. */
export function myVote(ballotId: string, options: KeptOptions = {}): BallotChoice | null {
  return votes.recall(ballotId, options)?.choice ?? null
}
