import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { formatMoment } from '../../../../text/dates.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Timer } from '../../../../ui/timer.tsx'
import { useWorkshop } from '../../workshop-context.ts'

/** From here on the deadline is counted down. */
const COUNT_DOWN_MS = 10 * 60_000

/** When the vote opens or closes, by the room's clock; nothing where a facilitator closes it. */
export function BallotTimer({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const { model } = useWorkshop()
  const { timeZone } = visible.workshop
  const nowMs = model.ballot.nowMs.value
  const { openedAtMs, closesAtMs } = ballot
  if (model.ballot.phase.value === 'planned') {
    return (
      <Timer state={{ kind: 'until', label: voteText.opensAt, when: formatMoment(openedAtMs, timeZone) }} />
    )
  }
  if (closesAtMs === null) return null
  const leftMs = closesAtMs - nowMs
  return leftMs > 0 && leftMs <= COUNT_DOWN_MS ? (
    <Timer state={{ kind: 'running', leftMs, totalMs: COUNT_DOWN_MS }} />
  ) : (
    <Timer state={{ kind: 'until', label: voteText.closes, when: formatMoment(closesAtMs, timeZone) }} />
  )
}
