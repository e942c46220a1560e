import { participantOf, type Visible } from '../workshop/state.ts'
import { type BasisKeyResult, keyResultsOf, wasDropped } from './basis.ts'
import { isMiss } from './grade.ts'
import { itemOf, type RetroItem, type RoomAction } from './retro-state.ts'

export const RETRO_PROBLEMS = [
  'grades-hidden',
  'score-missing',
  'cause-missing',
  'verdict-missing',
  'owner-missing',
  'owner-gone',
  'date-missing',
] as const
export type RetroProblemCode = (typeof RETRO_PROBLEMS)[number]

/** What stops a retro from being closed: at its key result, or at its action. */
export type RetroProblem = {
  readonly rule: 'GR1' | 'RE4' | 'RE5' | 'RE7'
  readonly code: RetroProblemCode
  readonly keyResultId: string | null
  readonly actionId: string | null
  readonly message: string
}

/**
 * [GR1] [RE4] [RE5] [RE7] What is missing before a retro can be closed, key results first. One that was dropped during the cycle
 * needs nothing: the reason that it was dropped for stands for it. Where none was given, somebody has to say why [RE5].
 */
export function findRetroProblems(visible: Pick<Visible, 'retro' | 'roster'>): readonly RetroProblem[] {
  const { retro } = visible
  if (retro === null) return []
  return [
    ...keyResultsOf(retro.basis).flatMap((keyResult) =>
      problemsOfKeyResult(keyResult, itemOf(retro, keyResult.id)).filter(({ rule }) => {
        return !wasDropped(keyResult) || (rule === 'RE5' && keyResult.droppedReason?.trim() === '')
      }),
    ),
    ...retro.actions.flatMap((action) => problemsOfAction(visible, action)),
  ]
}

function problemsOfKeyResult(
  { id, text }: BasisKeyResult,
  { revealed, gradedIds, score, cause, verdict, why }: RetroItem,
): readonly RetroProblem[] {
  const at = { keyResultId: id, actionId: null }
  const name = `“${shortened(text)}”`
  const isHidden = revealed === null && gradedIds.length > 0
  return [
    ...(isHidden
      ? [problem('GR1', 'grades-hidden', at, `Reveal the grades of ${name}, and agree on a score.`)]
      : []),
    ...(score === null && !isHidden
      ? [problem('GR1', 'score-missing', at, `Agree on a score of ${name}.`)]
      : []),
    ...(score !== null && isMiss(score) && cause === null
      ? [problem('RE4', 'cause-missing', at, `Name the one cause for which ${name} was missed.`)]
      : []),
    ...(verdict === null || why === ''
      ? [
          problem(
            'RE5',
            'verdict-missing',
            at,
            `Decide whether to keep, modify or drop ${name}, and say why.`,
          ),
        ]
      : []),
  ]
}

function problemsOfAction(
  visible: Pick<Visible, 'roster'>,
  { id, text, ownerId, dueOn }: RoomAction,
): readonly RetroProblem[] {
  const at = { keyResultId: null, actionId: id }
  const name = `“${shortened(text)}”`
  const owner = ownerId === null ? null : participantOf(visible, ownerId)
  return [
    ...(ownerId === null ? [problem('RE7', 'owner-missing', at, `Choose who does ${name}.`)] : []),
    ...(ownerId !== null && owner?.removed !== false
      ? [problem('RE7', 'owner-gone', at, `Who was to do ${name} has left. Choose another.`)]
      : []),
    ...(dueOn === null ? [problem('RE7', 'date-missing', at, `Say until when ${name} is done.`)] : []),
  ]
}

function problem(
  rule: RetroProblem['rule'],
  code: RetroProblemCode,
  at: Pick<RetroProblem, 'keyResultId' | 'actionId'>,
  message: string,
): RetroProblem {
  return { rule, code, ...at, message }
}

/** Enough of a sentence to know which one is meant. */
const NAME_LENGTH = 60

function shortened(text: string): string {
  return text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH - 1).trimEnd()}…`
}
