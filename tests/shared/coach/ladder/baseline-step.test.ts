import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baselineStep } from '../../../../shared/coach/ladder/baseline-step.ts'

const CYCLE = { startsOn: '2027-01-01', endsOn: '2027-03-31' }
const UNKNOWN = { measure: 'Deployment time', baseline: 'unknown', dueOn: '2027-03-31' } as const

describe('the step that finds the baseline', () => {
  it('[KR5] is due within the first quarter of the cycle', () => {
    expect(baselineStep(UNKNOWN, { today: '2026-12-10', cycle: CYCLE })).toEqual({
      text: 'Measure deployment time for two weeks to get the baseline, by 23 January',
      dueOn: '2027-01-23',
    })
  })

  it('[KR5] counts from today once the cycle has begun', () => {
    expect(baselineStep(UNKNOWN, { today: '2027-03-01', cycle: CYCLE })).toEqual({
      text: 'Measure deployment time for a week to get the baseline, by 8 March',
      dueOn: '2027-03-08',
    })
    expect(baselineStep(UNKNOWN, { today: '2027-03-29', cycle: CYCLE })?.text).toBe(
      'Measure deployment time to get the baseline, by 30 March',
    )
  })

  it('[KR5] goes by the answers’ own date before the cycle’s end', () => {
    const step = baselineStep({ ...UNKNOWN, dueOn: '2027-01-29' }, { today: '2026-12-10', cycle: CYCLE })
    expect(step?.dueOn).toBe('2027-01-08')
    expect(baselineStep({ ...UNKNOWN, dueOn: null }, { today: '2026-12-10', cycle: CYCLE })?.dueOn).toBe(
      '2027-01-23',
    )
  })

  it('[KR5] has no date when no time is left or known', () => {
    const expected = { text: 'Measure the share of users who return to get the baseline', dueOn: null }
    const answers = { ...UNKNOWN, measure: 'share of users who return' }
    expect(baselineStep(answers, { today: '2027-03-31', cycle: CYCLE })).toEqual(expected)
    expect(baselineStep({ ...answers, dueOn: null }, { today: '2027-01-01', cycle: null })).toEqual(expected)
  })

  it('[KR5] is none when the start is known, or nobody has said that it is not', () => {
    for (const baseline of [null, 3]) {
      expect(baselineStep({ ...UNKNOWN, baseline }, { today: '2027-01-01', cycle: CYCLE })).toBeNull()
    }
    expect(baselineStep({ ...UNKNOWN, measure: ' ' }, { today: '2027-01-01', cycle: CYCLE })).toBeNull()
  })

  it('[KR5] is due after today and before the key result, for any dates and words', () => {
    const day = fc
      .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) })
      .map((timeMs) => new Date(timeMs).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), day, day, (measure, today, dueOn) => {
        const step = baselineStep({ measure, baseline: 'unknown', dueOn }, { today, cycle: null })
        if (step === null || step.dueOn === null) return
        expect(step.dueOn > today).toBe(true)
        expect(step.dueOn <= dueOn).toBe(true)
      }),
    )
  })
})
