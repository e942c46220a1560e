import type { RoomAction } from '../../../../shared/retro/retro-state.ts'
import { participantOf, type Visible } from '../../../../shared/workshop/state.ts'
import { formatShortDay } from '../../../text/dates.ts'
import { closeText } from '../../../text/en/retro-close.ts'
import './actions.css'

/** [RE7] The actions of this retro, to read. */
export function ActionList({
  actions,
  visible,
}: {
  readonly actions: readonly RoomAction[]
  readonly visible: Visible
}) {
  return (
    <ol class="summarylist">
      {actions.map(({ id, text, ownerId, dueOn }) => (
        <li key={id}>
          {text}{' '}
          <span class="muted small">
            {closeText.actionFacts(
              (ownerId === null ? null : participantOf(visible, ownerId)?.name) ?? closeText.noOwner,
              dueOn === null ? null : formatShortDay(dueOn),
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
