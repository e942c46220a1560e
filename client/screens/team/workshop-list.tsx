import { Check, Clock } from 'lucide'
import type { Team } from '../../../shared/api/record-api.ts'
import { formatInstant } from '../../text/dates.ts'
import { stageNote } from '../../text/en/stages.ts'
import { team as text } from '../../text/en/team.ts'
import { teamHome } from '../../text/en/team-home.ts'
import { Chip } from '../../ui/chip.tsx'

/** The team's workshops, newest first: the room, and where there is a revision, what it published. */
export function WorkshopList({ teamId, workshops }: { teamId: string; workshops: Team['workshops'] }) {
  if (workshops.length === 0) return <p class="sheet muted">{text.noWorkshops}</p>
  const newestFirst = [...workshops].sort((a, b) => b.createdAtMs - a.createdAtMs)
  return (
    <ul class="sheet teamworkshops">
      {newestFirst.map((workshop) => (
        <li key={workshop.workshopId}>
          <div>
            {/* What came in a file has no room to go to. */}
            {workshop.kind === 'imported' ? (
              <span>{workshop.title}</span>
            ) : (
              <a href={`/w/${workshop.workshopId}`}>{workshop.title}</a>
            )}
            <p class="muted xs">
              {workshop.kind === 'check-in' ? `${teamHome.workshops.meeting}, ` : null}
              {workshop.kind === 'retro' || workshop.hasRetro ? `${teamHome.workshops.retro}, ` : null}
              {workshop.cycleName}, {formatInstant(workshop.createdAtMs)}
            </p>
          </div>
          {workshop.revision === null ? null : (
            <a
              class="teamworkshops__okrs"
              href={
                workshop.hasRetro
                  ? `/t/${teamId}/retros/${workshop.workshopId}`
                  : `/w/${workshop.workshopId}/okrs`
              }
            >
              {workshop.hasRetro ? teamHome.workshops.summary : teamHome.workshops.okrs},{' '}
              {text.revision(workshop.revision)}
            </a>
          )}
          <Chip
            tone={workshop.stageId === 'finalised' ? 'positive' : 'plain'}
            icon={workshop.stageId === 'finalised' ? Check : Clock}
          >
            {workshop.kind === 'imported' ? teamHome.workshops.imported : stageNote(workshop.stageId)}
          </Chip>
        </li>
      ))}
    </ul>
  )
}
