import type { CardContext } from '../assessment.ts'
import type { ObjectiveClassification, ObjectiveProblem, ProblemFound } from '../classification.ts'
import type { CoachRule, Finding } from '../finding.ts'
import { makeFinding, quote } from '../rules/make-finding.ts'

/**
 * The rule of each problem, and what was seen, after the quoted words or "This". In this order on a card: what changes most
 * comes first.
 */
const SAID: Readonly<Record<ObjectiveProblem, readonly [rule: CoachRule, seen: string]>> = {
  is_task: ['OB1', 'names something to make or finish'],
  contains_metric: ['OB2', 'is a target number'],
  vague: ['OB3', 'could stand in any company’s plan'],
  business_as_usual: ['OB4', 'says that something goes on as it is'],
  compound: ['OB5', 'joins two aims'],
  jargon: ['OB6', 'may not be known to everybody'],
}

export const OBJECTIVE_WORDS = { min: 4, max: 18 } as const

/**
 * [OB1] to [OB8] for an objective that has been read, the most important first.
 * @param certainFrom from which confidence on a problem is asserted; below it the same is asked
 */
export function objectiveFindings(
  classification: ObjectiveClassification,
  text: string,
  { isReview }: Pick<CardContext, 'isReview'>,
  certainFrom: number,
): readonly Finding[] {
  if (text.trim() === '') return []
  const problems = [...classification.problems].sort((one, other) => (ruleOf(one) < ruleOf(other) ? -1 : 1))
  return [
    ...problems.map((found) => problemFinding(found, text, found.confidence >= certainFrom)),
    ...lengthFindings(text),
    ...(isReview ? [makeFinding('OB8')] : []),
  ]
}

function ruleOf({ problem }: ProblemFound): CoachRule {
  return SAID[problem][0]
}

function problemFinding({ problem, span }: ProblemFound, text: string, isCertain: boolean): Finding {
  const [rule, seen] = SAID[problem]
  const said = { span, seen: `${quote(text, span) ?? 'This'} ${seen}.` }
  // OB6 never speaks louder than a hint, so it needs no softer way to say it.
  return makeFinding(rule, isCertain || rule === 'OB6' ? said : { ...said, verdict: 'ask' })
}

/** [OB7] Four to eighteen words, on one line; signs alone are no words. */
function lengthFindings(text: string): readonly Finding[] {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const { min, max } = OBJECTIVE_WORDS
  if (words < min || words > max) {
    const title = words < min ? 'Very short' : 'Long for an objective'
    return [makeFinding('OB7', { title, seen: words === 1 ? 'It has one word.' : `It has ${words} words.` })]
  }
  return text.trim().includes('\n') ? [makeFinding('OB7', { title: 'More than one line' })] : []
}
