import * as v from 'valibot'
import { COACH_RULES, type CoachRule } from '../coach/finding.ts'
import { isReworded } from '../okr/wording.ts'

/** The most characters of the reason for a dismissal. */
export const MAX_DISMISSAL_REASON_LENGTH = 300

/** The most dismissals that a room keeps: everybody who comes in is sent all of them. */
export const MAX_DISMISSALS = 200

/** Stands for the card where a finding is about the whole set. No card has it as its id. */
export const WHOLE_SET = 'board'

/** That somebody found a coach's finding beside the point, for everybody to see. */
export const DismissalSchema = v.object({
  cardId: v.string(),
  rule: v.picklist(COACH_RULES),
  reason: v.string(),
  /** Who dismissed it. */
  personId: v.string(),
  /** The card's words then: with others the finding comes back. */
  wording: v.string(),
  atMs: v.number(),
})
export type Dismissal = v.InferOutput<typeof DismissalSchema>

/** By `dismissalKey`: one for each card and rule, so that of each change only that one is sent. */
export const DismissalsSchema = v.record(v.string(), DismissalSchema)
export type Dismissals = v.InferOutput<typeof DismissalsSchema>

export function dismissalKey(cardId: string, rule: CoachRule): string {
  return `${cardId}/${rule}`
}

/** What is known of a finding's dismissal: it holds, it was about other words than these, or there is none (`null`). */
export type DismissalState = { readonly state: 'holds' | 'earlier-wording'; readonly dismissal: Dismissal }

/** @param words the card's words now */
export function dismissalOf(
  dismissals: Dismissals,
  cardId: string,
  rule: CoachRule,
  words: string,
): DismissalState | null {
  const dismissal = dismissals[dismissalKey(cardId, rule)]
  if (dismissal === undefined) return null
  return { state: isReworded(words, dismissal.wording) ? 'earlier-wording' : 'holds', dismissal }
}

/**
 * The dismissals with one more, or `null` when there is no room for it. Room is made by those that hold no longer, the
 * oldest first.
 * @param wordsOf a card's words now, `null` when it is not on the board
 */
export function withDismissal(
  dismissals: Dismissals,
  added: Dismissal,
  wordsOf: (cardId: string) => string | null,
): Dismissals | null {
  const key = dismissalKey(added.cardId, added.rule)
  const next = { ...dismissals, [key]: added }
  if (Object.keys(next).length <= MAX_DISMISSALS) return next
  const [oldest] = Object.entries(dismissals)
    .filter(([each, { cardId, wording }]) => {
      const words = wordsOf(cardId)
      return each !== key && (words === null || isReworded(words, wording))
    })
    .sort(([, a], [, b]) => a.atMs - b.atMs)
  return oldest === undefined ? null : without(next, oldest[0])
}

/** The dismissals without one. */
export function without(dismissals: Dismissals, key: string): Dismissals {
  return Object.fromEntries(Object.entries(dismissals).filter(([each]) => each !== key))
}
