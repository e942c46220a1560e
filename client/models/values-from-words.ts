import type { MeasureInWords } from '../../shared/coach/classification.ts'
import type { KeyResultFields } from '../../shared/okr/model.ts'

/**
 * A key result's values with what its words say where nothing is set yet: a suggestion to look at, since words can be read
 * wrong. A target and a start of the words belong together, so one that is set keeps the other from being guessed.
 */
export function valuesFromWords(fields: KeyResultFields, measure: MeasureInWords): KeyResultFields {
  const isUntouched = fields.target === null && fields.baseline === null
  return {
    ...fields,
    direction: fields.direction ?? measure.direction,
    unit: fields.unit.trim() === '' ? measure.unit : fields.unit,
    baseline: isUntouched ? measure.baseline : fields.baseline,
    target: isUntouched ? measure.target : fields.target,
  }
}

/** What of `after` is not as it is in `before`. */
export function changedValues(before: KeyResultFields, after: KeyResultFields): Partial<KeyResultFields> {
  const current = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => current.get(key) !== value))
}
