import { Plus } from 'lucide'
import { PUBLICATION_ROUTES } from '../../../shared/api/publication-routes.ts'
import type { Team } from '../../../shared/api/record-api.ts'
import { useResource } from '../../api/use-resource.ts'
import { teamHome as text } from '../../text/en/team-home.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { LoadingPage } from '../loading-page.tsx'
import { RefusedScreen } from '../message-screen.tsx'
import { TeamFrame } from './team-frame.tsx'
import { meOfTeam } from './team-me.ts'
import { WorkshopList } from './workshop-list.tsx'
import '../okrs/okrs.css'
import './team.css'

/** The team's workshops, and a way to a new one. */
export function WorkshopsScreen({ teamId }: { teamId: string }) {
  const answer = useResource(PUBLICATION_ROUTES.team, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <WorkshopsPage team={answer.value} />
}

function WorkshopsPage({ team }: { team: Team }) {
  const heading = useScreenHeading(`${text.workshops.title}, ${team.name}`)
  const me = meOfTeam(team)
  return (
    <TeamFrame team={team} me={me} tab="workshops">
      <div class="teamlist">
        <div class="teamlist__head">
          <h1 class="pagetitle" ref={heading} tabIndex={-1}>
            {text.workshops.title}
          </h1>
          {me.may['read-team'] === 'any' ? (
            <ButtonLink variant="lamp" icon={Plus} href={`/start?team=${encodeURIComponent(team.teamId)}`}>
              {text.empty.start}
            </ButtonLink>
          ) : null}
        </div>
        <p class="teamlist__help">{text.workshops.help}</p>
        <WorkshopList teamId={team.teamId} workshops={team.workshops} />
      </div>
    </TeamFrame>
  )
}
