import { useLocation } from 'preact-iso'
import type { CycleOkrs, CycleRef } from '../../../../shared/api/living-okrs.ts'
import { formatDay } from '../../../text/dates.ts'
import { teamHome as text } from '../../../text/en/team-home.ts'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { type CycleWeeks, findCycleWeek } from '../../okrs/cycle-weeks.ts'
import { Weeks } from '../../okrs/weeks.tsx'
import '../../../ui/field.css'

/** Which cycle, how far we are in it, what the bars mean, and a way to the other cycles. */
export function CycleHead({ okrs, cycle }: { okrs: CycleOkrs; cycle: CycleRef }) {
  const heading = useScreenHeading(text.documentTitle(okrs.team.name))
  const place = findCycleWeek(cycle, okrs.today)
  return (
    <div class="cyclehead">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {cycleTitle(cycle, place)}
        </h1>
        <Weeks place={place} label={text.weeks} />
      </div>
      <div class="cyclehead__aside">
        <CycleChooser okrs={okrs} cycle={cycle} />
        <Legend />
      </div>
    </div>
  )
}

export function cycleTitle({ name, startsOn, endsOn }: CycleRef, place: CycleWeeks): string {
  if (place.phase === 'before') return text.title.before(name, formatDay(startsOn))
  if (place.phase === 'after') return text.title.after(name, formatDay(endsOn))
  return text.title.during(name, place.week, place.weeks)
}

function CycleChooser({ okrs: { cycles, team }, cycle }: { okrs: CycleOkrs; cycle: CycleRef }) {
  const { route } = useLocation()
  if (cycles.length < 2) return null
  return (
    <label class="quietselect noprint">
      <span>{text.cycle}</span>
      <select
        class="input"
        value={cycle.cycleId}
        onChange={(event) =>
          route(`/t/${team.teamId}?cycle=${encodeURIComponent(event.currentTarget.value)}`)
        }
      >
        {cycles.map(({ cycleId, name }) => (
          <option key={cycleId} value={cycleId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Legend() {
  return (
    <p class="legend">
      <span>
        <svg viewBox="0 0 22 10" aria-hidden="true">
          <rect class="legend__today" x="0" y="2" width="22" height="6" rx="3" />
        </svg>
        {text.legend.today}
      </span>
      <span>
        <svg viewBox="0 0 22 10" aria-hidden="true">
          <line class="legend__expected" x1="11" x2="11" y1="-1" y2="11" />
        </svg>
        {text.legend.expected}
      </span>
      <span>
        <svg viewBox="0 0 22 10" aria-hidden="true">
          <line class="legend__forecast" x1="0" x2="22" y1="5" y2="5" />
        </svg>
        {text.legend.forecast}
      </span>
    </p>
  )
}
