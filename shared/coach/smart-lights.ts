import { isInside } from '../okr/inside-cycle.ts'
import { findTargetProblem } from '../okr/target.ts'
import type { Assessment, CardContext } from './assessment.ts'
import type { CoachRule } from './finding.ts'
import { judgeAmbition } from './findings/key-result-findings.ts'
import { CERTAIN_FROM } from './key-result/classify-key-result.ts'
import type { LightState, SmartLights } from './smart.ts'

type KeyResultAssessment = Extract<Assessment, { kind: 'key_result' }>

/**
 * The SMART lights of a key result, from its words and its card together.
 * @param text the words that were assessed: without any, they light nothing
 * @param dueByDefault in stages where a missing due date counts as the cycle's last day
 */
export function smartLights(
  assessment: KeyResultAssessment,
  text: string,
  context: CardContext,
  dueByDefault = false,
): SmartLights {
  const hasWords = text.trim() !== ''
  return {
    specific: hasWords ? specific(assessment) : 'unknown',
    measurable: measurable(assessment, context, hasWords),
    achievable: achievable(context),
    relevant: hasWords ? relevant(assessment, context) : 'unknown',
    timeBound: timeBound(assessment, context, hasWords, dueByDefault),
  }
}

function specific({ findings }: KeyResultAssessment): LightState {
  return findings.some(({ rule }) => rule === 'KR3') ? 'not-yet' : 'met'
}

/** [KR4] A target that somebody began to set has to be whole; before that the words count. */
function measurable(
  { classification }: KeyResultAssessment,
  { fields }: CardContext,
  hasWords: boolean,
): LightState {
  const isUntouched =
    fields === null || (fields.direction === null && fields.baseline === null && fields.target === null)
  if (!isUntouched) return findTargetProblem(fields) === null ? 'met' : 'not-yet'
  if (!hasWords) return 'unknown'
  return classification.measurable ? 'met' : 'not-yet'
}

/** [KR6] */
function achievable({ fields, commitment }: CardContext): LightState {
  const judged = judgeAmbition(fields, commitment)
  return judged === null ? 'unknown' : judged === 'fits' ? 'met' : 'not-yet'
}

/** [KR7] An orphan proves nothing, and neither does what we do; whether an outcome proves this objective, people decide. */
function relevant({ classification, findings }: KeyResultAssessment, { objective }: CardContext): LightState {
  if (objective !== null && objective.trim() === '') return 'not-yet'
  const isAsserted = (rules: readonly CoachRule[]) =>
    findings.some(({ rule, verdict }) => rules.includes(rule) && verdict === 'warn')
  if (isAsserted(['KR1', 'KR2'])) return 'not-yet'
  if (objective === null || classification.type !== 'outcome') return 'unknown'
  return classification.confidence >= CERTAIN_FROM ? 'met' : 'unknown'
}

/** [KR8] */
function timeBound(
  { classification }: KeyResultAssessment,
  { fields, cycle }: CardContext,
  hasWords: boolean,
  dueByDefault: boolean,
): LightState {
  const dueOn = fields?.dueOn ?? null
  if (dueOn !== null) return cycle === null || isInside(cycle, dueOn) ? 'met' : 'not-yet'
  if (dueByDefault || classification.timeBound) return 'met'
  return hasWords ? 'not-yet' : 'unknown'
}
