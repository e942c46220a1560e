import { isInside } from './cycle.ts'
import type { KeyResultFields } from './model.ts'
import { findTargetProblem, TARGET_PROBLEM_MESSAGES } from './target.ts'

/** The rules that are checked on a whole set. `gate` stops finalising; the others only say something. */
export type SetFinding = {
  readonly rule: 'SE1' | 'SE2' | 'KR3' | 'KR4' | 'KR8' | 'KR9' | 'OB1'
  readonly verdict: 'gate' | 'strong-warn' | 'warn' | 'hint'
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

const OBJECTIVES = { warnAbove: 3, strongWarnAbove: 5 } as const
const KEY_RESULTS = { hintBelow: 3, warnAbove: 5 } as const

/** [SE1] [SE2] and the gates [KR4] [KR8] [KR9] [SE2], set-level findings first. */
export function reviewSet(objectives: readonly ObjectiveToCheck[], context: SetContext): SetFinding[] {
  return [...reviewCounts(objectives), ...findGateProblems(objectives, context)]
}

/** Only what stops finalising. The room and the Worker both ask this. */
export function findGateProblems(objectives: readonly ObjectiveToCheck[], context: SetContext): SetFinding[] {
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

function findKeyResultProblems({ id, text, fields }: KeyResultToCheck, context: SetContext): SetFinding[] {
  const findings: SetFinding[] = []
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

function reviewCounts(objectives: readonly ObjectiveToCheck[]): SetFinding[] {
  const findings: SetFinding[] = []
  const count = objectives.length
  if (count > OBJECTIVES.strongWarnAbove) {
    findings.push({
      rule: 'SE1',
      verdict: 'strong-warn',
      cardId: null,
      message: `${count} objectives are more than a team can hold in mind. Three to five at most; one to three is better.`,
    })
  } else if (count > OBJECTIVES.warnAbove) {
    findings.push({
      rule: 'SE1',
      verdict: 'warn',
      cardId: null,
      message: `${count} objectives. Which one would you let go of, if one had to go?`,
    })
  }
  for (const { id, keyResults } of objectives) {
    if (keyResults.length > KEY_RESULTS.warnAbove) {
      findings.push({
        rule: 'SE2',
        verdict: 'warn',
        cardId: id,
        message: `${keyResults.length} key results. Three to five prove an objective; more dilute it.`,
      })
    } else if (keyResults.length > 0 && keyResults.length < KEY_RESULTS.hintBelow) {
      findings.push({
        rule: 'SE2',
        verdict: 'hint',
        cardId: id,
        message: `${keyResults.length === 1 ? 'One key result' : 'Two key results'}. Three to five is a good number.`,
      })
    }
  }
  return findings
}

function gate(rule: SetFinding['rule'], cardId: string | null, message: string): SetFinding {
  return { rule, verdict: 'gate', cardId, message }
}
