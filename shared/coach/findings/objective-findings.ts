import type { CardContext } from '../assessment.ts'
import type { ObjectiveClassification, ObjectiveProblem, ProblemFound } from '../classification.ts'
import type { CoachRule, Finding } from '../finding.ts'
import { makeFinding, quote } from '../rules/make-finding.ts'

const RULE_OF = {
  is_task: 'OB1',
  contains_metric: 'OB2',
  vague: 'OB3',
  business_as_usual: 'OB4',
  compound: 'OB5',
  jargon: 'OB6',
} as const satisfies Record<ObjectiveProblem, CoachRule>

/** What was seen, by the problem; `it` is the quoted words, where the classification points at some. */
const SEEN = {
  is_task: (it) =>
    it === null ? 'It names something to make or finish.' : `${it} names something to make or finish.`,
  contains_metric: (it) => (it === null ? 'A target number stands in it.' : `${it} is a target number.`),
  vague: (it) =>
    it === null ? 'Any company could have written it.' : `${it} could stand in any company’s plan.`,
  business_as_usual: (it) =>
    it === null ? 'It would go on without an objective too.' : `${it} says that something goes on as it is.`,
  compound: (it) => (it === null ? 'Two aims stand side by side.' : `${it} joins two aims.`),
  jargon: (it) =>
    it === null ? 'Not everybody will know these words.' : `Not everybody will know what ${it} means.`,
} satisfies Record<ObjectiveProblem, (it: string | null) => string>

/** In this order on a card: what changes most comes first. */
const ORDER: readonly ObjectiveProblem[] = [
  'is_task',
  'contains_metric',
  'vague',
  'business_as_usual',
  'compound',
  'jargon',
]

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
  const problems = ORDER.flatMap((problem) =>
    classification.problems.filter((found) => found.problem === problem),
  )
  return [
    ...problems.map((found) => problemFinding(found, text, found.confidence >= certainFrom)),
    ...lengthFindings(text),
    ...(isReview ? [makeFinding('OB8')] : []),
  ]
}

function problemFinding({ problem, span }: ProblemFound, text: string, isCertain: boolean): Finding {
  const rule = RULE_OF[problem]
  const seen = SEEN[problem](quote(text, span))
  // OB6 never speaks louder than a hint, so it needs no softer way to say it.
  return isCertain || rule === 'OB6'
    ? makeFinding(rule, { span, seen })
    : makeFinding(rule, { span, seen, verdict: 'ask', title: TITLE_IF_UNSURE[problem] })
}

const TITLE_IF_UNSURE = {
  is_task: 'A project, or a direction?',
  contains_metric: 'A number in the objective?',
  vague: 'Whose objective is it?',
  business_as_usual: 'What changes?',
  compound: 'One aim or two?',
  jargon: 'Clear to an outsider?',
} satisfies Record<ObjectiveProblem, string>

/** [OB7] Four to eighteen words, on one line. */
function lengthFindings(text: string): readonly Finding[] {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  if (words < OBJECTIVE_WORDS.min) {
    return [
      makeFinding('OB7', {
        title: 'Very short',
        seen: `${words === 1 ? 'One word' : `${words} words`} so far.`,
      }),
    ]
  }
  if (words > OBJECTIVE_WORDS.max) {
    return [makeFinding('OB7', { title: 'Long for an objective', seen: `It has ${words} words.` })]
  }
  return text.trim().includes('\n')
    ? [makeFinding('OB7', { title: 'More than one line', seen: 'It runs over several lines.' })]
    : []
}
