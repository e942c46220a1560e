import { isIn } from '../ballot/ballot.ts'
import type { Visible } from '../workshop/state.ts'
import type { Candidate } from './candidate.ts'

/**
 * [RE5] Whether a candidate was chosen again: the last vote that it stood in is closed, and it was in. What is not on a ballot is
 * not chosen, nor what lay below the cut line, nor what is in a tie that nobody has settled. How sure people are of something
 * (a vote of confidence) chooses nothing.
 */
export function isChosenAgain({ ballots }: Pick<Visible, 'ballots'>, cardId: string): boolean {
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
