import { describe, expect, it } from 'vitest'
import {
  MAX_WEIGHT,
  packWeights,
  scoreFeatures,
  softmax,
  unpackModel,
} from '../../../shared/coach/model/linear-model.ts'
import { trainLinearModel } from '../../coach/train-linear.ts'

const OPTIONS = { classes: 2, l2: 0.1, minSamples: 1, steps: 200, scale: 8, minWeight: 1 }
const YES = [1, 0]
const NO = [0, 1]

describe('packed weights', () => {
  it('come back as they were, at both ends of their range', () => {
    const weights = new Map([
      ['wship', [MAX_WEIGHT, -MAX_WEIGHT, 0]],
      ["q' \\", [1, -1, 44]],
      ['e🚀', [0, 2, -3]],
    ])
    const packed = { classes: 3, scale: 8, bias: [0, 0, 0], weights: packWeights(weights) }
    expect(unpackModel(packed).weights).toEqual(weights)
  })

  it('leave scores to the bias where nothing is known', () => {
    const model = unpackModel({ classes: 2, scale: 4, bias: [2, -2], weights: '' })
    expect(scoreFeatures(model, ['wnever seen'])).toEqual([0.5, -0.5])
  })
})

describe('softmax', () => {
  it('adds up to 1, whatever the scores', () => {
    for (const scores of [
      [0, 0, 0],
      [1000, -1000, 0],
      [-5000, -5001, -5002],
    ]) {
      const probabilities = softmax(scores)
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
    }
  })
})

describe('trainLinearModel', () => {
  const samples = [
    { features: ['a', 'x'], target: YES },
    { features: ['a', 'y'], target: YES },
    { features: ['b', 'x'], target: NO },
    { features: ['b', 'y'], target: NO },
    { features: ['b', 'z'], target: NO },
  ]

  it('weighs what tells the classes apart, and not what does not', () => {
    const { weights } = trainLinearModel(samples, OPTIONS)
    const [forYes = 0, forNo = 0] = weights.get('a') ?? []
    expect(forYes).toBeGreaterThan(4)
    expect(forNo).toBe(-forYes)
    for (const weight of weights.get('x') ?? []) expect(Math.abs(weight)).toBeLessThan(forYes / 3)
  })

  it('learns how often each class is when nothing else tells', () => {
    const model = trainLinearModel(
      samples.map(({ target }) => ({ features: [], target })),
      { ...OPTIONS, scale: 40 },
    )
    expect(softmax(scoreFeatures(model, []))[0]).toBeCloseTo(2 / 5, 1)
  })

  it('leaves rare features out, and weighs less where weights are dearer', () => {
    expect(trainLinearModel(samples, { ...OPTIONS, minSamples: 2 }).weights.has('z')).toBe(false)
    const [dear = 0] = trainLinearModel(samples, { ...OPTIONS, l2: 2 }).weights.get('a') ?? []
    const [cheap = 0] = trainLinearModel(samples, OPTIONS).weights.get('a') ?? []
    expect(dear).toBeLessThan(cheap)
  })

  it('gives the same weights each time', () => {
    expect(trainLinearModel(samples, OPTIONS)).toEqual(trainLinearModel(samples, OPTIONS))
  })
})
