import * as v from 'valibot'
import type { FieldChange } from './correction.ts'
import { addDays } from './days.ts'
import { deriveStanding, type KeyResultState, type StateInputs } from './key-result-state.ts'
import { type KeyResultFields, KeyResultFieldsSchema } from './model.ts'

/** How a key result stood at the end of one week of its cycle, or stands today in the one that is going on. */
export type WeekState = {
  /** The day it is as of. */
  readonly asOf: string
  /** `null`: it was not published yet, or not pursued then. */
  readonly state: KeyResultState | null
  /** Of the last check-in in that week; `null` where none was made. */
  readonly confidence: number | null
  /** [CH1] A check-in was open longer than its day, and none came in that week. */
  readonly missed: boolean
}

export type WeeklyInputs = StateInputs & {
  /** [CH3] What was corrected, oldest first: a week is told by what was pursued in it. */
  readonly corrections: readonly { readonly on: string; readonly changes: readonly FieldChange[] }[]
  /** When it was dropped and taken up again by hand, oldest first. */
  readonly turns: readonly { readonly on: string; readonly isPursued: boolean }[]
}

/**
 * Every week of the cycle that has begun, from the first, as it was told then: by the check-ins, the target and the day of
 * that week. The rhythm is today's, since nobody keeps what it was.
 */
export function weeklyStates(inputs: WeeklyInputs): WeekState[] {
  const { cycle, today } = inputs
  const lastDay = today < cycle.endsOn ? today : cycle.endsOn
  const weeks: WeekState[] = []
  for (let begins = cycle.startsOn; begins <= lastDay; begins = addDays(begins, 7)) {
    const ends = addDays(begins, 6)
    weeks.push(weekState(inputs, begins, ends < lastDay ? ends : lastDay))
  }
  return weeks
}

function weekState(inputs: WeeklyInputs, begins: string, asOf: string): WeekState {
  const { fields, cycle, since, rhythm, corrections, turns } = inputs
  const checkIns = inputs.checkIns.filter(({ on }) => on <= asOf)
  const inWeek = checkIns.findLast(({ on }) => on >= begins)
  const confidence = inWeek?.confidence ?? null
  const isPursued = since <= asOf && (turns.findLast(({ on }) => on <= asOf)?.isPursued ?? true)
  if (!isPursued) return { asOf, state: null, confidence, missed: false }
  const then = fieldsOn(fields, corrections, asOf)
  const { state, due } = deriveStanding({ fields: then, cycle, since, rhythm, checkIns, today: asOf })
  const isLate = due.status === 'overdue' || due.status === 'stale'
  return { asOf, state, confidence, missed: isLate && inWeek === undefined }
}

/** [CH3] What was pursued at the end of a day: of each thing that was corrected later, what it was first changed from. */
function fieldsOn(
  fields: KeyResultFields,
  corrections: WeeklyInputs['corrections'],
  day: string,
): KeyResultFields {
  const then = new Map<string, FieldChange['from']>()
  for (const { on, changes } of corrections) {
    if (on <= day) continue
    for (const { field, from } of changes) if (!then.has(field)) then.set(field, from)
  }
  return then.size === 0 ? fields : v.parse(KeyResultFieldsSchema, { ...fields, ...Object.fromEntries(then) })
}
