import type { KeyResultClassification, ObjectiveProblem } from '../../../../shared/coach/classification.ts'
import type { Finding } from '../../../../shared/coach/finding.ts'

/** From this confidence the tests of the findings count as certain, whatever the classifiers' own threshold is. */
export const CERTAIN = 0.8

/** How a key result was read: a certain, measured outcome with its start and its date, unless told otherwise. */
export function readAs(change: Partial<KeyResultClassification> = {}): KeyResultClassification {
  return {
    type: 'outcome',
    confidence: 0.95,
    reason: 'measure-moves',
    typeSpan: null,
    measurable: true,
    targetSpan: null,
    hasBaseline: true,
    timeBound: true,
    timeSpan: null,
    measure: { direction: 'decrease', unit: '%', baseline: 5, target: 3 },
    ...change,
  }
}

export function problem(name: ObjectiveProblem, confidence = 0.95) {
  return { problem: name, confidence, span: null }
}

export function verdicts(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, verdict }) => `${rule} ${verdict}`)
}
