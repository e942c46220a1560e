import { describe, expect, it } from 'vitest'
import { groupAnswers, middleHalf } from '../../../client/ui/charts/answer-scale.ts'
import { describeAnswers, formatTotal } from '../../../client/ui/charts/answers-picture.tsx'

describe('groupAnswers', () => {
  it('counts equal answers, the smallest first', () => {
    expect(groupAnswers([5, -1, 5, 0, -1, 5])).toEqual([
      { value: -1, count: 2 },
      { value: 0, count: 1 },
      { value: 5, count: 3 },
    ])
  })
})

describe('middleHalf', () => {
  it('lies between the quarters', () => {
    expect(middleHalf([1, 2, 3, 4, 5])).toEqual({ from: 2, to: 4 })
    expect(middleHalf([5, 1, 4, 1])).toEqual({ from: 1, to: 4.25 })
  })

  it('is none with fewer than four answers', () => {
    expect(middleHalf([1, 5, 3])).toBeNull()
  })
})

describe('describeAnswers', () => {
  const row = (ballots: readonly number[], total: number) => ({
    ballots: [...ballots],
    total,
    supporters: ballots.length,
  })

  it('says everything that a picture shows, and what was mine', () => {
    expect(describeAnswers('dots', row([3, 1, 1], 5), 3)).toBe(
      '5 dots from 3 people. 1 gave 3 dots, 2 gave 1 dot. You gave 3 dots.',
    )
    expect(describeAnswers('score', row([5, 5, 1], 11 / 3))).toBe('Mean 3.7 of 5. 2 said 5, 1 said 1.')
    expect(describeAnswers('approve', row([1, 1, 0, -1], 1))).toBe('2 said yes, 1 abstained, 1 said no.')
    expect(describeAnswers('fist', row([0, 5], 2.5), 0)).toBe(
      'Mean 2.5 of 5. 1 showed 5, 1 showed 0. You showed 0.',
    )
  })

  it('says that nobody answered', () => {
    expect(describeAnswers('score', row([], 0))).toBe('Nobody answered')
    expect(describeAnswers('dots', row([], 0))).toBe('No dots')
  })

  it('gives no figure where there is none', () => {
    expect(formatTotal('fist', row([], 0))).toBe('–')
    expect(formatTotal('dots', row([], 0))).toBe('0')
    expect(formatTotal('approve', row([-1, -1], -2))).toBe('−2')
    expect(formatTotal('approve', row([1], 1))).toBe('+1')
    expect(formatTotal('fist', row([0], 0))).toBe('0.0')
  })
})
