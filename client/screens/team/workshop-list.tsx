import { Check, Clock } from 'lucide'
import type { Team } from '../../../shared/api/record-api.ts'
import { stageNote } from '../../text/en/stages.ts'
import { team as text } from '../../text/en/team.ts'
import { Chip } from '../../ui/chip.tsx'

/** The team's workshops, newest first: the room, and where there is a revision, its OKRs. */
export function WorkshopList({ workshops }: { workshops: Team['workshops'] }) {
  const newestFirst = [...workshops].sort((a, b) => b.createdAtMs - a.createdAtMs)
  return (
    <section class="sheet" aria-labelledby="workshops">
      <h2 class="sech" id="workshops">
        {text.workshops}
      </h2>
      {workshops.length === 0 ? <p class="muted small">{text.noWorkshops}</p> : null}
      <ul class="teamworkshops">
        {newestFirst.map((workshop) => (
          <li key={workshop.workshopId}>
            <a href={`/w/${workshop.workshopId}`}>{workshop.title}</a>
            <p class="row">
              <Chip
                tone={workshop.stageId === 'finalised' ? 'positive' : 'plain'}
                icon={workshop.stageId === 'finalised' ? Check : Clock}
              >
                {stageNote(workshop.stageId)}
              </Chip>
              <span class="muted xs">
                {workshop.cycleName}
                {workshop.revision === null ? '' : `, ${text.revision(workshop.revision)}`}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
