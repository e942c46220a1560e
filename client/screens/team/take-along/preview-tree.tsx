import type { Becomes, ImportPreview } from '../../../../shared/api/exchange-routes.ts'
import { formatDay, formatShortDay } from '../../../text/dates.ts'
import { takeAlong } from '../../../text/en/take-along.ts'
import { Chip } from '../../../ui/chip.tsx'

const text = takeAlong.preview

/** So many objectives of a workshop are shown; the counts say how many there are. */
const SHOWN = 12

/** What a file would become: in numbers, and the first of its objectives with their key results. */
export function PreviewTree({ becomes, csv }: { becomes: Becomes; csv: ImportPreview['csv'] }) {
  const { counts, cycles, workshops, newPeople, takesSettings, notes } = becomes
  const more = [
    counts.changes === 0 ? [] : text.changes(counts.changes),
    counts.ballots === 0 ? [] : text.ballots(counts.ballots),
  ].flat()
  return (
    <section class="becomes" aria-labelledby="becomes">
      <h3 id="becomes">{text.title}</h3>
      {csv === null ? null : (
        <p>
          {text.rows(csv.rows.good, csv.rows.total)}{' '}
          {csv.rows.leftOut === 0 ? '' : text.leftOut(csv.rows.leftOut)}
        </p>
      )}
      <p>
        <b>
          {counts.keyResults === 0
            ? text.nothing
            : `${[text.sum(counts.keyResults, counts.objectives, counts.checkIns), ...more].join(', ')}.`}
        </b>
      </p>
      {cycles.length === 0 ? null : (
        <ul class="becomes__cycles" aria-label={text.cycles}>
          {cycles.map(({ name, startsOn, endsOn, isNew }) => (
            <li key={name}>
              {text.cycleDays(name, formatDay(startsOn), formatDay(endsOn))}
              {isNew ? <Chip tone="info">{text.newCycle}</Chip> : null}
            </li>
          ))}
        </ul>
      )}
      {newPeople.length === 0 ? null : <p>{text.newPeople(newPeople)}</p>}
      {takesSettings ? <p>{text.settings}</p> : null}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {workshops.map((workshop) => (
        <WorkshopPreview key={`${workshop.title} ${workshop.cycleName}`} workshop={workshop} />
      ))}
    </section>
  )
}

function WorkshopPreview({ workshop }: { workshop: Becomes['workshops'][number] }) {
  const { title, cycleName, isHere, objectives } = workshop
  const name = `${title}, ${cycleName}`
  if (isHere) {
    return (
      <p>
        {name} <Chip>{text.isHere}</Chip>
      </p>
    )
  }
  return (
    <details class="becomes__workshop">
      <summary>{name}</summary>
      <ol>
        {objectives.slice(0, SHOWN).map((objective, at) => (
          <li key={at}>
            <b>{objective.text}</b>
            <ul>
              {objective.keyResults.map((keyResult, place) => (
                <li key={place}>
                  {keyResult.text}
                  <span class="muted small">
                    {[
                      keyResult.measure,
                      keyResult.owner ?? text.noOwner,
                      keyResult.dueOn === null ? [] : text.due(formatShortDay(keyResult.dueOn)),
                      keyResult.checkIns === 0 ? [] : text.checkIns(keyResult.checkIns),
                    ]
                      .flat()
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {objectives.length > SHOWN ? <p class="muted">{text.more(objectives.length - SHOWN)}</p> : null}
    </details>
  )
}
