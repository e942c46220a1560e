import { coachText } from '../../../text/en/workshop-coach.ts'
import { Icon } from '../../../ui/icon.tsx'
import { VERDICT_LOOK } from '../../../ui/verdict.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { LEVEL_OF_VERDICT } from './card-coach.tsx'
import { SetFindingList } from './set-findings.tsx'
import { useSetFindings } from './use-set-findings.ts'
import './set-summary.css'

/** What the coach says of the whole set, beside the board: one quiet line that opens, and that is always there, so that nothing below it hops. */
export function SetSummary() {
  const { model, coach } = useWorkshop()
  const { open, dismissed } = useSetFindings()
  const [first] = open
  if (model.board.value.objectives.length === 0) return null
  if (open.length + dismissed.length === 0) {
    return <p class="setsummary is-empty">{coach.coach.value === null ? null : coachText.setFine}</p>
  }
  const level = first === undefined ? 'fine' : LEVEL_OF_VERDICT[first.finding.verdict]
  return (
    <details class="setsummary">
      <summary>
        <Icon icon={VERDICT_LOOK[level].icon} />
        <b>{open.length === 0 ? coachText.setFine : coachText.set(open.length)}</b>
        <span class="setsummary__titles">{open.map(({ finding }) => finding.title).join(' · ')}</span>
      </summary>
      <SetFindingList open={open} dismissed={dismissed} />
    </details>
  )
}
