import * as v from 'valibot'
import { assertNever } from '../result.ts'
import { CORRECTABLE, type Correctable } from './correctable.ts'
import type { Cycle } from './cycle.ts'
import { isInside } from './inside-cycle.ts'
import { BaselineSchema, DaySchema, type KeyResultFields, MAX_TEXT_LENGTH } from './model.ts'
import { findTargetProblem, TARGET_PROBLEM_MESSAGES } from './target.ts'

export { CORRECTABLE, type Correctable }

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
  /** [KR9] Another owner, never none. */
  ownerId: v.optional(v.string('Choose who owns it.')),
  baseline: v.optional(BaselineSchema),
  target: v.optional(
    v.pipe(v.number('Enter where the number should end.'), v.finite('Enter where the number should end.')),
  ),
  dueOn: v.optional(DaySchema),
})
export type KeyResultChanges = v.InferOutput<typeof KeyResultChangesSchema>

export const ObjectiveChangesSchema = v.object({ text: WordsSchema })
export type ObjectiveChanges = v.InferOutput<typeof ObjectiveChangesSchema>

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

/** What a key result says of something that can be corrected. */
export function statedValue({ text, fields }: Statement, field: Correctable): Value {
  return field === 'text' ? text : fields[field]
}

/** What really changed: a field set to what it was is no change. */
export function listChanges(before: Statement, after: Statement): FieldChange[] {
  return CORRECTABLE.flatMap((field) => {
    const [from, to] = [statedValue(before, field), statedValue(after, field)]
    return from === to ? [] : [{ field, from, to }]
  })
}

/** [CH3] Whether a change makes a key result easier or harder to reach. */
export type CorrectionEffect = 'easing' | 'hardening' | 'mixed' | 'neutral'

/**
 * [CH3] By target and due date: a nearer target or more time eases, a farther one or less time hardens. Another wording or
 * owner does neither, nor does another baseline where it is no edge of a band: it says better where the way began.
 */
export function effectOf(before: KeyResultFields, after: KeyResultFields): CorrectionEffect {
  const steps = [targetStep(before, after), dateStep(before.dueOn, after.dueOn)]
  const [eases, hardens] = [steps.includes(-1), steps.includes(1)]
  if (eases && hardens) return 'mixed'
  return eases ? 'easing' : hardens ? 'hardening' : 'neutral'
}

/** -1 easier, 1 harder. */
function targetStep(before: KeyResultFields, after: KeyResultFields): number {
  if (before.target === null || after.target === null) return 0
  switch (after.direction) {
    case 'increase':
      return Math.sign(after.target - before.target)
    case 'decrease':
      return Math.sign(before.target - after.target)
    // A narrower band is harder to stay in.
    case 'maintain':
      return Math.sign(bandWidth(before) - bandWidth(after))
    case 'milestone':
    case null:
      return 0
    default:
      return assertNever(after.direction)
  }
}

function bandWidth({ baseline, target }: KeyResultFields): number {
  return typeof baseline === 'number' && target !== null ? Math.abs(target - baseline) : 0
}

function dateStep(before: string | null, after: string | null): number {
  if (before === null || after === null || before === after) return 0
  return after > before ? -1 : 1
}

/** What stands against a correction, by field; empty when it can be made. [KR4] [KR8] [KR9] [CH2] */
export function findCorrectionProblems(
  before: Statement,
  changes: KeyResultChanges,
  cycle: Pick<Cycle, 'startsOn' | 'endsOn'>,
  isKnownPerson: (personId: string) => boolean,
): Readonly<Record<string, string>> {
  const after = applyChanges(before, changes)
  const problems: Record<string, string> = {}
  if (listChanges(before, after).length === 0) problems['changes'] = 'Nothing is changed yet.'
  Object.assign(problems, findNumberProblems(after.fields, changes))
  if (changes.dueOn !== undefined && !isInside(cycle, changes.dueOn)) {
    problems['changes.dueOn'] = `Choose a day inside the cycle (${cycle.startsOn} to ${cycle.endsOn}).`
  }
  if (changes.ownerId !== undefined && !isKnownPerson(changes.ownerId)) {
    problems['changes.ownerId'] = 'Choose somebody of this team.'
  }
  return problems
}

function findNumberProblems(after: KeyResultFields, changes: KeyResultChanges): Record<string, string> {
  const touched = (['target', 'baseline'] as const).filter((field) => changes[field] !== undefined)
  if (touched.length === 0) return {}
  if (after.direction === 'milestone') {
    return Object.fromEntries(
      touched.map((field) => [`changes.${field}`, 'A milestone has no number: it is reached or not.']),
    )
  }
  // A unit that was never given is not what is corrected here, and would hide what is.
  const problem = findTargetProblem({ ...after, unit: after.unit.trim() || 'any' })
  if (problem === null) return {}
  const isOfBaseline = problem === 'baseline-missing' || changes.target === undefined
  return { [isOfBaseline ? 'changes.baseline' : 'changes.target']: TARGET_PROBLEM_MESSAGES[problem] }
}
