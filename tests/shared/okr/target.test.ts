import { describe, expect, it } from 'vitest'
import { EMPTY_KEY_RESULT_FIELDS, type KeyResultFields } from '../../../shared/okr/model.ts'
import { findTargetProblem, judgeConfidence } from '../../../shared/okr/target.ts'

const RISING: KeyResultFields = {
  ...EMPTY_KEY_RESULT_FIELDS,
  direction: 'increase',
  unit: '%',
  baseline: 20,
  target: 35,
}

describe('the structured target', () => {
  it.each([
    ['an increase from 20 to 35 %', {}, null],
    ['a decrease from 48 to 24', { direction: 'decrease', baseline: 48, target: 24 }, null],
    ['a baseline that is not known yet', { baseline: 'unknown' }, null],
    ['a baseline of zero', { baseline: 0 }, null],
    ['holding 99 where it is', { direction: 'maintain', baseline: 99, target: 99 }, null],
    ['a milestone with a reason', { direction: 'milestone', milestoneReason: 'The audit is a gate.' }, null],
    ['a milestone without one', { direction: 'milestone', milestoneReason: ' ' }, 'milestone-reason-missing'],
    ['no direction', { direction: null }, 'direction-missing'],
    ['no baseline', { baseline: null }, 'baseline-missing'],
    ['no target', { target: null }, 'target-missing'],
    ['no unit', { unit: '  ' }, 'unit-missing'],
    ['rising to a lower number', { target: 10 }, 'target-against-direction'],
    ['falling to a higher number', { direction: 'decrease' }, 'target-against-direction'],
  ] as const)('[KR4] %s', (_, change, problem) => {
    expect(findTargetProblem({ ...RISING, ...change })).toBe(problem)
  })

  it('[CH2] a target equal to its baseline is refused', () => {
    expect(findTargetProblem({ ...RISING, target: 20 })).toBe('target-equals-baseline')
  })
})

describe('confidence', () => {
  it.each([
    [2, 'aspirational', 'too-low'],
    [3, 'aspirational', 'fits'],
    [7, 'aspirational', 'fits'],
    [8, 'aspirational', 'too-safe'],
    [6, 'committed', 'too-low'],
    [7, 'committed', 'fits'],
    [9, 'committed', 'fits'],
    [10, 'committed', 'too-safe'],
  ] as const)('[KR6] %d for %s is %s', (confidence, commitment, verdict) => {
    expect(judgeConfidence(confidence, commitment)).toBe(verdict)
  })
})
