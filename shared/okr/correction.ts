import * as v from 'valibot'
import type { Cycle } from './cycle.ts'
import { isInside } from './inside-cycle.ts'
import { BaselineSchema, DaySchema, type KeyResultFields, MAX_TEXT_LENGTH } from './model.ts'
import { findTargetProblem, TARGET_PROBLEM_MESSAGES } from './target.ts'

export const ReasonSchema = v.pipe(
  v.string('Say why.'),
  v.trim(),
  v.minLength(1, 'Say why, in a line: it stays beside the change.'),
  v.maxLength(MAX_TEXT_LENGTH, `Use at most ${MAX_TEXT_LENGTH} characters.`),
)

const WordsSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A statement needs words.'),
  v.maxLength(MAX_TEXT_LENGTH, `Use at most ${MAX_TEXT_LENGTH} characters.`),
)

/** [CH3] What a course correction changes; what is left out stays. */
export const KeyResultChangesSchema = v.object({
  text: v.optional(WordsSchema),
  ownerId: v.optional(v.string()),
  baseline: v.optional(BaselineSchema),
  target: v.optional(v.pipe(v.number(), v.finite())),
  dueOn: v.optional(DaySchema),
})
export type KeyResultChanges = v.InferOutput<typeof KeyResultChangesSchema>

export const ObjectiveChangesSchema = v.object({ text: WordsSchema })
export type ObjectiveChanges = v.InferOutput<typeof ObjectiveChangesSchema>

/** What of a key result a correction may change, in the order it is shown. */
export const CORRECTABLE = ['text', 'ownerId', 'baseline', 'target', 'dueOn'] as const
export type Correctable = (typeof CORRECTABLE)[number]

/** One thing that changed, from what to what. */
export type FieldChange = { readonly field: Correctable; readonly from: Value; readonly to: Value }
type Value = string | number | null

type Statement = { readonly text: string; readonly fields: KeyResultFields }

/** The key result after the changes. */
export function applyChanges({ text, fields }: Statement, changes: KeyResultChanges): Statement {
  const { text: words, ...values } = changes
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  return { text: words ?? text, fields: { ...fields, ...given } }
}

/** What really changed: a field set to what it was is no change. */
export function listChanges(before: Statement, after: Statement): FieldChange[] {
  const read = (statement: Statement, field: Correctable): Value =>
    field === 'text' ? statement.text : statement.fields[field]
  return CORRECTABLE.flatMap((field) => {
    const [from, to] = [read(before, field), read(after, field)]
    return from === to ? [] : [{ field, from, to }]
  })
}

/** [CH3] Whether a change makes a key result easier or harder to reach. Another wording, owner or baseline does neither. */
export type CorrectionEffect = 'easing' | 'hardening' | 'mixed' | 'neutral'

/** [CH3] By target and due date: a nearer target or more time eases, a farther one or less time hardens. */
export function effectOf(before: KeyResultFields, after: KeyResultFields): CorrectionEffect {
  const steps = [targetStep(before, after), dateStep(before.dueOn, after.dueOn)]
  const [eases, hardens] = [steps.includes(-1), steps.includes(1)]
  if (eases && hardens) return 'mixed'
  return eases ? 'easing' : hardens ? 'hardening' : 'neutral'
}

/** -1 easier, 1 harder. */
function targetStep(before: KeyResultFields, after: KeyResultFields): number {
  if (before.target === null || after.target === null || before.target === after.target) return 0
  const { direction } = after
  if (direction === 'increase') return Math.sign(after.target - before.target)
  if (direction === 'decrease') return Math.sign(before.target - after.target)
  // A narrower band is harder to stay in.
  const width = ({ baseline, target }: KeyResultFields) =>
    typeof baseline === 'number' && target !== null ? Math.abs(target - baseline) : 0
  return direction === 'maintain' ? Math.sign(width(before) - width(after)) : 0
}

function dateStep(before: string | null, after: string | null): number {
  if (before === null || after === null || before === after) return 0
  return after > before ? -1 : 1
}

/** What stands against a correction, by field; empty when it can be made. [KR4] [KR8] [CH2] */
export function findCorrectionProblems(
  before: Statement,
  changes: KeyResultChanges,
  cycle: Pick<Cycle, 'startsOn' | 'endsOn'>,
  isKnownPerson: (personId: string) => boolean,
): Readonly<Record<string, string>> {
  const after = applyChanges(before, changes)
  const problems: Record<string, string> = {}
  if (listChanges(before, after).length === 0) problems['changes'] = 'Nothing is changed yet.'
  const target = findTargetProblem(after.fields)
  const touchesTarget = changes.target !== undefined || changes.baseline !== undefined
  if (target !== null && touchesTarget) problems['changes.target'] = TARGET_PROBLEM_MESSAGES[target]
  if (changes.dueOn !== undefined && !isInside(cycle, changes.dueOn)) {
    problems['changes.dueOn'] = `Choose a day inside the cycle (${cycle.startsOn} to ${cycle.endsOn}).`
  }
  if (changes.ownerId !== undefined && !isKnownPerson(changes.ownerId)) {
    problems['changes.ownerId'] = 'Choose somebody of this team.'
  }
  return problems
}
