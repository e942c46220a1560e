import type { CycleOkrs, LivingObjective } from '../../../../shared/api/living-okrs.ts'
import { addDays } from '../../../../shared/okr/days.ts'
import { okrCharts } from '../../../text/en/okr-charts.ts'
import { CycleStrip } from '../../../ui/charts/cycle-strip.tsx'
import { type OwnerShare, OwnershipBars } from '../../../ui/charts/ownership-bars.tsx'
import { StateChip, stateWords } from '../state-mark.tsx'
import { missedWeeks } from './missed-weeks.ts'
import { liveKeyResults, ownersIn } from './okr-filter.ts'

/** The whole cycle in pictures: who checked in when and how sure they were, and who owns how many. */
export function CyclePictures({
  okrs: { objectives, today, team },
  cycle,
}: {
  okrs: Pick<CycleOkrs, 'objectives' | 'today' | 'team'>
  cycle: { readonly startsOn: string; readonly endsOn: string }
}) {
  const keyResults = liveKeyResults(objectives)
  if (keyResults.length === 0) return null
  const { overview, ownership } = okrCharts
  return (
    <div class="cyclepictures">
      <section class="sheet" aria-labelledby="overview">
        <h2 id="overview">{overview.title}</h2>
        <p class="charthelp">{today < cycle.startsOn ? overview.tooEarly : overview.help}</p>
        <CycleStrip
          label={overview.title}
          span={cycle}
          today={today}
          rows={keyResults.map(({ id, text, trend, state, due }) => ({
            id,
            name: text,
            trend,
            missedWeeks: missedWeeks(
              { trend, askedFrom: trend[0]?.on ?? addDays(today, -due.daysLate) },
              { rhythm: team.rhythm, cycle, today },
            ),
            state: <StateChip state={state} />,
            stateWords: stateWords(state),
          }))}
        />
      </section>
      <section class="sheet" aria-labelledby="ownership">
        <h2 id="ownership">{ownership.title}</h2>
        <p class="charthelp">{ownership.help}</p>
        <OwnershipBars label={ownership.title} shares={sharesOf(objectives)} />
      </section>
    </div>
  )
}

function sharesOf(objectives: readonly LivingObjective[]): OwnerShare[] {
  const keyResults = liveKeyResults(objectives)
  const count = (id: string | null) =>
    keyResults.filter(({ owner }) => (owner?.personId ?? null) === id).length
  const owners = ownersIn(objectives.filter(({ dropped }) => dropped === null)).people.map(
    ({ personId, name }) => ({ id: personId, name, owned: count(personId) }),
  )
  const unowned = count(null)
  return [
    ...owners.filter(({ owned }) => owned > 0),
    ...(unowned === 0 ? [] : [{ id: null, name: okrCharts.ownership.nobody, owned: unowned }]),
  ]
}
