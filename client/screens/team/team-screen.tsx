import { Download, Plus, Presentation, Printer } from 'lucide'
import { useLocation } from 'preact-iso'
import type { CycleOkrs } from '../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../shared/api/record-routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { formatShortDay } from '../../text/dates.ts'
import { teamHome as text } from '../../text/en/team-home.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { LoadingPage } from '../loading-page.tsx'
import { RefusedScreen } from '../message-screen.tsx'
import { CycleHead } from './home/cycle-head.tsx'
import { CyclePictures } from './home/cycle-pictures.tsx'
import { FilterBar } from './home/filter-bar.tsx'
import { LivingObjectiveCard } from './home/living-objective.tsx'
import { applyFilter, liveKeyResults, readFilter } from './home/okr-filter.ts'
import { SharedWithUs } from './home/shared-with-us.tsx'
import { TeamFrame } from './team-frame.tsx'
import '../okrs/okrs.css'
import './home/team-home.css'

/** A team's OKRs of one cycle as they stand today: everything that is read often, with ways to the rest. */
export function TeamScreen({ teamId }: { teamId: string }) {
  const cycle = useLocation().query['cycle']
  const query = cycle === undefined ? undefined : { cycle }
  const answer = useResource(RECORD_ROUTES.cycleOkrs, { params: { teamId }, query })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <TeamHome okrs={answer.value} />
}

function TeamHome({ okrs }: { okrs: CycleOkrs }) {
  const { team, me, cycle } = okrs
  const isEmpty = okrs.objectives.length === 0
  return (
    <div class="page">
      <TopBar title={team.name}>
        {team.me === null ? null : <Avatar person={{ id: team.me.personId, name: team.me.name }} />}
      </TopBar>
      <main class="pagemain" id="content">
        <div class="teampage">
          <div class="teampage__head">
            <h1 class="pagetitle" ref={heading} tabIndex={-1}>
              {team.name}
            </h1>
            <ButtonLink variant="lamp" icon={Plus} href={`/start?team=${encodeURIComponent(team.teamId)}`}>
              {text.start}
            </ButtonLink>
          </div>
          <div class="teampage__okrs">
            {team.cycles.length === 0 ? <EmptyState>{text.noCycles}</EmptyState> : null}
            {team.cycles.map((cycle) => (
              <CycleSection key={cycle.cycleId} cycle={cycle} />
            ))}
          </div>
          <aside class="teampage__side">
            <WorkshopList workshops={team.workshops} />
            <People team={team} />
            <section class="sheet" aria-labelledby="webhooks">
              <h2 class="sech" id="webhooks">
                {text.webhooks}
              </h2>
              <p class="teampage__aside">{text.webhooksNote}</p>
              <a class="textlink" href={`/t/${team.teamId}/webhooks`}>
                {text.openWebhooks}
              </a>
            </section>
          </aside>
        </div>
      </main>
    </div>
  )
}

function HomeActions({ okrs: { team, cycle, me } }: { okrs: CycleOkrs }) {
  const query = cycle === null ? '' : `?cycle=${encodeURIComponent(cycle.cycleId)}`
  return (
    <section class="sheet" aria-labelledby="people">
      <div class="row">
        <h2 class="sech" id="people">
          {text.people}
        </h2>
        <span class="push muted small">{text.peopleCount(team.people.length)}</span>
      </div>
      <ul class="teampeople">
        {team.people.map((person) => (
          <li key={person.personId}>
            <Avatar person={{ id: person.personId, name: person.name }} size="sm" />
            {/* The avatar says the name already. */}
            <span aria-hidden="true">{person.name}</span>
            <small>
              {[
                person.personId === team.me?.personId ? text.you : [],
                person.standing === 'guest' ? text.guest : [],
                person.homeTeam === null ? [] : text.from(person.homeTeam),
              ]
                .flat()
                .join(', ')}
            </small>
          </li>
        ))}
      </ul>
      <InviteMember teamId={team.teamId} />
    </section>
  )
}
