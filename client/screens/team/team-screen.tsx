import { Plus } from 'lucide'
import { useRoute } from 'preact-iso'
import type { Team } from '../../../shared/api/record-api.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { team as text } from '../../text/en/team.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { TopBar } from '../../ui/top-bar.tsx'
import { LoadingPage } from '../loading-page.tsx'
import { RefusedScreen } from '../message-screen.tsx'
import { CycleSection } from './cycle-section.tsx'
import { InviteMember } from './invite-member.tsx'
import { WorkshopList } from './workshop-list.tsx'
import './team.css'

/** A team for its members: cycles with their current OKRs, workshops, people. */
export function TeamScreen() {
  const teamId = useRoute().params['teamId'] ?? ''
  const answer = useResource(ROUTES.team, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <TeamPage team={answer.value} />
}

function TeamPage({ team }: { team: Team }) {
  const heading = useScreenHeading(team.name)
  return (
    <div class="page">
      <TopBar title={team.name}>
        <Avatar person={{ id: team.me.personId, name: team.me.name }} />
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

function People({ team }: { team: Team }) {
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
                person.personId === team.me.personId ? text.you : [],
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
