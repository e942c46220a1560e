import * as v from 'valibot'
import { CONFIDENCE } from '../okr/model.ts'
import { assertNever, ok, type Result, refuse } from '../result.ts'
import type { BallotSettings } from './settings.ts'

/** The most characters of one reason. */
export const MAX_REASON_LENGTH = 500

const within = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** Why, by item id. Blank ones say nothing and are dropped. */
const reasons = v.optional(
  v.record(
    v.string(),
    v.pipe(v.string(), v.maxLength(MAX_REASON_LENGTH, `Use at most ${MAX_REASON_LENGTH} characters.`)),
  ),
  {},
)

export const APPROVALS = ['yes', 'no', 'abstain'] as const
export type Approval = (typeof APPROVALS)[number]

/** The two axes of a score. */
export const ScoreSchema = v.object({ importance: within(1, 5), confidence: within(1, 5) })
export type Score = v.InferOutput<typeof ScoreSchema>

/** [BA4] One person's ballot: what they answer to each item, by its id. An item may be left out; abstaining is an answer. */
export const BallotChoiceSchema = v.variant('answer', [
  v.object({ answer: v.literal('dots'), dots: v.record(v.string(), within(0, 100)), reasons }),
  v.object({ answer: v.literal('score'), scores: v.record(v.string(), ScoreSchema), reasons }),
  v.object({
    answer: v.literal('approve'),
    approvals: v.record(v.string(), v.picklist(APPROVALS)),
    reasons,
  }),
  v.object({ answer: v.literal('fist'), fingers: v.record(v.string(), within(0, 5)), reasons }),
  v.object({
    answer: v.literal('confidence'),
    levels: v.record(v.string(), within(CONFIDENCE.min, CONFIDENCE.max)),
    reasons,
  }),
  v.object({ answer: v.literal('abstain') }),
])
export type BallotChoice = v.InferOutput<typeof BallotChoiceSchema>

export type ChoiceRefusalCode =
  | 'wrong-method'
  | 'over-budget'
  | 'over-cap'
  | 'unknown-item'
  | 'reason-missing'
  | 'reasons-off'

/** What was answered, item by item: dots that are more than none, and every score, approval and hand. */
export function answersOf(choice: BallotChoice): Readonly<Record<string, number | Score | Approval>> {
  switch (choice.answer) {
    case 'dots':
      return Object.fromEntries(Object.entries(choice.dots).filter(([, dots]) => dots > 0))
    case 'score':
      return choice.scores
    case 'approve':
      return choice.approvals
    case 'fist':
      return choice.fingers
    case 'confidence':
      return choice.levels
    case 'abstain':
      return {}
    default:
      return assertNever(choice)
  }
}

export function reasonsOf(choice: BallotChoice): Readonly<Record<string, string>> {
  return choice.answer === 'abstain' ? {} : choice.reasons
}

/**
 * [BA3] Checks a choice against the settings, as the room does before it counts anything, and tidies it: equal ballots
 * become equal, so dots of none and blank reasons are left out.
 */
export function checkChoice(
  choice: BallotChoice,
  settings: BallotSettings,
  itemIds: readonly string[],
): Result<BallotChoice, ChoiceRefusalCode> {
  if (choice.answer === 'abstain') return ok(choice)
  if (choice.answer !== settings.method) {
    return refuse('wrong-method', 'This vote is taken in another way. Reload to see it.')
  }
  const answered = Object.keys(answersOf(choice))
  const given = Object.entries(choice.reasons).map(([id, reason]) => [id, reason.trim()] as const)
  const said = Object.fromEntries(given.filter(([, reason]) => reason !== ''))
  if ([...answered, ...Object.keys(said)].some((id) => !itemIds.includes(id))) {
    return refuse(
      'unknown-item',
      'One of these proposals is not in this vote. Reload to see the current list.',
    )
  }
  if (settings.reasons === 'off' && Object.keys(said).length > 0) {
    return refuse('reasons-off', 'This vote is taken without reasons. Take yours out and vote again.')
  }
  if (settings.reasons === 'required' && answered.some((id) => !Object.hasOwn(said, id))) {
    return refuse('reason-missing', 'This vote asks for a reason with each answer. Add the missing one.')
  }
  const tidied = { ...choice, reasons: said }
  if (tidied.answer !== 'dots' || settings.method !== 'dots') return ok(tidied)
  const dots = Object.fromEntries(Object.entries(tidied.dots).filter(([, count]) => count > 0))
  const counts = Object.values(dots)
  if (counts.some((count) => count > settings.capPerItem)) {
    return refuse('over-cap', `At most ${settings.capPerItem} dots may go on one proposal.`)
  }
  const spent = counts.reduce((sum, count) => sum + count, 0)
  return spent > settings.budget
    ? refuse(
        'over-budget',
        `You have ${settings.budget} dots; this uses ${spent}. Take ${spent - settings.budget} back.`,
      )
    : ok({ ...tidied, dots })
}
