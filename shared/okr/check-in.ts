import * as v from 'valibot'
import { CONFIDENCE, type KeyResultFields } from './model.ts'
import { MILESTONE } from './progress.ts'

/** [CH1] "One line of what changed." */
export const MAX_NOTE_LENGTH = 500

export const NextStepSchema = v.object({
  text: v.pipe(
    v.string('Name the one next step.'),
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
  /** A program that pushes a value has nothing to say. */
  note: v.optional(
    v.pipe(
      v.string('Write what changed in one line.'),
      v.trim(),
      v.maxLength(MAX_NOTE_LENGTH, `One line: at most ${MAX_NOTE_LENGTH} characters.`),
    ),
    '',
  ),
  nextStep: v.optional(v.nullable(NextStepSchema), null),
})
export type NewCheckIn = v.InferOutput<typeof NewCheckInSchema>

const FELL_BY = 2
const LOW_BELOW = 4

/** [CH5] Why one next step and its owner are asked for, or `null`. @param before the confidence last said, at commit or later */
export function asksForNextStep(before: number | null, confidence: number): 'fell' | 'low' | null {
  if (before !== null && before - confidence >= FELL_BY) return 'fell'
  return confidence < LOW_BELOW ? 'low' : null
}

/** The key result that is checked in on, and who does it. */
export type CheckInFacts = {
  readonly direction: KeyResultFields['direction']
  /** The confidence last said: by the newest check-in, else at commit. */
  readonly before: number | null
  /** A program may leave the next step out: nobody is there to ask, and its value is worth having. */
  readonly by: 'person' | 'program'
  /** Who can take a next step. */
  readonly isKnownPerson: (personId: string) => boolean
}

/** What is wrong with a check-in, by field; empty when it can be taken. [CH1] [CH5] */
export function findCheckInProblems(
  { value, confidence, nextStep }: NewCheckIn,
  { direction, before, by, isKnownPerson }: CheckInFacts,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  if (
    direction === 'milestone' &&
    value !== null &&
    value !== MILESTONE.open &&
    value !== MILESTONE.reached
  ) {
    problems['value'] = 'A milestone is reached (1) or not yet (0).'
  }
  const asked = by === 'person' ? asksForNextStep(before, confidence) : null
  if (nextStep === null && asked !== null) problems['nextStep'] = NEXT_STEP_MESSAGES[asked]
  if (nextStep !== null && !isKnownPerson(nextStep.ownerId)) {
    problems['nextStep.ownerId'] = 'Choose somebody of this team to take the next step.'
  }
  return problems
}

const NEXT_STEP_MESSAGES = {
  fell: `Confidence fell by ${FELL_BY} or more: name one next step and who takes it.`,
  low: `Confidence is below ${LOW_BELOW}: name one next step and who takes it.`,
} as const
