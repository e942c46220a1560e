import { expect, test } from 'vitest'
import { logOf } from '../../../client/screens/workshop/retro/evidence-log.ts'
import type { HistoryEntry } from '../../../shared/api/living-okrs.ts'
import type { Evidence } from '../../../shared/api/retro-api.ts'
import { EMPTY_PROVENANCE } from '../../../shared/okr/okr-set.ts'
import type { Candidate } from '../../../shared/retro/candidate.ts'
import { keyResult, PEOPLE } from '../support/sample-living.ts'

const fields = { direction: 'decrease', baseline: 48, target: 24, unit: 'min' } as const

function checkedIn(atMs: number, confidence: number, note = '', next: string | null = null): HistoryEntry {
  return {
    ...{ kind: 'checked-in', id: `c-${atMs}`, atMs, by: PEOPLE.tomasz, byToken: null },
    checkIn: {
      ...{ checkInId: `c-${atMs}`, keyResultId: 'k', on: '2027-02-01', atMs, value: 40, confidence, note },
      nextStep: next === null ? null : { text: next, owner: PEOPLE.wei },
      ...{ by: PEOPLE.tomasz, byToken: null },
    },
  }
}

function evidence(
  history: readonly HistoryEntry[],
  provenance: Partial<Evidence['provenance']> = {},
): Evidence {
  return {
    keyResult: keyResult('k', 'Deploys take 24 min', PEOPLE.tomasz, fields, []),
    suggestedGrade: null,
    history: [...history],
    provenance: { ...EMPTY_PROVENANCE, ...provenance },
  }
}

test('[RE2] what happened comes in its order: how it began and was voted on, then what the weeks brought', () => {
  const lines = logOf(
    evidence(
      [
        {
          ...{ kind: 'corrected', id: 'x', atMs: 30, by: PEOPLE.wei, byToken: null, effect: 'easing' },
          changes: [{ field: 'target', from: 24, to: 30 }],
          reason: 'Ben was lent out',
        },
        checkedIn(20, 7, 'Cache is in'),
      ],
      {
        original: 'Faster deploys',
        comments: ['Worth it, if we find a way'],
        ballots: [
          {
            round: 1,
            method: 'dots',
            rank: 3,
            of: 8,
            total: 6,
            voters: 5,
            closedAtMs: 10,
            wording: 'Deploys',
          },
        ],
      },
    ),
  )
  expect(lines.map(({ kind, atMs }) => [kind, atMs])).toEqual([
    ['planned', null],
    ['said', null],
    ['voted', 10],
    ['checked-in', 20],
    ['corrected', 30],
  ])
  expect(lines.map(({ words }) => words)).toEqual([
    'First written as “Faster deploys”',
    'Said while planning: “Worth it, if we find a way”',
    'Vote: number 3 of 8, with 6 dots from 5 voters',
    '40 min, confidence 7. “Cache is in”',
    'Target from 24 min to 30 min. Why: Ben was lent out',
  ])
})

test('[RE2] a fall of confidence is told with what was to be done; a silent check-in that moved nothing is not', () => {
  const lines = logOf(evidence([checkedIn(3, 3, '', 'Batch the check'), checkedIn(1, 7), checkedIn(2, 6)]))
  expect(lines.map(({ kind, words }) => [kind, words])).toEqual([
    ['fell', 'Confidence fell from 6 to 3. Next step then: Batch the check, Wei Chen'],
  ])
})

test('[RE5] one that was taken up again says from where', () => {
  const candidateOf: Candidate = {
    keyResultId: 'old',
    cycleName: 'Q4 2026',
    text: 'Deploys take 24 min',
    score: 0.4,
    cause: 'focus',
    verdict: 'keep',
    why: 'Still worth it',
  }
  expect(logOf(evidence([], { candidateOf })).map(({ words }) => words)).toEqual([
    'Taken up again from Q4 2026, where it ended at 0.4',
  ])
})
