import type { SetFinding } from '../../../../shared/coach/set/set-to-assess.ts'
import { type Dismissal, dismissalOf } from '../../../../shared/workshop/dismissals.ts'
import { subjectOf } from '../../../models/set-subject.ts'
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
