import * as v from 'valibot'
import { ok, type Result, refuse } from '../../result.ts'
import { assess } from '../assess.ts'
import type { Statement } from '../assessment.ts'
import type { KeyResultType, ObjectiveProblem } from '../classification.ts'

export type KeyResultLabels = {
  readonly type: KeyResultType
  readonly measurable: boolean
  readonly has_baseline: boolean | 'relative'
  readonly time_bound: boolean
}
export type ObjectiveLabels = { readonly problems: readonly ObjectiveProblem[] }

const LineSchema = v.object({
  id: v.union([v.string(), v.number()]),
  kind: v.picklist(['objective', 'key_result']),
  text: v.string(),
})

export type LineCode = 'not-json' | 'not-a-statement'

/** What the coach makes of a statement, in the form of the labelled examples. */
export function labelStatement({ kind, text }: Statement): KeyResultLabels | ObjectiveLabels {
  const assessment = assess(kind === 'objective' ? { kind, text } : { kind, text })
  if (assessment.kind === 'objective')
    return { problems: assessment.classification.problems.map(({ problem }) => problem) }
  const { type, measurable, hasBaseline, timeBound } = assessment.classification
  return { type, measurable, has_baseline: hasBaseline, time_bound: timeBound }
}

/**
 * Answers one line of a JSON Lines file of statements, `{"id","kind","text"}`, with `{"id","labels"}`: text to text. What
 * else stands in the line is left aside, so labelled examples can be asked as they are.
 */
export function answerLine(line: string): Result<string, LineCode> {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return refuse('not-json', 'This line is not JSON. Write one object on each line.')
  }
  const result = v.safeParse(LineSchema, parsed)
  if (!result.success)
    return refuse(
      'not-a-statement',
      'Give each line an "id" (text or a number), a "kind" ("objective" or "key_result") and a "text".',
    )
  const { id, ...statement } = result.output
  return ok(JSON.stringify({ id, labels: labelStatement(statement) }))
}
