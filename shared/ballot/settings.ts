import * as v from 'valibot'
import { ok, type Result, refuse } from '../result.ts'

/** [BA2] How a vote is taken. */
export const BALLOT_METHODS = ['dots', 'score', 'approve', 'fist', 'confidence'] as const
export type BallotMethod = (typeof BALLOT_METHODS)[number]

/** [BA7] What happens when a tie lies across the cut line, declared before the vote opens. */
export const TIE_RULES = ['run-off', 'facilitator', 'keep-both'] as const
export type TieRule = (typeof TIE_RULES)[number]

/** Whether a vote comes with words: not at all, if one likes, or for every proposal that one answers. */
export const REASON_RULES = ['off', 'optional', 'required'] as const
export type ReasonRule = (typeof REASON_RULES)[number]

const MAX_DOTS = 100

/** Defaults are those of votes that were stored before there was a choice. */
const COMMON = {
  anonymous: v.boolean(),
  /** How many of the best proposals are in. `null`: no cut line. */
  cutLine: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  tieRule: v.optional(v.picklist(TIE_RULES), 'keep-both'),
  reasons: v.optional(v.picklist(REASON_RULES), 'off'),
  /** The share of those who may vote that makes the result binding, abstentions included. `null`: any turnout will do. */
  quorumPercent: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
    null,
  ),
  /** The people who vote. `null`: everybody in the workshop who may, those who come later too. */
  electorIds: v.optional(v.nullable(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(1_000))), null),
  /** So long before it closes by the clock, those who have not voted are reminded, once. `null`: they are not. */
  remindBeforeMs: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(60_000))), null),
} as const

const dotCount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_DOTS))

/** [BA1] What is fixed when a vote opens. Its hours are beside it, since they may be extended. */
export const BallotSettingsSchema = v.variant('method', [
  v.object({
    method: v.literal('dots'),
    /** Dots each person may spend. */
    budget: dotCount,
    /** The most dots one person may put on one proposal. */
    capPerItem: dotCount,
    ...COMMON,
  }),
  /** Importance and confidence, 1 to 5 each. */
  v.object({ method: v.literal('score'), ...COMMON }),
  v.object({ method: v.literal('approve'), ...COMMON }),
  /** Fist of five: 0 to 5 fingers. */
  v.object({ method: v.literal('fist'), ...COMMON }),
  /** How sure people are that it is reached, 0 to 10: what a check-in says alone, said by everybody together. */
  v.object({ method: v.literal('confidence'), ...COMMON }),
])
export type BallotSettings = v.InferOutput<typeof BallotSettingsSchema>

/** [BA3] The budget suggested for a number of items: max(3, round(n / 3)). */
export function suggestBudget(itemCount: number): number {
  return Math.max(3, Math.round(itemCount / 3))
}

/** How many votes make the quorum; `null` when any turnout will do. */
export function votesForQuorum({ quorumPercent }: BallotSettings, eligible: number): number | null {
  return quorumPercent === null ? null : Math.ceil((eligible * quorumPercent) / 100)
}

/** The settings as they will hold: a cap above the budget says no more than the budget. */
export function normaliseSettings(settings: BallotSettings): BallotSettings {
  return settings.method === 'dots'
    ? { ...settings, capPerItem: Math.min(settings.capPerItem, settings.budget) }
    : settings
}

/** When a vote opens and closes by the clock: ms since 1970, `null` for "now" and for "when a facilitator closes it". */
export type BallotHours = { readonly opensAtMs: number | null; readonly closesAtMs: number | null }

/** Shorter, and nobody could vote; longer, and nobody would remember. */
const MIN_OPEN_MS = 60_000
const MAX_OPEN_MS = 60 * 24 * 60 * 60_000

/** [BA10] Checks hours against the clock. A vote that is to open in the past opens now. */
export function checkHours(
  { opensAtMs, closesAtMs }: BallotHours,
  nowMs: number,
): Result<null, 'wrong-hours'> {
  const fromMs = Math.max(nowMs, opensAtMs ?? nowMs)
  if (fromMs > nowMs + MAX_OPEN_MS) {
    return refuse('wrong-hours', 'A vote can be planned 60 days ahead at most. Choose an earlier opening.')
  }
  if (closesAtMs === null) return ok(null)
  if (closesAtMs < fromMs + MIN_OPEN_MS) {
    return refuse('wrong-hours', 'A vote needs a minute at least. Choose a later deadline.')
  }
  return closesAtMs > fromMs + MAX_OPEN_MS
    ? refuse('wrong-hours', 'A vote is open for 60 days at most. Choose an earlier deadline.')
    : ok(null)
}
