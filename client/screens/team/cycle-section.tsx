import { ArrowRight } from 'lucide'
import type { Team } from '../../../shared/api/record-api.ts'
import { formatDay, formatShortDay } from '../../text/dates.ts'
import { team as text } from '../../text/en/team.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Scale } from '../../ui/scale.tsx'

type Cycle = Team['cycles'][number]
type KeyResult = Cycle['objectives'][number]['keyResults'][number]

/** A cycle's current OKRs in short; each objective opens the OKR page it was published on. */
export function CycleSection({ cycle }: { cycle: Cycle }) {
  const headingId = `cycle-${cycle.cycleId}`
  return (
    <section aria-labelledby={headingId}>
      <div class="cyclesection__head">
        <h2 id={headingId}>{cycle.name}</h2>
        <span class="muted small">{text.cycle(formatDay(cycle.startsOn), formatDay(cycle.endsOn))}</span>
      </div>
      {cycle.objectives.length === 0 ? <p class="muted">{text.noObjectives}</p> : null}
      {cycle.objectives.map((objective) => (
        <article key={objective.id} class="teamobjective card">
          <div class="teamobjective__head">
            <h3>{objective.text}</h3>
            <ButtonLink
              size="sm"
              iconEnd={ArrowRight}
              href={`/w/${objective.workshopId}/okrs`}
              aria-label={text.openOkrsOf(objective.text)}
            >
              {text.openOkrs}
            </ButtonLink>
          </div>
          <ul>
            {objective.keyResults.map((keyResult) => (
              <KeyResultLine key={keyResult.id} keyResult={keyResult} />
            ))}
          </ul>
        </article>
      ))}
    </section>
  )
}

function KeyResultLine({ keyResult }: { keyResult: KeyResult }) {
  const { owner, fields } = keyResult
  return (
    <li>
      {owner === null ? (
        <span class="av av--s is-away" title={text.noOwner}>
          <span aria-hidden="true">?</span>
          <span class="sr">{text.noOwner}</span>
        </span>
      ) : (
        <Avatar person={{ id: owner.personId, name: owner.name }} size="sm" />
      )}
      <p>
        {keyResult.text}
        {fields.dueOn === null ? null : <small>{text.due(formatShortDay(fields.dueOn))}</small>}
      </p>
      {fields.direction === 'milestone' || fields.target === null ? (
        <span class="muted small">{fields.direction === 'milestone' ? text.milestone : null}</span>
      ) : (
        <Scale from={fields.baseline ?? 'unknown'} to={fields.target} unit={fields.unit} />
      )}
    </li>
  )
}
