/**
 * A linear model over features that are there or not: for each class the sum of the weights of a statement's features.
 * Weights are whole numbers of `1 / scale`. Those of the first class are 0: only the distance of the others to it counts.
 */
export type LinearModel = {
  readonly scale: number
  readonly bias: readonly number[]
  readonly weights: ReadonlyMap<string, readonly number[]>
}

/** A weight is one capital letter, N for 0. */
const ZERO = 'N'.charCodeAt(0)
export const MAX_WEIGHT = 'Z'.charCodeAt(0) - ZERO

/** Weights as text: a line for all features that weigh the same, which begins with a letter for each class but the first. */
export function unpackModel(packed: {
  readonly scale: number
  readonly bias: readonly number[]
  readonly weights: string
}): LinearModel {
  const weights = new Map<string, readonly number[]>()
  for (const line of packed.weights.split('\n')) {
    const [letters = '', ...features] = line.split(' ')
    const values = [0, ...[...letters].map((letter) => letter.charCodeAt(0) - ZERO)]
    for (const feature of features) weights.set(feature, values)
  }
  return { ...packed, weights }
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
