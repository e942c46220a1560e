import { expect, test } from 'vitest'
import type { LivingKeyResult } from '../../../shared/api/living-okrs.ts'
import type { BallotResult } from '../../../shared/ballot/result.ts'
import { besideRecord } from '../../../shared/okr/confidence-beside.ts'
import { EMPTY_KEY_RESULT_FIELDS } from '../../../shared/okr/model.ts'

function keyResult(
  id: string,
  lastSaid: number | null,
  change: Partial<LivingKeyResult> = {},
): LivingKeyResult {
  return {
    ...{ id, objectiveId: 'o-1', text: id, fields: { ...EMPTY_KEY_RESULT_FIELDS, confidence: 6 } },
    ...{ owner: null, accepted: true, original: null, dropped: null, state: 'on-track' },
    ...{ progress: null, expected: null, forecast: null, trend: [], initiatives: [] },
    due: { status: 'done', dueOn: null, daysLate: 0 },
    lastCheckIn:
      lastSaid === null
        ? null
        : {
            ...{ checkInId: `of-${id}`, keyResultId: id, on: '2027-01-11', atMs: 0, value: null, note: '' },
            ...{ confidence: lastSaid, nextStep: null, by: null, byToken: null },
          },
    ...change,
  }
}

function rows(levels: Readonly<Record<string, readonly number[]>>): Pick<BallotResult, 'rows'> {
  return {
    rows: Object.entries(levels).map(([itemId, ballots]) => ({
      ...{ itemId, rank: 1, total: 0, supporters: ballots.length, ballots: [...ballots], confidence: [] },
      ...{ inCut: true, disagreement: null, isContested: false, staleBallots: 0, reasons: [] },
    })),
  }
}

test('[CH1] where the room is 2 or more below what was last said it is flagged, and comes first', () => {
  const beside = besideRecord(rows({ surer: [9, 9], almost: [6, 6, 7], below: [5, 5], far: [2, 1] }), [
    keyResult('surer', 5),
    keyResult('almost', 8),
    keyResult('below', 7),
    keyResult('far', 8),
  ])
  expect(beside.map(({ keyResult: { id }, below, isFlagged }) => [id, below, isFlagged])).toEqual([
    ['far', 6.5, true],
    ['below', 2, true],
    ['almost', 1.7, false],
    ['surer', -4, false],
  ])
})

test('before the first check-in it stands beside the commitment; nobody’s answer is no answer of 0', () => {
  const fields = { ...EMPTY_KEY_RESULT_FIELDS, confidence: null }
  const beside = besideRecord(rows({ committed: [4], silent: [], unsaid: [1] }), [
    keyResult('committed', null),
    keyResult('silent', 8),
    keyResult('unsaid', null, { fields }),
  ])
  expect(beside.map(({ keyResult: { id }, said, room, isFlagged }) => [id, said, room, isFlagged])).toEqual([
    ['committed', 6, 4, true],
    ['silent', 8, null, false],
    ['unsaid', null, 1, false],
  ])
})

test('what was dropped since the vote, or is none of the record’s, is left out', () => {
  const dropped = { reason: 'Not ours', atMs: 0 }
  expect(besideRecord(rows({ gone: [1], strange: [1] }), [keyResult('gone', 9, { dropped })])).toEqual([])
})
