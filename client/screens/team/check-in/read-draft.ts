import type { LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import {
  asksForNextStep,
  findCheckInProblems,
  type NewCheckIn,
  NewCheckInSchema,
} from '../../../../shared/okr/check-in.ts'
import { checkFields } from '../../../api/check.ts'
import { readNumber } from '../../../models/read-number.ts'
import { checkInText } from '../../../text/en/check-in.ts'
import type { CheckInDraft } from './check-in-draft.ts'

/** What stands in the fields before anything is typed: the value last measured. */
export function freshDraft(keyResult: LivingKeyResult, meId: string): CheckInDraft {
  const value = keyResult.trend.findLast((point) => point.value !== null)?.value ?? null
  return {
    value: value === null ? '' : String(value),
    confidence: null,
    note: '',
    nextText: '',
    nextOwnerId: meId,
  }
}

export function isSameDraft(one: CheckInDraft, other: CheckInDraft): boolean {
  return (
    one.value === other.value &&
    one.confidence === other.confidence &&
    one.note === other.note &&
    one.nextText === other.nextText &&
    one.nextOwnerId === other.nextOwnerId
  )
}

/** The newest check-in on record, or `null`. */
export function lastIdOf({ lastCheckIn }: LivingKeyResult): string | null {
  return lastCheckIn?.checkInId ?? null
}

/** The confidence last said, at commit or later: what [CH5] compares with. */
export function confidenceBefore({ lastCheckIn, fields }: LivingKeyResult): number | null {
  return lastCheckIn?.confidence ?? fields.confidence
}

/** [CH5] Why a next step is asked for, or `null`. */
export function askOf(keyResult: LivingKeyResult, { confidence }: CheckInDraft): 'fell' | 'low' | null {
  return confidence === null ? null : asksForNextStep(confidenceBefore(keyResult), confidence)
}

type ReadDraft =
  | { readonly ok: true; readonly body: NewCheckIn }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> }

/** What is typed as a check-in, or what is to be mended, by field. */
export function readDraft(
  keyResult: LivingKeyResult,
  draft: CheckInDraft,
  isKnownPerson: (personId: string) => boolean,
): ReadDraft {
  const value = readNumber(draft.value)
  const isAsked = askOf(keyResult, draft) !== null
  const text = draft.nextText.trim()
  const body = {
    value: value === 'wrong' ? null : value,
    confidence: draft.confidence,
    note: draft.note,
    // A step that is named is kept, whether it was asked for or not.
    nextStep: isAsked || text !== '' ? { text, ownerId: draft.nextOwnerId } : null,
  }
  const problems = {
    ...checkFields(NewCheckInSchema, body),
    ...(value === 'wrong' ? { value: checkInText.notANumber } : {}),
  }
  const { confidence } = body
  if (Object.keys(problems).length > 0 || confidence === null) return { ok: false, problems }
  const whole = { ...body, confidence }
  const more = findCheckInProblems(whole, {
    direction: keyResult.fields.direction,
    before: confidenceBefore(keyResult),
    by: 'person',
    isKnownPerson,
  })
  return Object.keys(more).length > 0 ? { ok: false, problems: more } : { ok: true, body: whole }
}
