import type { Ballot } from '../ballot/ballot.ts'
import type { Visible } from './state.ts'

/** The ballot with this id, of all there ever were. */
export function findBallot(visible: Visible, ballotId: string): Ballot | null {
  return visible.ballots.find((ballot) => ballot.ballotId === ballotId) ?? null
}
