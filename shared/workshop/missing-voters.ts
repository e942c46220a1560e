import type { Ballot } from '../ballot/ballot.ts'
import { electorsOf } from './electorate.ts'
import { NO_SECRET, participantOf, type Visible } from './state.ts'

/** How many have not voted, and who; `names` is empty where only the number may be known (BA9). */
export type MissingVoters = { readonly missing: number; readonly names: readonly string[] }

/** [BA10] Who may vote in the open ballot and has not, as far as everybody may know. */
export function missingVoters(visible: Visible, ballot: Pick<Ballot, 'settings'>): MissingVoters {
  const { ballotProgress, ballotCounts } = visible
  const electorIds = electorsOf(visible, ballot, NO_SECRET)
  const isNamed = ballotCounts.voted === 0 || Object.keys(ballotProgress).length > 0
  // Of those whose names are not told, some may have voted and become observers since: the number is then a little low.
  if (!isNamed) return { missing: Math.max(0, electorIds.length - ballotCounts.voted), names: [] }
  const missingIds = electorIds.filter((personId) => !Object.hasOwn(ballotProgress, personId))
  const names = missingIds.map((personId) => participantOf(visible, personId)?.name ?? '')
  return { missing: missingIds.length, names: names.filter((name) => name !== '') }
}
