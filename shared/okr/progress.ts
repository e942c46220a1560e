import type { KeyResultFields } from './model.ts'

/** What a number is measured by. */
export type Measure = Pick<KeyResultFields, 'direction' | 'baseline' | 'target'>

/** For a number that is to be kept where no band was named: how far from it still keeps it, and how much farther wholly misses it, as shares of it. */
const WITHOUT_BAND = { kept: 0.01, missed: 0.1 } as const

/** A milestone's value: it is reached or it is not. */
export const MILESTONE = { open: 0, reached: 1 } as const

/**
 * [CH2] How much of the way from baseline to target a value is, from 0 to 1; inside the band of a `maintain` it is 1.
 * @returns `null` where nobody can say: no value yet, no target, or not there yet from a baseline that is not known
 */
export function progressOf({ direction, baseline, target }: Measure, value: number | null): number | null {
  if (value === null || direction === null) return null
  if (direction === 'milestone') return clampShare(value)
  if (target === null) return null
  if (direction === 'maintain')
    return keptShare(typeof baseline === 'number' ? baseline : target, target, value)
  if (typeof baseline !== 'number') return isAtTarget(direction, target, value) ? 1 : null
  // Equal ends are refused when they are written; what is stored from elsewhere must still read.
  if (baseline === target) return value === target ? 1 : 0
  return clampShare((value - baseline) / (target - baseline))
}

/** Whether a number that is to grow or fall has come to its target or beyond, wherever it began. */
export function isAtTarget(direction: 'increase' | 'decrease', target: number, value: number): boolean {
  return direction === 'decrease' ? value <= target : value >= target
}

/** Falls from 1 at the edge of the band to 0 one width of it away. */
function keptShare(one: number, other: number, value: number): number {
  const width = Math.abs(other - one)
  const slack = width === 0 ? Math.abs(one) * WITHOUT_BAND.kept : 0
  const [low, high] = [Math.min(one, other) - slack, Math.max(one, other) + slack]
  const outside = Math.max(low - value, value - high, 0)
  if (outside === 0) return 1
  return clampShare(1 - outside / (width || Math.abs(one) * WITHOUT_BAND.missed || 1))
}

export function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** The mean of the parts that are known, as an objective has it of its key results; `null` when none is. */
export function meanProgress(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null)
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0) / known.length
}
