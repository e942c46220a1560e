import type { Board } from '../../../../shared/board/cards.ts'
import { type CoachRule, SET_RULES } from '../../../../shared/coach/finding.ts'
import type { SetFinding } from '../../../../shared/coach/set/set-to-assess.ts'
import { type Dismissal, dismissalOf, WHOLE_SET } from '../../../../shared/workshop/dismissals.ts'
import { useWorkshop } from '../workshop-context.ts'

export type SetFindings = {
  readonly open: readonly { readonly finding: SetFinding; readonly subjectId: string }[]
  readonly dismissed: readonly {
    readonly finding: SetFinding
    readonly subjectId: string
    readonly dismissal: Dismissal
  }[]
}

/** What the coach says of the whole set, as everybody in the room sees it. */
export function useSetFindings(): SetFindings {
  const { model, coach } = useWorkshop()
  const dismissals = model.visible.value?.dismissals ?? {}
  const all = coach.set.value.map((finding) => {
    const subjectId = subjectOf(model.board.value, finding)
    const words = model.findCard(subjectId)?.text ?? ''
    return { finding, subjectId, known: dismissalOf(dismissals, subjectId, finding.rule, words) }
  })
  return {
    open: all.filter(({ known }) => known?.state !== 'holds'),
    dismissed: all.flatMap(({ finding, subjectId, known }) =>
      known?.state === 'holds' ? [{ finding, subjectId, dismissal: known.dismissal }] : [],
    ),
  }
}

/**
 * On what a finding about several cards is dismissed: on their objective where they share one, so that its other words
 * bring it back; else on the last of them, or on the set as a whole.
 */
function subjectOf(board: Board, { rule, cardIds }: SetFinding): string {
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
