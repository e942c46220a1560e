import { assess } from '../../shared/coach/assess.ts'
import type { KeyResultClassification, ObjectiveProblem } from '../../shared/coach/classification.ts'
import type { Examples, KeyResultExample, ObjectiveExample } from './examples.ts'

/** What the coach says of being an output: flatly, as a question, or nothing. */
export type OutputMessage = 'asserts' | 'asks' | 'silent'

export type AnsweredKeyResult = {
  readonly example: KeyResultExample
  readonly classification: KeyResultClassification
  readonly message: OutputMessage
}
export type AnsweredObjective = {
  readonly example: ObjectiveExample
  readonly problems: readonly ObjectiveProblem[]
}
export type Answered = {
  readonly keyResults: readonly AnsweredKeyResult[]
  readonly objectives: readonly AnsweredObjective[]
}

export function answer({ keyResults, objectives }: Examples): Answered {
  return { keyResults: keyResults.map(answerKeyResult), objectives: objectives.map(answerObjective) }
}

function answerKeyResult(example: KeyResultExample): AnsweredKeyResult {
  const assessment = assess({ kind: 'key_result', text: example.text })
  if (assessment.kind !== 'key_result') throw new Error('A key result was assessed as something else.')
  // KR1 is the rule for outputs; as a question it asks.
  const found = assessment.findings.find(({ rule }) => rule === 'KR1')
  const message = found === undefined ? 'silent' : found.verdict === 'ask' ? 'asks' : 'asserts'
  return { example, classification: assessment.classification, message }
}

function answerObjective(example: ObjectiveExample): AnsweredObjective {
  const assessment = assess({ kind: 'objective', text: example.text })
  if (assessment.kind !== 'objective') throw new Error('An objective was assessed as something else.')
  return { example, problems: assessment.classification.problems.map(({ problem }) => problem) }
}
