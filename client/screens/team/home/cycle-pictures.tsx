import type { CycleOkrs, LivingObjective } from '../../../../shared/api/living-okrs.ts'
import { okrCharts } from '../../../text/en/okr-charts.ts'
import { CycleStrip } from '../../../ui/charts/cycle-strip.tsx'
import { Funnel, type FunnelObjective } from '../../../ui/charts/funnel.tsx'
import { type OwnerShare, OwnershipBars } from '../../../ui/charts/ownership-bars.tsx'
import { StateChip, stateWords } from '../state-mark.tsx'
import { liveKeyResults, ownersIn } from './okr-filter.ts'

/** The whole cycle in pictures: what leads to what, how each stood week by week, and who owns how many. */
export function CyclePictures({
  okrs: { objectives, today, weeks },
  cycle,
}: {
  okrs: Pick<CycleOkrs, 'objectives' | 'today' | 'weeks'>
  cycle: { readonly startsOn: string; readonly endsOn: string }
}) {
  const keyResults = liveKeyResults(objectives)
  if (keyResults.length === 0) return null
  const { funnel, overview, ownership } = okrCharts
  return (
    <div class="cyclepictures">
      <section class="sheet" aria-labelledby="funnel">
        <h2 id="funnel">{funnel.title}</h2>
        <p class="charthelp">{funnel.help}</p>
        <Funnel label={funnel.title} objectives={funnelOf(objectives)} />
      </section>
      <section class="sheet" aria-labelledby="overview">
        <h2 id="overview">{overview.title}</h2>
        <p class="charthelp">{today < cycle.startsOn ? overview.tooEarly : overview.help}</p>
        <CycleStrip
          label={overview.title}
          span={cycle}
          rows={keyResults.map(({ id, text, state }) => ({
            id,
            name: text,
            weeks: weeks[id] ?? [],
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

/** What is pursued still. */
function funnelOf(objectives: readonly LivingObjective[]): FunnelObjective[] {
  return objectives
    .filter(({ dropped }) => dropped === null)
    .map(({ id, text, progress, state, keyResults }) => ({
      ...{ id, text, state, share: progress },
      keyResults: keyResults
        .filter(({ dropped }) => dropped === null)
        .map((one) => ({
          ...{ id: one.id, text: one.text, share: one.progress, state: one.state },
          initiatives: one.initiatives,
        })),
    }))
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
