import { type LinearModel, MAX_WEIGHT, softmax } from '../../shared/coach/model/linear-model.ts'

export type Sample = {
  readonly features: readonly string[]
  /** How much of the sample belongs to each class; adds up to 1. */
  readonly target: readonly number[]
}

export type TrainingOptions = {
  readonly classes: number
  /** How dear weights are: the penalty is half of it times the sum of their squares, beside the mean loss times n. */
  readonly l2: number
  /** Features of fewer samples than this are left out. */
  readonly minSamples: number
  readonly steps: number
  /** Whole units for one: weights are rounded to `1 / scale`. */
  readonly scale: number
  /** Only as many features as this, those that weigh most, are weighed once more without the others: each costs bytes. */
  readonly maxFeatures: number
}

/** How many of the features are left after each round of leaving out. */
const KEPT_A_ROUND = 0.65

/** A linear model of the features that tell the classes apart best. The same samples always give the same weights. */
export function trainLinearModel(samples: readonly Sample[], options: TrainingOptions): LinearModel {
  const { scale, maxFeatures } = options
  const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs))
  let kept = samples
  let { bias, weights } = weigh(kept, options)
  // By and by: a feature may say little only while another that says the same is there.
  while (weights.size > maxFeatures) {
    const names = [...weights].sort(([, a], [, b]) => largest(b) - largest(a)).map(([name]) => name)
    const heavy = new Set(names.slice(0, Math.max(maxFeatures, Math.floor(names.length * KEPT_A_ROUND))))
    kept = kept.map(({ features, target }) => ({
      features: features.filter((name) => heavy.has(name)),
      target,
    }))
    ;({ bias, weights } = weigh(kept, options))
  }
  const rounded = ([first = 0, ...others]: readonly number[]) => [
    0,
    ...others.map((value) => {
      const units = Math.round((value - first) * scale)
      return Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, units)) + 0
    }),
  ]
  return {
    scale,
    bias: rounded(bias),
    weights: new Map(
      [...weights]
        .map(([name, values]) => [name, rounded(values)] as const)
        .filter(([, values]) => values.some((value) => value !== 0)),
    ),
  }
}

/** The form that `unpackModel` reads. Sorted, so that compression finds what features share. */
export function packWeights(weights: LinearModel['weights']): string {
  const lines = new Map<string, string[]>()
  for (const [feature, [, ...values]] of weights) {
    const letters = values.map((value) => String.fromCharCode('N'.charCodeAt(0) + value)).join('')
    lines.set(letters, [...(lines.get(letters) ?? []), feature])
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letters, features]) => [letters, ...features.sort()].join(' '))
    .join('\n')
}

/**
 * Multinomial logistic regression by Nesterov's accelerated gradient descent over all samples at once. Nothing is drawn and
 * the order of sums is fixed.
 */
function weigh(
  samples: readonly Sample[],
  { classes, l2, minSamples, steps }: TrainingOptions,
): { readonly bias: readonly number[]; readonly weights: ReadonlyMap<string, readonly number[]> } {
  const counts = new Map<string, number>()
  for (const { features } of samples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= minSamples).map(([name]) => name)
  names.sort()
  const indexes = new Map(names.map((name, at) => [name, at]))
  const rows = samples.map(({ features }) =>
    features.flatMap((feature) => {
      const at = indexes.get(feature)
      return at === undefined ? [] : [at]
    }),
  )
  // The last one is the bias, which every sample has and which costs nothing.
  const width = names.length + 1
  const biasAt = names.length
  let weights = new Float64Array(width * classes)
  let ahead = new Float64Array(width * classes)
  // The loss bends no more than half the largest eigenvalue of the samples' products, which their longest row times their
  // number bounds far too loosely: the power method finds it.
  const rate = 1 / (0.5 * largestEigenvalue(rows, width) + l2)
  let momentum = 1
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(width * classes)
    for (const [index, row] of rows.entries()) {
      const scores = Array.from({ length: classes }, (_, k) => {
        let sum = ahead[biasAt * classes + k] ?? 0
        for (const at of row) sum += ahead[at * classes + k] ?? 0
        return sum
      })
      const probabilities = softmax(scores)
      for (let k = 0; k < classes; k++) {
        const error = (probabilities[k] ?? 0) - (samples[index]?.target[k] ?? 0)
        gradient[biasAt * classes + k] = (gradient[biasAt * classes + k] ?? 0) + error
        for (const at of row) gradient[at * classes + k] = (gradient[at * classes + k] ?? 0) + error
      }
    }
    const next = new Float64Array(width * classes)
    for (let at = 0; at < next.length; at++) {
      const penalty = at >= biasAt * classes ? 0 : l2 * (ahead[at] ?? 0)
      next[at] = (ahead[at] ?? 0) - rate * ((gradient[at] ?? 0) + penalty)
    }
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2
    const push = (momentum - 1) / nextMomentum
    const pushed = new Float64Array(width * classes)
    for (let at = 0; at < next.length; at++)
      pushed[at] = (next[at] ?? 0) + push * ((next[at] ?? 0) - (weights[at] ?? 0))
    weights = next
    ahead = pushed
    momentum = nextMomentum
  }
  const weightsAt = (at: number) => [...weights.slice(at * classes, (at + 1) * classes)]
  return { bias: weightsAt(biasAt), weights: new Map(names.map((name, at) => [name, weightsAt(at)])) }
}

/** Of the matrix whose rows are the samples, times itself; every sample also has the bias. */
function largestEigenvalue(rows: readonly (readonly number[])[], width: number): number {
  let vector = new Float64Array(width).fill(1)
  let value = 1
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(width)
    for (const row of rows) {
      let product = vector[width - 1] ?? 0
      for (const at of row) product += vector[at] ?? 0
      next[width - 1] = (next[width - 1] ?? 0) + product
      for (const at of row) next[at] = (next[at] ?? 0) + product
    }
    let length = 0
    for (const entry of next) length += entry ** 2
    value = Math.sqrt(length)
    vector = next.map((entry) => entry / value)
  }
  return value
}
