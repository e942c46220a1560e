import { PUBLICATION_ROUTES } from '../../../shared/api/publication-routes.ts'
import type { Team } from '../../../shared/api/record-api.ts'
import { useResource } from '../../api/use-resource.ts'
import { teamHome as text } from '../../text/en/team-home.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { LoadingPage } from '../loading-page.tsx'
import { RefusedScreen } from '../message-screen.tsx'
import { InviteMember } from './invite-member.tsx'
import { WhoIs } from './people/who-is.tsx'
import { TeamFrame } from './team-frame.tsx'
import { meOfTeam } from './team-me.ts'
import '../okrs/okrs.css'
import './team.css'

/** Who is in the team, what they own, and a way to invite. */
export function PeopleScreen({ teamId }: { teamId: string }) {
  const answer = useResource(PUBLICATION_ROUTES.team, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <PeoplePage team={answer.value} onChanged={answer.reload} />
}

function PeoplePage({ team, onChanged }: { team: Team; onChanged: () => void }) {
  const heading = useScreenHeading(`${text.people.title}, ${team.name}`)
  const me = meOfTeam(team)
  return (
    <TeamFrame team={team} me={me} tab="people">
      <div class="teamlist">
        <div class="teamlist__head">
          <h1 class="pagetitle" ref={heading} tabIndex={-1}>
            {text.people.title}
          </h1>
          {me.may['manage-team'] === 'any' ? <InviteMember teamId={team.teamId} /> : null}
        </div>
        <p class="teamlist__help">{text.people.help}</p>
        <ul class="sheet teampeople">
          {team.people.map((person) => (
            <li key={person.personId}>
              <Avatar person={{ id: person.personId, name: person.name }} />
              {/* The avatar says the name already. */}
              <a href={`/t/${team.teamId}?owner=${encodeURIComponent(person.personId)}`}>{person.name}</a>
              <small>
                {[
                  person.personId === team.me?.personId ? text.people.you : [],
                  person.standing === 'guest' ? text.people.guest : [],
                  person.hasBeenHere ? [] : text.people.imported,
                  person.homeTeam === null ? [] : text.people.from(person.homeTeam),
                ]
                  .flat()
                  .join(', ')}
              </small>
              {person.hasBeenHere || me.may['manage-team'] !== 'any' ? null : (
                <WhoIs team={team} person={person} onDone={onChanged} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </TeamFrame>
  )
}
