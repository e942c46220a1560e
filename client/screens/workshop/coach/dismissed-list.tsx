import type { CoachRule } from '../../../../shared/coach/finding.ts'
import type { Dismissal } from '../../../../shared/workshop/dismissals.ts'
import { isQuestion } from '../../../models/card-findings.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'

type Dismissed = {
  readonly finding: { readonly rule: CoachRule; readonly title: string }
  readonly dismissal: Dismissal
}

/** What was dismissed on a card, by whom and why; anybody who may write can bring it back. */
export function DismissedList({
  cardId,
  dismissed,
  onSettled,
}: {
  cardId: string
  dismissed: readonly Dismissed[]
  /** It is back: focus has to go somewhere. */
  onSettled: () => void
}) {
  const { model, announcement } = useWorkshop()
  if (dismissed.length === 0) return null
  return (
    <ul class="dismissedlist" aria-label={coachText.dismissed}>
      {dismissed.map(({ finding: { rule, title }, dismissal }) => {
        const restore = { type: 'restore-finding', cardId, rule } as const
        return (
          <li key={rule}>
            <p>
              {isQuestion(rule) ? <b>{title}</b> : <s>{title}</s>}{' '}
              <span class="muted">
                {coachText.dismissedBy(
                  model.nameOf(dismissal.personId) ?? coachText.somebody,
                  dismissal.reason,
                )}
              </span>
            </p>
            {model.may(restore).ok ? (
              <Button
                size="sm"
                aria-label={
                  isQuestion(rule) ? coachText.askFindingAgain(title) : coachText.restoreFinding(title)
                }
                onClick={async () => {
                  if (!(await model.give(restore))) return
                  announcement.value = coachText.restoredNow(title)
                  onSettled()
                }}
              >
                {isQuestion(rule) ? coachText.askAgain : coachText.restore}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
