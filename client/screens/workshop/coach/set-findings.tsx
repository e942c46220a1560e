import { ChevronDown } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { SetFinding } from '../../../../shared/coach/set/set-to-assess.ts'
import { numberOf } from '../../../models/board-moves.ts'
import { isQuestion } from '../../../models/card-findings.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { VERDICT_LOOK } from '../../../ui/verdict.tsx'
import { nameOfCard } from '../board/card-actions.ts'
import { useWorkshop } from '../workshop-context.ts'
import { asSentence, LEVEL_OF_VERDICT } from './card-coach.tsx'
import { DismissForm } from './dismiss-form.tsx'
import { DismissedList } from './dismissed-list.tsx'
import { Pair, RuleLink } from './finding-body.tsx'
import type { SetFindings } from './use-set-findings.ts'
import './set-findings.css'

/** Findings about several cards, or about the set: each with its question, and what it is about. */
export function SetFindingList({ open, dismissed }: SetFindings) {
  const list = useRef<HTMLUListElement>(null)
  // What was pressed goes away: focus goes to what stands first.
  const onSettled = () => list.current?.querySelector<HTMLElement>('summary, button')?.focus()
  return (
    <ul class="setfindings" ref={list}>
      {open.map(({ finding, subjectId }) => (
        <li key={`${finding.rule}-${finding.cardIds.join()}`}>
          <SetFindingItem finding={finding} subjectId={subjectId} onSettled={onSettled} />
        </li>
      ))}
      {dismissed.map(({ finding, subjectId, dismissal }) => (
        <li key={`${finding.rule}-${finding.cardIds.join()}`}>
          <DismissedList cardId={subjectId} dismissed={[{ finding, dismissal }]} onSettled={onSettled} />
        </li>
      ))}
    </ul>
  )
}

function SetFindingItem({
  finding,
  subjectId,
  onSettled,
}: {
  finding: SetFinding
  subjectId: string
  onSettled: () => void
}) {
  const { model } = useWorkshop()
  const [isDismissing, setDismissing] = useState(false)
  const { rule, title, prompt, reason, verdict } = finding
  const look = VERDICT_LOOK[LEVEL_OF_VERDICT[verdict]]
  const mayDismiss =
    // A figure that is only shown leaves nothing to dismiss.
    verdict !== 'show' && model.may({ type: 'dismiss-finding', cardId: subjectId, rule, reason: '-' }).ok
  const names = useNames(finding.cardIds)
  return (
    <details class="setfinding">
      <summary class={`verdict ${look.tone}`}>
        <Icon icon={look.icon} />
        <span>
          <b>{names === null ? asSentence(title) : `${names}: ${asSentence(title)}`}</b> {prompt}
        </span>
        <Icon icon={ChevronDown} class="setfinding__turn" />
      </summary>
      <div class="setfinding__more">
        <p>{reason}</p>
        <Pair example={finding.example} />
        {isDismissing ? (
          <DismissForm
            subject={{ ...finding, cardId: subjectId }}
            onDone={onSettled}
            onCancel={() => setDismissing(false)}
          />
        ) : (
          <div class="row">
            {mayDismiss ? (
              <Button size="sm" variant="quiet" onClick={() => setDismissing(true)}>
                {isQuestion(rule) ? coachText.answer : coachText.dismiss}
              </Button>
            ) : null}
            <RuleLink rule={rule} />
          </div>
        )}
      </div>
    </details>
  )
}

/** The cards that it is about; all of them are not worth listing. */
function useNames(ids: readonly string[]): string | null {
  const { model } = useWorkshop()
  const board = model.board.value
  const names = ids.flatMap((id) => {
    const card = model.findCard(id)
    return card === null ? [] : [nameOfCard(card, numberOf(board, id))]
  })
  return names.length === 0 || names.length > MAX_NAMES ? null : names.join(', ')
}

const MAX_NAMES = 3
