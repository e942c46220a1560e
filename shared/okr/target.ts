import type { Commitment, KeyResultFields } from './model.ts'

/** What is missing or wrong in a key result's structured target (KR4, CH2), in the order a person would fill it. */
export const TARGET_PROBLEMS = [
  'direction-missing',
  'milestone-reason-missing',
  'baseline-missing',
  'target-missing',
  'unit-missing',
  'target-equals-baseline',
  'target-against-direction',
] as const
export type TargetProblem = (typeof TARGET_PROBLEMS)[number]

type Target = Pick<KeyResultFields, 'direction' | 'unit' | 'baseline' | 'target' | 'milestoneReason'>

/**
 * [KR4] The first problem of a structured target, or `null` when it can be measured: direction, unit, baseline (or
 * "not known yet") and target; or a milestone with a reason. [CH2] A target equal to its baseline is refused, except
 * for `maintain`, where staying is the aim.
 */
export function findTargetProblem({
  direction,
  unit,
  baseline,
  target,
  milestoneReason,
}: Target): TargetProblem | null {
  if (direction === null) return 'direction-missing'
  if (direction === 'milestone') return milestoneReason.trim() === '' ? 'milestone-reason-missing' : null
  if (baseline === null) return 'baseline-missing'
  if (target === null) return 'target-missing'
  if (unit.trim() === '') return 'unit-missing'
  if (baseline === 'unknown' || direction === 'maintain') return null
  if (baseline === target) return 'target-equals-baseline'
  const rises = target > baseline
  return rises === (direction === 'increase') ? null : 'target-against-direction'
}

export const TARGET_PROBLEM_MESSAGES = {
  'direction-missing': 'Choose which way the number should move.',
  'milestone-reason-missing': 'Say why a milestone is the right measure here.',
  'baseline-missing': 'Enter where the number is today, or choose “not known yet”.',
  'target-missing': 'Enter where the number should end.',
  'unit-missing': 'Enter the unit, for example %, days or customers.',
  'target-equals-baseline': 'The target equals the start. Where should it end?',
  'target-against-direction': 'The target lies on the wrong side of the start for this direction.',
} as const satisfies Record<TargetProblem, string>

/** [KR6] Whether confidence fits the kind of objective: outside, it is fantasy or sandbagging. */
export function judgeConfidence(confidence: number, commitment: Commitment): 'fits' | 'too-low' | 'too-safe' {
  if (confidence > 9) return 'too-safe'
  if (confidence < (commitment === 'committed' ? 7 : 3)) return 'too-low'
  return commitment === 'aspirational' && confidence > 7 ? 'too-safe' : 'fits'
}
