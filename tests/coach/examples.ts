import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { KEY_RESULT_TYPES, OBJECTIVE_PROBLEMS } from '../../shared/coach/classification.ts'

const KeyResultExampleSchema = v.object({
  id: v.union([v.string(), v.number()]),
  kind: v.literal('key_result'),
  text: v.string(),
  labels: v.object({
    type: v.picklist(KEY_RESULT_TYPES),
    measurable: v.boolean(),
    has_baseline: v.union([v.boolean(), v.literal('relative')]),
    time_bound: v.boolean(),
  }),
})
const ObjectiveExampleSchema = v.object({
  id: v.union([v.string(), v.number()]),
  kind: v.literal('objective'),
  text: v.string(),
  labels: v.object({ problems: v.array(v.picklist(OBJECTIVE_PROBLEMS)) }),
})
const ExampleSchema = v.variant('kind', [KeyResultExampleSchema, ObjectiveExampleSchema])

export type KeyResultExample = v.InferOutput<typeof KeyResultExampleSchema>
export type ObjectiveExample = v.InferOutput<typeof ObjectiveExampleSchema>
export type Example = v.InferOutput<typeof ExampleSchema>
export type Examples = {
  readonly keyResults: readonly KeyResultExample[]
  readonly objectives: readonly ObjectiveExample[]
}

/** The examples whose figures count, and more that were written to develop and train with. From the checkout's root. */
export const EXAMPLES_FILE = 'tests/data/okr-examples.jsonl'
export const MORE_EXAMPLES_FILE = 'tests/data/more-okr-examples.jsonl'

/** @throws naming the line that is not a labelled statement */
export function readExamples(file: string): readonly Example[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return []
      const parsed = v.safeParse(ExampleSchema, JSON.parse(line))
      if (!parsed.success) throw new Error(`${file}:${at + 1} is no labelled statement.`)
      return [parsed.output]
    })
}

/** Every third one is kept apart: its texts are not read while rules, lexicons and weights are made. */
export function isForValidation({ id }: Example): boolean {
  return typeof id === 'number' && id % 3 === 0
}

export function byKind(examples: readonly Example[]): Examples {
  return {
    keyResults: examples.filter((example) => example.kind === 'key_result'),
    objectives: examples.filter((example) => example.kind === 'objective'),
  }
}

export function validationExamples(): Examples {
  return byKind(readExamples(EXAMPLES_FILE).filter(isForValidation))
}

export function developmentExamples(): Examples {
  return byKind(readExamples(EXAMPLES_FILE).filter((example) => !isForValidation(example)))
}

/** What the weights are trained on. */
export function trainingExamples(): Examples {
  const development = readExamples(EXAMPLES_FILE).filter((example) => !isForValidation(example))
  return byKind([...development, ...readExamples(MORE_EXAMPLES_FILE)])
}
