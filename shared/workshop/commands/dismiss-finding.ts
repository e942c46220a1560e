import * as v from 'valibot'
import type { Board } from '../../board/cards.ts'
import {
  COACH_RULES,
  type CoachRule,
  KEY_RESULT_RULES,
  OBJECTIVE_RULES,
  SET_RULES,
} from '../../coach/finding.ts'
import { refuse } from '../../result.ts'
import { decided, defineCommand, withVisible } from '../command.ts'
import {
  dismissalKey,
  dismissalOf,
  MAX_DISMISSAL_REASON_LENGTH,
  WHOLE_SET,
  withDismissal,
  without,
} from '../dismissals.ts'

const ReasonSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Say in a few words why it does not fit here.'),
  v.maxLength(MAX_DISMISSAL_REASON_LENGTH, `Use at most ${MAX_DISMISSAL_REASON_LENGTH} characters.`),
)

/**
 * Takes a finding of the coach off a card, with a reason, for everybody and for as long as the card says the same. What is
 * about the whole set is dismissed on the set (`WHOLE_SET`).
 */
export const dismissFinding = defineCommand({
  schema: v.object({
    type: v.literal('dismiss-finding'),
    cardId: v.string(),
    rule: v.picklist(COACH_RULES),
    reason: ReasonSchema,
  }),
  decide(state, { cardId, rule, reason }, actor, nowMs, { readBoard }) {
    const words = wordsOnBoard(readBoard())
    const wording = isAbout(rule, words.get(cardId)?.kind) ? words.get(cardId)?.text : undefined
    if (wording === undefined) return refuse('unknown-card', 'That card is not on the board any more.')
    const { dismissals } = state.visible
    if (dismissalOf(dismissals, cardId, rule, wording)?.state === 'holds') {
      return refuse('already-dismissed', 'Someone has dismissed this meanwhile. Open the card to see why.')
    }
    const dismissal = { cardId, rule, reason, personId: actor.personId, wording, atMs: nowMs }
    const next = withDismissal(dismissals, dismissal, (id) => words.get(id)?.text ?? null)
    return next === null
      ? refuse('too-many-dismissals', 'Too many findings are dismissed. Bring some back first.')
      : decided(withVisible(state, { dismissals: next }))
  },
})

/** Brings a dismissed finding back, whoever dismissed it. */
export const restoreFinding = defineCommand({
  schema: v.object({
    type: v.literal('restore-finding'),
    cardId: v.string(),
    rule: v.picklist(COACH_RULES),
  }),
  decide(state, { cardId, rule }) {
    const { dismissals } = state.visible
    const key = dismissalKey(cardId, rule)
    // Two people who bring it back at once want the same.
    if (!Object.hasOwn(dismissals, key)) return decided(state)
    return decided(withVisible(state, { dismissals: without(dismissals, key) }))
  },
})

type Subject = { readonly kind: 'set' | 'objective' | 'keyResult'; readonly text: string }

/** What a finding can be about, by id. The set has no words, so what is dismissed on it stays so until it is brought back. */
function wordsOnBoard({ objectives, loose }: Board): ReadonlyMap<string, Subject> {
  const keyResults = [...objectives.flatMap((objective) => objective.keyResults), ...loose.keyResults]
  return new Map<string, Subject>([
    [WHOLE_SET, { kind: 'set', text: '' }],
    ...[...objectives, ...keyResults].map(({ id, kind, text }) => [id, { kind, text }] as const),
  ])
}

/** Rules of a key result that are also said of several together. */
const SAID_OF_SEVERAL: readonly CoachRule[] = ['KR8', 'KR11']

function isAbout(rule: CoachRule, kind: Subject['kind'] | undefined): boolean {
  const isOneOf = (rules: readonly CoachRule[]) => rules.includes(rule)
  if (kind === 'keyResult') return isOneOf(KEY_RESULT_RULES) || isOneOf(SET_RULES)
  const isOfSeveral = isOneOf(SET_RULES) || isOneOf(SAID_OF_SEVERAL)
  if (kind === 'objective') return isOneOf(OBJECTIVE_RULES) || isOfSeveral
  return kind === 'set' && isOfSeveral
}
