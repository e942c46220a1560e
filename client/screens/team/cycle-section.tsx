import type { Team } from '../../../shared/api/record-api.ts'
import { formatDay } from '../../text/dates.ts'
import { team as text } from '../../text/en/team.ts'

/** A cycle in short. */
export function CycleSection({ cycle }: { cycle: Team['cycles'][number] }) {
  const headingId = `cycle-${cycle.cycleId}`
  return (
    <section aria-labelledby={headingId}>
      <div class="cyclesection__head">
        <h2 id={headingId}>{cycle.name}</h2>
        <span class="muted small">{text.cycle(formatDay(cycle.startsOn), formatDay(cycle.endsOn))}</span>
      </div>
    </section>
  )
}
