import { type Ballot, isIn } from '../ballot/ballot.ts'
import type { GateProblem } from '../okr/gates.ts'
import type { Visible } from '../workshop/state.ts'
import type { Candidate } from './candidate.ts'

/** As much of a vote as says what it chose. In the order in which they were taken. */
type Vote = Pick<Ballot, 'items' | 'result' | 'settings' | 'settledIds'>

/**
 * [RE5] Whether a candidate was chosen again: the last vote that it stood in is closed, and it was in. What is not on a ballot is
 * not chosen, nor what lay below the cut line, nor what is in a tie that nobody has settled. How sure people are of something
 * (a vote of confidence) chooses nothing.
 */
export function isChosenAgain({ ballots }: { readonly ballots: readonly Vote[] }, cardId: string): boolean {
  const last = ballots.findLast(
    ({ items, result, settings }) =>
      result !== null && settings.method !== 'confidence' && items.some(({ id }) => id === cardId),
  )
  return last !== undefined && isIn(last, cardId)
}

/** [RE5] Where a card comes from that a retro kept or modified; `null`: it is no candidate. Ids come from the document. */
export function candidateOf({ candidates }: Pick<Visible, 'candidates'>, cardId: string): Candidate | null {
  return (Object.hasOwn(candidates, cardId) ? candidates[cardId] : undefined) ?? null
}

/** [RE5] What a retro kept is a candidate: of these cards, those that no vote has chosen again stop a set from being published. */
export function findUnchosen(
  ballots: readonly Vote[],
  cards: readonly { readonly id: string; readonly candidate: Candidate | null }[],
): GateProblem[] {
  return cards.flatMap(({ id, candidate }) => {
    if (candidate === null || isChosenAgain({ ballots }, id)) return []
    const message = `A candidate from ${candidate.cycleName} that no vote has chosen again. Put it to the vote, or park it.`
    return [{ rule: 'RE5', cardId: id, message }]
  })
}
