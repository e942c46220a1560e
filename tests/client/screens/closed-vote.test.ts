import { describe, expect, it } from 'vitest'
import {
  confidenceVoteOf,
  newRoundOf,
  runOffOf,
} from '../../../client/screens/workshop/vote/results/follow-up.ts'
import {
  answerTo,
  drawnAnswer,
  factsOf,
  headlineOf,
  inOrderOfResult,
  outcomeOf,
  rowsAboveCut,
  splitInWords,
  spreadInWords,
  tableOf,
} from '../../../client/screens/workshop/vote/results/result-words.ts'
import type { Ballot } from '../../../shared/ballot/ballot.ts'
import type { BallotChoice } from '../../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../../shared/ballot/settings.ts'
import { tallyBallots } from '../../../shared/ballot/tally.ts'
import {
  ABSTAIN,
  approvals,
  approveSettings,
  dotSettings,
  dots,
  fingers,
  fistSettings,
  scoreSettings,
  scores,
} from '../../support/ballots.ts'

/** A vote on some proposals as it closed. */
function closed(
  settings: BallotSettings,
  choices: readonly BallotChoice[],
  {
    ids = ['a', 'b', 'c', 'd'],
    stale = {},
    change = {},
  }: { ids?: readonly string[]; stale?: Record<number, string[]>; change?: Partial<Ballot> } = {},
): Ballot {
  const items = ids.map((id) => ({
    id,
    kind: 'keyResult' as const,
    text: id.toUpperCase(),
    rewordedTo: null,
    rewordedIn: 0,
  }))
  const ballots = choices.map((choice, index) => ({
    personId: `p${index}`,
    choice,
    staleItemIds: stale[index] ?? [],
  }))
  return {
    ...{ ballotId: 'vote', round: 1, settings, items, wordingVersion: 0, follows: null, openedAtMs: 0 },
    ...{ isAnnounced: true, closesAtMs: null, closedAtMs: 1, isReminded: false, quorumAtMs: null },
    ...{ settledIds: null, isCutApplied: false },
    result: tallyBallots({ settings, items, ballots, eligible: choices.length + 1, seed: 's' }),
    ...change,
  }
}

/** One ahead, two tied for the second of two places, one behind. */
const TIED = [
  dots({ a: 3, b: 1, c: 1 }),
  dots({ a: 3, b: 1, c: 1 }),
  dots({ a: 1, b: 1, c: 1 }),
  dots({ d: 1 }),
]

function rowOf(ballot: Ballot, itemId: string) {
  const row = ballot.result?.rows.find((one) => one.itemId === itemId)
  if (row === undefined) throw new Error(`There is no row ${itemId}.`)
  return row
}

describe('a closed vote in a sentence', () => {
  it('[BA6] says how many are in and what to talk about', () => {
    const split = [5, 5, 0, 0].map((hand) => fingers({ a: 4, b: hand }))
    expect(headlineOf(closed(fistSettings(), split, { ids: ['a', 'b'] }))).toBe(
      '1 proposal is in. Talk about number 2.',
    )
  })

  it('[BA6] claims no cut where there is none', () => {
    expect(headlineOf(closed(dotSettings(), [dots({ a: 3, b: 1 }), dots({ a: 3, b: 1 })]))).toBe(
      'This is what the room voted for.',
    )
  })

  it('[BA7] says that there is a tie until it is settled', () => {
    const tied = closed(dotSettings({ cutLine: 2, tieRule: 'run-off' }), TIED)
    expect(headlineOf(tied)).toMatch(/^A tie for the last place\./)
    expect(headlineOf({ ...tied, settledIds: ['c'] })).toMatch(/^2 proposals are in\./)
  })

  it('says that nobody voted', () => {
    expect(headlineOf(closed(fistSettings(), []))).toBe('Nobody voted.')
  })

  it('[BA6] says turnout, quorum and secrecy', () => {
    const votes = [dots({ a: 1 }), ABSTAIN]
    expect(factsOf(closed(dotSettings({ quorumPercent: 60 }), votes))).toMatch(
      /^Closed .+\. 2 of 3 voted, 1 of them abstained, quorum of 2 met, ballots anonymous\.$/,
    )
    expect(factsOf(closed(dotSettings({ quorumPercent: 100, anonymous: false }), votes))).toMatch(
      /quorum of 3 not met, by name\.$/,
    )
  })
})

describe('what is in', () => {
  it('[BA7] draws the line where it was agreed, through a tie too', () => {
    const tied = closed(dotSettings({ cutLine: 2, tieRule: 'run-off' }), TIED)
    expect(rowsAboveCut(tied)).toBe(2)
    expect(['a', 'b', 'c', 'd'].map((id) => outcomeOf(tied, id))).toEqual(['in', 'tied', 'tied', 'out'])
  })

  it('[BA7] puts the one of the tied that is in above the line', () => {
    const settled = closed(dotSettings({ cutLine: 2, tieRule: 'run-off' }), TIED, {
      change: { settledIds: ['c'] },
    })
    expect(inOrderOfResult(settled).map(({ itemId }) => itemId)).toEqual(['a', 'c', 'b', 'd'])
    expect(rowsAboveCut(settled)).toBe(2)
    expect(outcomeOf(settled, 'b')).toBe('out')
  })

  it('[BA7] draws it below all of the tied where both are kept', () => {
    const kept = closed(dotSettings({ cutLine: 2, tieRule: 'keep-both' }), TIED)
    expect(rowsAboveCut(kept)).toBe(3)
  })

  it('draws none where all or none are in', () => {
    expect(rowsAboveCut(closed(dotSettings(), TIED))).toBeNull()
    const turnedDown = closed(approveSettings(), [approvals({ a: 'no', b: 'no', c: 'no', d: 'no' })])
    expect(rowsAboveCut(turnedDown)).toBeNull()
    expect(outcomeOf(turnedDown, 'a')).toBe('out')
  })
})

describe('what people said', () => {
  it('[BA6] counts those who gave no dots, but not those who abstained or whose vote went stale', () => {
    const ballot = closed(dotSettings(), [dots({ a: 2 }), dots({ a: 1 }), dots({ b: 1 }), ABSTAIN], {
      stale: { 1: ['a'] },
    })
    expect(spreadInWords(ballot, rowOf(ballot, 'a'))).toBe('1 gave 2 dots, 1 gave none')
  })

  it('[BA6] says of a score on which axis the room is split', () => {
    const votes = [scores({ a: [5, 1], b: [1, 3] }), scores({ a: [5, 5], b: [5, 3] })]
    const ballot = closed(scoreSettings(), votes)
    expect(splitInWords(ballot, rowOf(ballot, 'a'))).toBe('Confidence: 1 said 5, 1 said 1')
    expect(splitInWords(ballot, rowOf(ballot, 'b'))).toBe('Importance: 1 said 5, 1 said 1')
  })

  it('[BA9] calls an answer mine only where it is surely among those drawn', () => {
    const votes = [fingers({ a: 5 }), fingers({ a: 5 }), fingers({ a: 1 })]
    const ballot = closed(fistSettings(), votes)
    expect(drawnAnswer(fingers({ a: 5 }), rowOf(ballot, 'a'))?.value).toBe(5)
    expect(drawnAnswer(fingers({ a: 3 }), rowOf(ballot, 'a'))).toBeNull()
    expect(drawnAnswer(null, rowOf(ballot, 'a'))).toBeNull()
    const withStale = closed(fistSettings(), votes, { stale: { 0: ['a'] } })
    expect(drawnAnswer(fingers({ a: 5 }), rowOf(withStale, 'a'))).toBeNull()
  })

  it('reads an answer from any kind of choice, and none from what is not its own', () => {
    expect(answerTo(scores({ a: [4, 2] }), 'a')).toEqual({ value: 4, confidence: 2, words: '4 / 2' })
    expect(answerTo(approvals({ a: 'no' }), 'a')).toEqual({ value: -1, confidence: null, words: 'no' })
    expect(answerTo(dots({ a: 0 }), 'a')).toBeNull()
    expect(answerTo(fingers({}), 'constructor')).toBeNull()
    expect(answerTo(ABSTAIN, 'a')).toBeNull()
  })

  it('has a table with a cell for each of its columns, by every method', () => {
    const ballots = [
      closed(dotSettings({ cutLine: 1 }), TIED),
      closed(scoreSettings(), [scores({ a: [5, 2] }), scores({ a: [4, 3], b: [1, 1] })]),
      closed(approveSettings(), [approvals({ a: 'yes', b: 'abstain' }), approvals({ a: 'no', b: 'yes' })]),
      closed(fistSettings(), [fingers({ a: 5, b: 0 })]),
    ]
    for (const ballot of ballots) {
      const { columns, cellsOf } = tableOf(ballot)
      for (const row of inOrderOfResult(ballot)) expect(cellsOf(row)).toHaveLength(columns.length - 2)
    }
    const [, score] = ballots
    if (score === undefined) throw new Error('There is one by score.')
    expect(tableOf(score).cellsOf(rowOf(score, 'a'))).toEqual(['4.5', '2.5', '2', '0.25'])
  })
})

describe('what can follow', () => {
  it('[BA7] runs off the tied, with a dot for each place that is left', () => {
    const tied = closed(dotSettings({ cutLine: 2, tieRule: 'run-off', budget: 9, capPerItem: 2 }), TIED)
    expect(runOffOf(tied)).toMatchObject({
      type: 'open-ballot',
      itemIds: ['b', 'c'],
      follows: { ballotId: 'vote', why: 'run-off' },
      settings: { method: 'dots', budget: 1, capPerItem: 1, anonymous: true },
    })
    expect(runOffOf({ ...tied, settledIds: ['b'] })).toBeNull()
  })

  it('[BA8] asks all of it again, without the reminder of a deadline that there is not', () => {
    const settings = scoreSettings({ cutLine: 2, remindBeforeMs: 3_600_000, quorumPercent: 50 })
    const again = newRoundOf(closed(settings, []))
    expect(again.itemIds).toEqual(['a', 'b', 'c', 'd'])
    expect(again.settings).toEqual({ ...settings, remindBeforeMs: null })
    expect(again.follows).toEqual({ ballotId: 'vote', why: 'new-round' })
  })

  it('shows hands on what was talked about, as secretly as before', () => {
    const vote = closed(dotSettings({ anonymous: false, electorIds: ['p0'], reasons: 'required' }), [])
    expect(confidenceVoteOf(vote, ['b'])).toMatchObject({
      itemIds: ['b'],
      follows: { ballotId: 'vote', why: 'after-discussion' },
      settings: { method: 'fist', anonymous: false, electorIds: ['p0'], reasons: 'optional', cutLine: null },
    })
  })
})
