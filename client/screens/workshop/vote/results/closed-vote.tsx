import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { RoundResult } from './round-result.tsx'

/** A closed vote, with what follows from it. */
export function ClosedVote({ ballot }: { ballot: Ballot; visible: Visible }) {
  return ballot.result === null ? null : <RoundResult ballot={ballot} result={ballot.result} />
}
