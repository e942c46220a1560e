import { CircleCheck, CircleDashed } from 'lucide'
import type { RecordedKeyResult, RecordedObjective } from '../../../shared/api/record-api.ts'
import { formatDay } from '../../text/dates.ts'
import { okrs } from '../../text/en/okrs.ts'
import { partnersText } from '../../text/en/partners.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Initiative, Initiatives } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { hasStory, ProvenanceStory } from './provenance.tsx'
import { TargetScale } from './target-scale.tsx'

/** An objective as published, with a row for each of its key results. */
export function ObjectiveCard({ objective, teamId }: { objective: RecordedObjective; teamId: string }) {
  const headingId = `objective-${objective.id}`
  const isDropped = objective.droppedReason !== null
  return (
    <section class={isDropped ? 'okr card is-dropped' : 'okr card'} aria-labelledby={headingId}>
      <div class="okr__head">
        <h2 id={headingId}>
          <a href={`/t/${teamId}/o/${objective.id}`}>{objective.text}</a>
        </h2>
        {objective.droppedReason === null ? null : <Chip>{okrs.droppedReason(objective.droppedReason)}</Chip>}
        {objective.commitment === null ? null : (
          <Chip tone="line">{okrs.commitment[objective.commitment]}</Chip>
        )}
      </div>
      {(objective.partners ?? []).map(({ team, brings }) => (
        <p key={`${team} ${brings}`} class="okr__partner small muted">
          {partnersText.line(team, brings)}
        </p>
      ))}
      <ul>
        {objective.keyResults.map((keyResult) => (
          <KeyResultRow key={keyResult.id} keyResult={keyResult} teamId={teamId} />
        ))}
      </ul>
      {hasStory(objective.provenance) ? (
        <div class="okr__foot">
          <ProvenanceStory itemId={objective.id} provenance={objective.provenance} wording={objective.text} />
        </div>
      ) : null}
    </section>
  )
}

function KeyResultRow({ keyResult, teamId }: { keyResult: RecordedKeyResult; teamId: string }) {
  const { fields, owner, accepted, droppedReason, initiatives, provenance, text } = keyResult
  return (
    <li class={droppedReason === null ? 'krrow' : 'krrow is-dropped'}>
      {owner === null ? (
        <span class="av is-away" title={okrs.noOwner}>
          <span aria-hidden="true">?</span>
          <span class="sr">{okrs.noOwner}</span>
        </span>
      ) : (
        <Avatar person={{ id: owner.personId, name: owner.name }} />
      )}
      <div class="krrow__t">
        <h3>
          <a href={`/t/${teamId}/kr/${keyResult.id}`}>{text}</a>
        </h3>
        <small class="krrow__facts">
          <span>{owner === null ? okrs.noOwner : owner.name}</span>
          {owner === null ? null : (
            <span class="krrow__accepted">
              <Icon icon={accepted ? CircleCheck : CircleDashed} />{' '}
              {accepted ? okrs.accepted : okrs.notAccepted}
            </span>
          )}
          {fields.dueOn === null ? null : <span>{okrs.due(formatDay(fields.dueOn))}</span>}
          {fields.commitment === null ? null : <span>{okrs.commitment[fields.commitment]}</span>}
          {fields.baseline === 'unknown' ? <span>{okrs.establishFirst}</span> : null}
        </small>
        {droppedReason === null ? null : <p class="krrow__dropped">{okrs.droppedReason(droppedReason)}</p>}
      </div>
      <TargetScale fields={fields} />
      <Confidence value={fields.confidence} />
      {initiatives.length > 0 || hasStory(provenance) ? (
        <div class="krrow__more">
          {initiatives.length === 0 ? null : (
            <Initiatives label={okrs.initiatives}>
              {initiatives.map((initiative) => (
                <Initiative key={initiative.id}>{initiative.text}</Initiative>
              ))}
            </Initiatives>
          )}
          <ProvenanceStory itemId={keyResult.id} provenance={provenance} wording={text} />
        </div>
      ) : null}
    </li>
  )
}

function Confidence({ value }: { value: number | null }) {
  return (
    <span class="conf" role="img" aria-label={value === null ? okrs.noConfidence : okrs.confidenceOf(value)}>
      <b class={value === null ? 'num muted' : 'num'}>{value ?? '–'}</b>
      <small>{okrs.confidence}</small>
    </span>
  )
}
