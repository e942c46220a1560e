import type { LightState, SmartLights } from '../../../../shared/coach/smart.ts'
import { isInside } from '../../../../shared/okr/inside-cycle.ts'
import type { KeyResultFields } from '../../../../shared/okr/model.ts'
import { findTargetProblem, judgeConfidence } from '../../../../shared/okr/target.ts'

type Cycle = { readonly startsOn: string; readonly endsOn: string }

/**
 * The SMART lights as far as the fields tell: measurable by the structured target (KR4), achievable by confidence (KR6),
 * time-bound by the due date (KR8). Whether the words are specific and relevant is to be seen.
 * @param dueByDefault in stages where a missing due date counts as the cycle's last day
 */
export function smartLights(fields: KeyResultFields, cycle: Cycle | null, dueByDefault = false): SmartLights {
  return {
    specific: 'unknown',
    measurable: measurable(fields),
    achievable: achievable(fields),
    relevant: 'unknown',
    timeBound: timeBound(fields.dueOn, cycle, dueByDefault),
  }
}

function measurable(fields: KeyResultFields): LightState {
  const isUntouched = fields.direction === null && fields.baseline === null && fields.target === null
  if (isUntouched) return 'unknown'
  return findTargetProblem(fields) === null ? 'met' : 'not-yet'
}

function achievable({ confidence, commitment }: KeyResultFields): LightState {
  if (confidence === null || commitment === null) return 'unknown'
  return judgeConfidence(confidence, commitment) === 'fits' ? 'met' : 'not-yet'
}

function timeBound(dueOn: string | null, cycle: Cycle | null, dueByDefault: boolean): LightState {
  if (dueOn === null) return dueByDefault ? 'met' : 'unknown'
  return cycle === null || isInside(cycle, dueOn) ? 'met' : 'not-yet'
}
