import { isInside } from '../okr/inside-cycle.ts'
import { findTargetProblem } from '../okr/target.ts'
import type { Assessment, CardContext } from './assessment.ts'
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
  const ofWords = (isMet: boolean | null) => light(text.trim() === '' ? null : isMet)
  const { fields } = context
  const isBegun = fields !== null && (fields.direction ?? fields.baseline ?? fields.target) !== null
  const ambition = judgeAmbition(fields, context.commitment)
  const dueOn = fields?.dueOn ?? null
  return {
    specific: ofWords(!assessment.findings.some(({ rule }) => rule === 'KR3')),
    // [KR4] A target that somebody began to set has to be whole; before that the words count.
    measurable: isBegun
      ? light(findTargetProblem(fields) === null)
      : ofWords(assessment.classification.measurable),
    achievable: light(ambition === null ? null : ambition === 'fits'),
    relevant: ofWords(isRelevant(assessment, context)),
    timeBound:
      dueOn !== null
        ? light(context.cycle === null || isInside(context.cycle, dueOn))
        : dueByDefault || assessment.classification.timeBound
          ? 'met'
          : ofWords(false),
  }
}

/** `null` where nobody can tell. */
function light(isMet: boolean | null): LightState {
  if (isMet === null) return 'unknown'
  return isMet ? 'met' : 'not-yet'
}

/** [KR7] An orphan proves nothing, and neither does what we do; whether an outcome proves this objective, people decide. */
function isRelevant(
  { classification, findings }: KeyResultAssessment,
  { objective }: CardContext,
): boolean | null {
  if (objective?.trim() === '') return false
  if (findings.some(({ rule, verdict }) => /^KR[12]$/.test(rule) && verdict === 'warn')) return false
  const isCertain = classification.type === 'outcome' && classification.confidence >= CERTAIN_FROM
  return objective !== null && isCertain ? true : null
}
