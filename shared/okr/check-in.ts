import * as v from 'valibot'
import { CONFIDENCE, type KeyResultFields } from './model.ts'

/** [CH1] "One line of what changed." */
export const MAX_NOTE_LENGTH = 500

export const NextStepSchema = v.object({
  text: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Name the one next step.'),
    v.maxLength(MAX_NOTE_LENGTH, `Use at most ${MAX_NOTE_LENGTH} characters.`),
  ),
  /** Who takes it. */
  ownerId: v.string('Say who takes the next step.'),
})
export type NextStep = v.InferOutput<typeof NextStepSchema>

/** [CH1] Value, confidence and one line. [CH5] A next step where confidence fell. */
export const NewCheckInSchema = v.object({
  /** Where the number is today, in the key result's unit; 1 for a milestone that is reached, else 0. `null`: not measured. */
  value: v.nullable(v.pipe(v.number('Enter a number.'), v.finite('Enter a number.'))),
  confidence: v.pipe(
    v.number('Say how sure you are, from 0 to 10.'),
    v.integer('Use a whole number from 0 to 10.'),
    v.minValue(CONFIDENCE.min, 'Use a whole number from 0 to 10.'),
    v.maxValue(CONFIDENCE.max, 'Use a whole number from 0 to 10.'),
  ),
  note: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(MAX_NOTE_LENGTH, `One line: at most ${MAX_NOTE_LENGTH} characters.`),
  ),
  nextStep: v.nullable(NextStepSchema),
})
export type NewCheckIn = v.InferOutput<typeof NewCheckInSchema>

const FELL_BY = 2
const LOW_BELOW = 4

/** [CH5] Why one next step and its owner are asked for, or `null`. @param before the confidence last said, at commit or later */
export function asksForNextStep(before: number | null, confidence: number): 'fell' | 'low' | null {
  if (before !== null && before - confidence >= FELL_BY) return 'fell'
  return confidence < LOW_BELOW ? 'low' : null
}

/** What is wrong with a check-in for this key result, by field; empty when it can be taken. */
export function findCheckInProblems(
  { direction }: Pick<KeyResultFields, 'direction'>,
  { value, confidence, nextStep }: NewCheckIn,
  before: number | null,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  if (direction === 'milestone' && value !== null && value !== 0 && value !== 1) {
    problems['value'] = 'A milestone is reached (1) or not yet (0).'
  }
  if (nextStep === null && asksForNextStep(before, confidence) !== null) {
    problems['nextStep'] = 'Confidence is low or fell: name one next step and who takes it.'
  }
  return problems
}
