/**
 * A linear model over features that are there or not: for each class the sum of the weights of a statement's features.
 * Weights are whole numbers of `1 / scale`.
 */
export type LinearModel = {
  readonly classes: number
  readonly scale: number
  readonly bias: readonly number[]
  readonly weights: ReadonlyMap<string, readonly number[]>
}

/** The code of weight 0; the characters around it are the printable ones without quotes, backslash and space. */
const ALPHABET = '!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~'
const ZERO = 44
export const MAX_WEIGHT = ZERO

/**
 * Weights as text: a line for each feature, its weights first, one character each. Features are sorted, so that
 * compression finds what they share.
 */
export function unpackModel(packed: {
  readonly classes: number
  readonly scale: number
  readonly bias: readonly number[]
  readonly weights: string
}): LinearModel {
  const weights = new Map<string, readonly number[]>()
  for (const line of packed.weights.split('\n')) {
    if (line === '') continue
    const codes = Array.from({ length: packed.classes }, (_, at) => ALPHABET.indexOf(line[at] ?? '') - ZERO)
    weights.set(line.slice(packed.classes), codes)
  }
  return { ...packed, weights }
}

export function packWeights(weights: ReadonlyMap<string, readonly number[]>): string {
  return [...weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, values]) => `${values.map((value) => ALPHABET[value + ZERO]).join('')}${feature}`)
    .join('\n')
}

/** For each class how much the features speak for it: log odds, up to a number that all share. */
export function scoreFeatures(model: LinearModel, features: readonly string[]): number[] {
  const sums = [...model.bias]
  for (const feature of features) {
    const weights = model.weights.get(feature)
    if (weights === undefined) continue
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0)
  }
  return sums.map((sum) => sum / model.scale)
}

/** Scores as probabilities that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** One score as the probability of yes. */
export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score))
}
