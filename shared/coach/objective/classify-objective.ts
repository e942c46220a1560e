import type { ObjectiveClassification, ObjectiveProblem, ProblemFound } from '../classification.ts'
import { OBJECTIVE_PROBLEMS } from '../classification.ts'
import type { Span } from '../finding.ts'
import type { Token } from '../reading/words.ts'
import {
  findBusinessAsUsual,
  findCompound,
  findJargon,
  findTask,
  findVagueness,
  type Suspicion,
} from './find-problems.ts'
import { type ObjectiveReading, readObjective } from './read-objective.ts'

/** From here on a problem is asserted; below, it is asked about. */
export const OBJECTIVE_CERTAIN_FROM = 0.7

const FINDERS: Record<ObjectiveProblem, (reading: ObjectiveReading) => Suspicion | null> = {
  contains_metric: findMetric,
  is_task: findTask,
  vague: findVagueness,
  business_as_usual: findBusinessAsUsual,
  compound: findCompound,
  jargon: findJargon,
}

/** [OB1] to [OB6] What may be wrong with an objective, by its words alone. */
export function classifyObjective(text: string): ObjectiveClassification {
  const reading = readObjective(text)
  const problems = OBJECTIVE_PROBLEMS.flatMap((problem): readonly ProblemFound[] => {
    const suspicion = FINDERS[problem](reading)
    if (suspicion === null) return []
    const { confidence, from, to } = suspicion
    return [{ problem, confidence, span: spanOf(reading.tokens, from, to) }]
  })
  return { problems }
}

/** [OB2] A target number. */
function findMetric({ tokens, targets: [first] }: ObjectiveReading): Suspicion | null {
  if (first === undefined) return null
  const { unit, from, to } = first
  const isPlain = unit !== 'percent' && unit !== 'currency' && tokens[from]?.kind !== 'number'
  return { confidence: isPlain ? 0.75 : 0.95, from, to }
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span | null {
  const first = tokens[from]
  const last = tokens[Math.min(to, tokens.length) - 1]
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end }
}
