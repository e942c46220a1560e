import { describe, expect, test } from 'vitest'
import { roundScore } from '../../../shared/retro/grade.ts'
import { meanScore } from '../../../shared/retro/mean-score.ts'
import { bandOf, isTooSafe, mayHaveCause, readScore } from '../../../shared/retro/read-score.ts'

const TENTHS = Array.from({ length: 11 }, (_, at) => at / 10)

describe('[GR1] bands', () => {
  test('are 0.0–0.3, 0.4–0.6 and 0.7–1.0', () => {
    expect(TENTHS.map(bandOf)).toEqual([
      ...['low', 'low', 'low', 'low'],
      ...['middle', 'middle', 'middle'],
      ...['high', 'high', 'high', 'high'],
    ])
  })

  test('are those of the score as it is shown, rounded to a tenth', () => {
    expect([0.34, 0.35, 0.649, 0.65].map(bandOf)).toEqual(['low', 'middle', 'middle', 'high'])
  })
})

describe('[GR2] the same score', () => {
  test('reads otherwise of a committed key result than of an aspirational one', () => {
    const read = (commitment: 'committed' | 'aspirational' | null) =>
      [0.3, 0.5, 0.6, 0.7, 0.8, 1].map((score) => readScore(score, commitment))
    expect(read('committed')).toEqual([
      ...['committed-missed', 'committed-missed', 'committed-missed'],
      ...['committed-short', 'committed-short', 'committed-kept'],
    ])
    expect(read('aspirational')).toEqual([
      ...['aspirational-short', 'aspirational-short', 'aspirational-sweet-spot'],
      ...['aspirational-sweet-spot', 'aspirational-beyond', 'aspirational-in-full'],
    ])
    expect(read(null)).toEqual(['low', 'middle', 'middle', 'high', 'high', 'high'])
  })

  test('of aspirational ones that all came to 1.0 says that they were too safe', () => {
    const aspirational = (score: number | null) => ({ score, commitment: 'aspirational' }) as const
    expect(isTooSafe([aspirational(1), aspirational(1)])).toBe(true)
    expect(isTooSafe([aspirational(1), aspirational(0.7)])).toBe(false)
    expect(isTooSafe([aspirational(1), { score: 0.2, commitment: 'committed' }])).toBe(true)
    expect(isTooSafe([{ score: 1, commitment: 'committed' }, aspirational(null)])).toBe(false)
    expect(isTooSafe([])).toBe(false)
  })
})

test('[RE4] [GR2] a cause is for a miss, and for a committed key result short of 1.0', () => {
  expect([0, 0.6, 0.7, 0.9, 1].map((score) => mayHaveCause(score, 'committed'))).toEqual([
    ...[true, true, true, true, false],
  ])
  expect([0, 0.6, 0.7, 1].map((score) => mayHaveCause(score, 'aspirational'))).toEqual([
    ...[true, true, false, false],
  ])
  expect(mayHaveCause(0.6, null)).toBe(true)
  expect(mayHaveCause(0.7, null)).toBe(false)
  expect(mayHaveCause(null, 'committed')).toBe(false)
})

describe('[GR1] the score of an objective', () => {
  test('is the mean of its key results that have one', () => {
    expect(meanScore([0.4, 1, null])).toBe(0.7)
    expect(meanScore([null, null])).toBeNull()
    expect(meanScore([])).toBeNull()
    expect(meanScore([0])).toBe(0)
  })

  test('does not fall below a half by the way in which a machine counts', () => {
    for (const low of TENTHS.slice(0, -1)) {
      const high = roundScore(low + 0.1)
      expect(roundScore(meanScore([low, high]) ?? -1), `${low} and ${high}`).toBe(high)
    }
  })
})
