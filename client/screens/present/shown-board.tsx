import type { Board, KeyResultCard } from '../../../shared/board/cards.ts'
import { currentKind } from '../../../shared/workshop/agenda.ts'
import { isLate } from '../../../shared/workshop/stages.ts'
import { participantOf, type Visible } from '../../../shared/workshop/state.ts'
import { present } from '../../text/en/present.ts'
import { TargetScale } from '../okrs/target-scale.tsx'

/** The objectives with what would prove them; from the commitment on with owners and numbers. */
export function ShownBoard({ visible, board }: { visible: Visible; board: Board }) {
  const isCommitted = isLate(currentKind(visible))
  if (board.objectives.length === 0) return <p class="present__count">{present.empty}</p>
  return (
    <ol class="shownboard">
      {board.objectives.map(({ id, text, keyResults }) => (
        <li key={id}>
          <h2>{text}</h2>
          <ul>
            {keyResults.map((keyResult) => (
              <li key={keyResult.id}>
                <span>{keyResult.text}</span>
                {isCommitted ? <Facts visible={visible} keyResult={keyResult} /> : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Facts({ visible, keyResult: { fields } }: { visible: Visible; keyResult: KeyResultCard }) {
  const owner = fields.ownerId === null ? null : participantOf(visible, fields.ownerId)
  const isMeasured = fields.direction !== null && (fields.direction === 'milestone' || fields.target !== null)
  if (owner === null && !isMeasured) return null
  return (
    <span class="shownboard__facts">
      {isMeasured ? <TargetScale fields={fields} /> : null}
      {owner === null ? null : <b>{owner.name}</b>}
    </span>
  )
}
