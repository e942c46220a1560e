import { isInside } from './inside-cycle.ts'
import type { KeyResultFields } from './model.ts'
import { findTargetProblem, TARGET_PROBLEM_MESSAGES } from './target.ts'

/** What stops finalising. What only says something about a set is in `shared/coach/set/`. */
export type GateProblem = {
  readonly rule: 'SE2' | 'KR3' | 'KR4' | 'KR8' | 'KR9' | 'OB1' | 'RE5'
  /** The card to mend, or `null` when it is about the set. */
  readonly cardId: string | null
  readonly message: string
}

type Statement = { readonly id: string; readonly text: string }
type KeyResultToCheck = Statement & { readonly fields: KeyResultFields }
type ObjectiveToCheck = Statement & { readonly keyResults: readonly KeyResultToCheck[] }

export type SetContext = {
  readonly cycle: { readonly startsOn: string; readonly endsOn: string }
  /** Whether a person may own something here. */
  readonly isKnownPerson: (personId: string) => boolean
}

/** The gates [KR4] [KR8] [KR9] [SE2], set-level problems first. The room and the Worker both ask this. */
export function findGateProblems(
  objectives: readonly ObjectiveToCheck[],
  context: SetContext,
): GateProblem[] {
  if (objectives.length === 0)
    return [gate('SE2', null, 'There is no objective yet. Write one and what would prove it.')]
  return objectives.flatMap((objective) => [
    ...(objective.text.trim() === '' ? [gate('OB1', objective.id, 'This objective has no words yet.')] : []),
    ...(objective.keyResults.length === 0
      ? [gate('SE2', objective.id, 'No key result would prove this objective. Add at least one.')]
      : []),
    ...objective.keyResults.flatMap((keyResult) => findKeyResultProblems(keyResult, context)),
  ])
}

function findKeyResultProblems({ id, text, fields }: KeyResultToCheck, context: SetContext): GateProblem[] {
  const findings: GateProblem[] = []
  if (text.trim() === '') findings.push(gate('KR3', id, 'This key result has no words yet.'))
  const problem = findTargetProblem(fields)
  if (problem) findings.push(gate('KR4', id, TARGET_PROBLEM_MESSAGES[problem]))
  const { startsOn, endsOn } = context.cycle
  if (fields.dueOn !== null && !isInside(context.cycle, fields.dueOn)) {
    findings.push(gate('KR8', id, `The due date lies outside the cycle (${startsOn} to ${endsOn}).`))
  }
  if (fields.ownerId === null)
    findings.push(gate('KR9', id, 'Needs an owner: one person who takes care of it.'))
  else if (!context.isKnownPerson(fields.ownerId)) {
    findings.push(gate('KR9', id, 'Its owner is not in this workshop any more. Choose another.'))
  }
  return findings
}

function gate(rule: GateProblem['rule'], cardId: string | null, message: string): GateProblem {
  return { rule, cardId, message }
}
