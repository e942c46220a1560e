import type { Ballot } from '../../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../../shared/ballot/choice.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { SeededRandom } from '../../shared/board/seeded-random.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  castOf,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  levels,
  openOf,
  scoreSettings,
  scores,
} from '../../support/ballots.ts'

/** A vote of some method on some of the cards: until it is closed, or by the clock, which is not far off. */
export function callBallot(cardIds: readonly string[], random: SeededRandom, nowMs: number): Command | null {
  const itemIds = cardIds.filter(() => random.below(3) > 0).slice(0, 6)
  if (itemIds.length === 0) return null
  const change = {
    quorumPercent: random.pick([null, 50]) ?? null,
    reasons: random.pick(['off', 'optional'] as const) ?? 'off',
    remindBeforeMs: random.pick([null, 60_000]) ?? null,
  }
  const settings = random.pick([
    // With so many dots that everybody's choice can be told from everybody else's.
    dotSettings({ budget: 100, capPerItem: 100, ...change }),
    dotSettings({ budget: 100, capPerItem: 100, ...change }),
    scoreSettings(change),
    approveSettings(change),
    fistSettings(change),
  ])
  const hours = random.pick([
    { opensAtMs: null, closesAtMs: null },
    { opensAtMs: null, closesAtMs: null },
    { opensAtMs: null, closesAtMs: nowMs + 61_000 + random.below(60_000) },
    { opensAtMs: nowMs + random.below(10_000), closesAtMs: nowMs + 100_000 + random.below(40_000) },
  ])
  return { ...openOf(itemIds, settings), ...hours }
}

/** What whoever leads does with a vote. Deadlines stay near: the room has to come to rest in the end. */
export function leadBallot(
  { ballotId, closesAtMs }: Ballot,
  random: SeededRandom,
  nowMs: number,
): readonly (Command | null)[] {
  return [
    { type: 'close-ballot', ballotId },
    closesAtMs === null ? null : { type: 'extend-ballot', ballotId, closesAtMs: nowMs + 150_000 },
    random.below(3) === 0 ? { type: 'remind-voters', ballotId } : null,
    random.below(4) === 0 ? { type: 'withdraw-ballot', ballotId } : null,
  ]
}

export function castOn(ballot: Ballot, random: SeededRandom, index: number): Command {
  const { ballotId, items, settings, wordingVersion } = ballot
  const item = random.pick(items)?.id ?? ''
  const reasons = settings.reasons === 'off' ? {} : { [item]: `Because ${index}-${random.below(1_000)}` }
  const choice = random.below(6) === 0 ? ABSTAIN : choiceFor(settings.method, item, reasons, random, index)
  const confirmedIds = random.below(3) === 0 ? [item] : []
  return { ...castOf(ballotId, choice), confirmedIds, seenVersion: wordingVersion }
}

function choiceFor(
  method: Ballot['settings']['method'],
  item: string,
  reasons: Record<string, string>,
  random: SeededRandom,
  index: number,
): BallotChoice {
  switch (method) {
    case 'dots':
      return dots({ [item]: 10 * index + 1 + random.below(9) }, reasons)
    case 'score':
      return scores({ [item]: [1 + random.below(5), 1 + random.below(5)] }, reasons)
    case 'approve':
      return approvals({ [item]: random.pick(['yes', 'no', 'abstain'] as const) ?? 'yes' }, reasons)
    case 'fist':
      return fingers({ [item]: random.below(6) }, reasons)
    case 'confidence':
      return levels({ [item]: random.below(11) }, reasons)
  }
}
