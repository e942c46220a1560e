import type { BallotChoice } from '../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../shared/ballot/settings.ts'
import type { Command } from '../../shared/workshop/decide.ts'

const COMMON = {
  anonymous: true,
  cutLine: null,
  tieRule: 'keep-both',
  reasons: 'off',
  quorumPercent: null,
  electorIds: null,
  remindBeforeMs: null,
} as const

type Settings<Method extends BallotSettings['method']> = Extract<BallotSettings, { method: Method }>

/** Five dots each, three at most on one proposal, anonymous, no cut line; with what a test changes. */
export function dotSettings(change: Partial<Settings<'dots'>> = {}): Settings<'dots'> {
  return { method: 'dots', budget: 5, capPerItem: 3, ...COMMON, ...change }
}

export function scoreSettings(change: Partial<Settings<'score'>> = {}): Settings<'score'> {
  return { method: 'score', ...COMMON, ...change }
}

export function approveSettings(change: Partial<Settings<'approve'>> = {}): Settings<'approve'> {
  return { method: 'approve', ...COMMON, ...change }
}

export function fistSettings(change: Partial<Settings<'fist'>> = {}): Settings<'fist'> {
  return { method: 'fist', ...COMMON, ...change }
}

export const ABSTAIN: BallotChoice = { answer: 'abstain' }

type Reasons = Record<string, string>
type Choice<Answer extends BallotChoice['answer']> = Extract<BallotChoice, { answer: Answer }>

export function dots(given: Record<string, number>, reasons: Reasons = {}): Choice<'dots'> {
  return { answer: 'dots', dots: given, reasons }
}

/** Scores as `[importance, confidence]`. */
export function scores(
  given: Record<string, readonly [number, number]>,
  reasons: Reasons = {},
): Choice<'score'> {
  const entries = Object.entries(given).map(([id, [importance, confidence]]) => [
    id,
    { importance, confidence },
  ])
  return { answer: 'score', scores: Object.fromEntries(entries), reasons }
}

export function approvals(
  given: Record<string, 'yes' | 'no' | 'abstain'>,
  reasons: Reasons = {},
): Choice<'approve'> {
  return { answer: 'approve', approvals: given, reasons }
}

export function confidenceSettings(change: Partial<Settings<'confidence'>> = {}): Settings<'confidence'> {
  return { method: 'confidence', ...COMMON, ...change }
}

export function levels(given: Record<string, number>, reasons: Reasons = {}): Choice<'confidence'> {
  return { answer: 'confidence', levels: given, reasons }
}

export function fingers(given: Record<string, number>, reasons: Reasons = {}): Choice<'fist'> {
  return { answer: 'fist', fingers: given, reasons }
}

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>

/** The command that casts a choice, as a client that has seen the newest words sends it. */
export function castOf(ballotId: string, choice: BallotChoice): CommandOf<'cast-ballot'> {
  return { type: 'cast-ballot', ballotId, choice, confirmedIds: [], seenVersion: Number.MAX_SAFE_INTEGER }
}

/** The command that opens a vote on some proposals at once, until a facilitator closes it. */
export function openOf(
  itemIds: readonly string[],
  settings: BallotSettings = dotSettings(),
): CommandOf<'open-ballot'> {
  return {
    type: 'open-ballot',
    settings,
    itemIds: [...itemIds],
    opensAtMs: null,
    closesAtMs: null,
    follows: null,
  }
}
