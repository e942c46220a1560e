import { TriangleAlert } from 'lucide'
import { useLocation, useRoute } from 'preact-iso'
import { ALIGNMENT_ROUTES, type AlignmentPage } from '../../../../shared/api/alignment-routes.ts'
import { type Alignment, readAlignment } from '../../../../shared/okr/alignment.ts'
import { useResource } from '../../../api/use-resource.ts'
import { alignment as text } from '../../../text/en/alignment.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { SupportMap } from './support-map.tsx'
import '../../okrs/okrs.css'
import './map.css'

/** The map of a team and those it is linked with: who supports what, what goes round in circles, what stands alone. */
export function MapScreen() {
  const teamId = useRoute().params['teamId'] ?? ''
  const cycle = useLocation().query['cycle']
  const answer = useResource(ALIGNMENT_ROUTES.alignment, {
    params: { teamId },
    query: cycle === undefined ? undefined : { cycle },
  })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <MapPage page={answer.value} />
}

function MapPage({ page }: { page: AlignmentPage }) {
  const title = page.cycle === null ? text.titleWithoutCycle : text.title(page.cycle.name)
  const heading = useScreenHeading(title)
  const alignment = readAlignment(
    page.objectives,
    page.supports.map(({ objectiveId, supportsObjectiveId }) => ({
      from: objectiveId,
      to: supportsObjectiveId,
    })),
  )
  return (
    <TeamFrame team={page.team} me={page.me} tab="map">
      <div class="mappage">
        <div>
          <h1 class="pagetitle" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p class="mappage__lede">{text.lede}</p>
        </div>
        {page.objectives.length === 0 ? <EmptyState>{text.none}</EmptyState> : null}
        {page.objectives.length > 0 && page.supports.length === 0 ? (
          <EmptyState>{text.empty}</EmptyState>
        ) : null}
        <Circles page={page} alignment={alignment} />
        {page.supports.length > 0 ? <SupportMap page={page} alignment={alignment} /> : null}
        <Islands page={page} alignment={alignment} />
      </div>
    </TeamFrame>
  )
}

function Circles({ page, alignment: { circles } }: { page: AlignmentPage; alignment: Alignment }) {
  if (circles.length === 0) return null
  const textOf = new Map(page.objectives.map(({ id, text: words }) => [id, words]))
  return (
    <section class="sheet" aria-labelledby="circles">
      <h2 class="mappage__warning" id="circles">
        <Icon icon={TriangleAlert} />
        {text.circlesTitle(circles.length)}
      </h2>
      <p class="small muted">{text.circlesNote}</p>
      <ul class="mappage__list">
        {circles.map((circle) => (
          <li key={circle.join(' ')}>{text.circle(circle.map((id) => textOf.get(id) ?? ''))}</li>
        ))}
      </ul>
    </section>
  )
}

/** Only this team's: what others link with is theirs. */
function Islands({ page, alignment: { islands } }: { page: AlignmentPage; alignment: Alignment }) {
  const ours = page.objectives.filter(({ id, teamId }) => teamId === page.team.teamId && islands.includes(id))
  if (ours.length === 0) return null
  return (
    <section class="sheet" aria-labelledby="islands">
      <h2 id="islands">{text.islandsTitle}</h2>
      <p class="small muted">{text.islandsNote}</p>
      <ul class="mappage__list">
        {ours.map(({ id, text: words }) => (
          <li key={id}>
            <a class="textlink" href={`/t/${page.team.teamId}/o/${id}`}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
