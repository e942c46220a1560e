import { describe, expect, it } from 'vitest'
import { MAX_WEIGHT, scoreFeatures, softmax, unpackModel } from '../../../shared/coach/model/linear-model.ts'
import { packWeights, trainLinearModel } from '../../coach/train-linear.ts'

const OPTIONS = { classes: 2, l2: 0.1, minSamples: 1, steps: 200, scale: 2, maxFeatures: 9 }
const YES = [1, 0]
const NO = [0, 1]

describe('packed weights', () => {
  it('come back as they were, at both ends of their range', () => {
    const weights = new Map([
      ['wship', [0, MAX_WEIGHT, -MAX_WEIGHT]],
      ["q'\\", [0, 1, -1]],
      ['e🚀', [0, 2, -3]],
      ['wsell', [0, 2, -3]],
    ])
    const packed = { scale: 8, bias: [0, 0, 0], weights: packWeights(weights) }
    expect(unpackModel(packed).weights).toEqual(weights)
  })

  it('leave scores to the bias where nothing is known', () => {
    const model = unpackModel({ scale: 4, bias: [2, -2], weights: '' })
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
    const [forYes = 1, forNo = 0] = weights.get('a') ?? []
    expect(forYes).toBe(0)
    expect(forNo).toBeLessThan(-4)
    for (const weight of weights.get('x') ?? []) expect(Math.abs(weight)).toBeLessThan(-forNo / 3)
  })

  it('learns how often each class is when nothing else tells', () => {
    const model = trainLinearModel(
      samples.map(({ target }) => ({ features: [], target })),
      { ...OPTIONS, scale: 10 },
    )
    expect(softmax(scoreFeatures(model, []))[0]).toBeCloseTo(2 / 5, 1)
  })

  it('leaves rare features out, and weighs less where weights are dearer', () => {
    expect(trainLinearModel(samples, { ...OPTIONS, minSamples: 2 }).weights.has('z')).toBe(false)
    const [, dear = 0] = trainLinearModel(samples, { ...OPTIONS, l2: 2 }).weights.get('a') ?? []
    const [, cheap = 0] = trainLinearModel(samples, OPTIONS).weights.get('a') ?? []
    expect(cheap).toBeLessThan(dear)
  })

  it('keeps the features that weigh most, and no more of them than are asked for', () => {
    const { weights } = trainLinearModel(samples, { ...OPTIONS, maxFeatures: 2 })
    expect([...weights.keys()]).toEqual(['a', 'b'])
  })

  it('gives the same weights each time', () => {
    expect(trainLinearModel(samples, OPTIONS)).toEqual(trainLinearModel(samples, OPTIONS))
  })
})
