import type { Board } from '../../shared/board/cards.ts'
import { type CoachRule, SET_RULES } from '../../shared/coach/finding.ts'
import type { SetFinding } from '../../shared/coach/set/set-to-assess.ts'
import { WHOLE_SET } from '../../shared/workshop/dismissals.ts'

/**
 * On what a finding about several cards is dismissed: on their objective where they share one, so that its other words
 * bring it back; else on the last of them, or on the set as a whole.
 */
export function subjectOf(
  board: Pick<Board, 'objectives'>,
  { rule, cardIds }: Pick<SetFinding, 'rule' | 'cardIds'>,
): string {
  const [first] = cardIds
  if (first === undefined) return WHOLE_SET
  if (cardIds.length === 1) return first
  const shared = board.objectives.find(({ keyResults }) =>
    cardIds.every((id) => keyResults.some((card) => card.id === id)),
  )
  if (shared !== undefined) return shared.id
  return isSetRule(rule) ? (cardIds.at(-1) ?? WHOLE_SET) : WHOLE_SET
}

function isSetRule(rule: CoachRule): boolean {
  const rules: readonly CoachRule[] = SET_RULES
  return rules.includes(rule)
}
