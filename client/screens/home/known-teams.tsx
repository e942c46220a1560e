import { ArrowRight, Check, Clock } from 'lucide'
import type { Me } from '../../../shared/api/me-api.ts'
import { ME_ROUTES } from '../../../shared/api/me-routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { home } from '../../text/en/home.ts'
import { stageNote } from '../../text/en/stages.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'

type Team = Me['teams'][number]
type Workshop = Team['workshops'][number]

const WORKSHOPS_SHOWN = 3

/** The teams that this browser is somebody in. Shows nothing at all to a newcomer. */
export function KnownTeams() {
  const me = useResource(ME_ROUTES.me, { params: {} })
  if (me.kind === 'loading') return null
  if (me.kind === 'refused') {
    return (
      <section class="known" aria-label={home.known}>
        <p class="row muted small">
          {home.notLoaded}
          <Button size="sm" onClick={me.reload}>
            {home.tryAgain}
          </Button>
        </p>
      </section>
    )
  }
  if (me.value.teams.length === 0) return null
  return (
    <section class="known" aria-labelledby="known">
      <div class="known__grid">
        <h2 id="known">{home.known}</h2>
        <ul>
          {me.value.teams.map((team) => (
            <li key={team.teamId}>
              <KnownTeam team={team} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function KnownTeam({ team }: { team: Team }) {
  const isMember = team.standing === 'member'
  const shown = team.workshops.slice(0, WORKSHOPS_SHOWN)
  const rest = team.workshops.length - shown.length
  return (
    <article class="team card">
      <h3>
        <a href={`/t/${team.teamId}`}>{team.name}</a>
      </h3>
      <p class="team__who">
        {home.people(team.people)}, {home.as(team.me.name)}
      </p>
      <ul class="team__workshops">
        {shown.map((workshop) => (
          <li key={workshop.workshopId}>
            <KnownWorkshop workshop={workshop} />
          </li>
        ))}
      </ul>
      {rest > 0 && isMember ? (
        <a class="team__rest" href={`/t/${team.teamId}`}>
          {home.moreWorkshops(rest)}
        </a>
      ) : null}
    </article>
  )
}

/** Finalised: its OKRs; else the room itself. */
function KnownWorkshop({ workshop }: { workshop: Workshop }) {
  const isFinalised = workshop.stageId === 'finalised'
  const address = isFinalised ? `/w/${workshop.workshopId}/okrs` : `/w/${workshop.workshopId}`
  return (
    <a href={address} class="team__workshop">
      <span>
        <b>{workshop.title}</b>
        <small>{workshop.cycleName}</small>
      </span>
      <Chip tone={isFinalised ? 'positive' : 'plain'} icon={isFinalised ? Check : Clock}>
        {isFinalised ? home.okrs : stageNote(workshop.stageId)}
      </Chip>
      <Icon icon={ArrowRight} />
    </a>
  )
}
