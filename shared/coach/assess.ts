import { type Assessment, type CardContext, NO_CONTEXT, type Statement } from './assessment.ts'
import { keyResultFindings } from './findings/key-result-findings.ts'
import { objectiveFindings } from './findings/objective-findings.ts'
import { CERTAIN_FROM, classifyKeyResult } from './key-result/classify-key-result.ts'
import { classifyObjective, OBJECTIVE_CERTAIN_FROM } from './objective/classify-objective.ts'

/**
 * How the coach reads a statement and what it has to say about it, the most important finding first. Pure and total: any
 * text, the same answer each time. What is not known of the card (`NO_CONTEXT`) is not held against it.
 */
export function assess(statement: Statement, context: CardContext = NO_CONTEXT): Assessment {
  const { text } = statement
  if (statement.kind === 'objective') {
    const classification = classifyObjective(text)
    const findings = objectiveFindings(classification, text, context, OBJECTIVE_CERTAIN_FROM)
    return { kind: 'objective', classification, findings }
  }
  const classification = classifyKeyResult(text)
  const findings = keyResultFindings(classification, text, context, CERTAIN_FROM)
  return { kind: 'key_result', classification, findings }
}
