import { isReworded } from '../okr/wording.ts'
import { type Ballot, wordingOf } from './ballot.ts'
import { answersOf, type BallotChoice } from './choice.ts'

/** [BA8] The items of a ballot whose words have got another meaning since this person answered them. */
export function staleItemIds(
  ballot: Ballot,
  choice: BallotChoice,
  votedOn: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.keys(answersOf(choice)).filter((itemId) => {
    const item = ballot.items.find(({ id }) => id === itemId)
    return item !== undefined && isReworded(votedOn[itemId] ?? item.text, wordingOf(item))
  })
}
