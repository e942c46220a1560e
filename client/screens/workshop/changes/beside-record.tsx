import type { Ballot } from '../../../../shared/ballot/ballot.ts'
import { besideRecord, type ConfidenceBeside } from '../../../../shared/okr/confidence-beside.ts'
import { meetingText } from '../../../text/en/meeting.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { useCycleOkrs } from './use-cycle-okrs.ts'
import './beside-record.css'

/** [CH1] How sure the room is beside what was last said of each key result, with the way to a check-in. */
export function BesideRecord({ ballot }: { ballot: Ballot }) {
  const { model } = useWorkshop()
  const { answer } = useCycleOkrs(model.workshopId)
  // Where the record cannot be read, the result still stands above by itself.
  if (ballot.result === null || answer === null || !answer.ok) return null
  const { objectives, team, me } = answer.value
  const all = besideRecord(
    ballot.result,
    objectives.flatMap(({ keyResults }) => keyResults),
  )
  if (all.length === 0) return null
  const myId = me.person?.personId ?? null
  const mayCheckIn = ({ keyResult: { owner } }: ConfidenceBeside) =>
    me.may['check-in'] === 'any' || (me.may['check-in'] === 'own' && owner?.personId === myId)
  const text = meetingText.beside
  return (
    <section class="sheet besiderecord" aria-labelledby="beside-record">
      <h2 class="sech" id="beside-record">
        {text.title}
      </h2>
      <p class="small muted">{text.help}</p>
      <ul>
        {all.map((each) => (
          <Row key={each.keyResult.id} beside={each} teamId={mayCheckIn(each) ? team.teamId : null} />
        ))}
      </ul>
    </section>
  )
}

/** @param teamId where to check in; `null`: this person may not */
function Row({ beside, teamId }: { beside: ConfidenceBeside; teamId: string | null }) {
  const { keyResult, said, room, below, isFlagged } = beside
  const text = meetingText.beside
  const by = keyResult.lastCheckIn?.by?.name ?? null
  return (
    <li>
      <div>
        <p>{keyResult.text}</p>
        <p class="besiderecord__levels small">
          <span>{by === null || said === null ? text.said(said) : text.saidBy(by, said)}</span>
          <b>{room === null ? text.noRoom : text.room(String(room))}</b>
          {isFlagged && below !== null ? <Chip tone="warning">{text.below(String(below))}</Chip> : null}
        </p>
      </div>
      {teamId === null ? null : (
        <ButtonLink
          size="sm"
          variant={isFlagged ? 'ink' : 'plain'}
          aria-label={text.checkInOn(keyResult.text)}
          href={`/t/${encodeURIComponent(teamId)}/check-in?kr=${encodeURIComponent(keyResult.id)}`}
        >
          {text.checkIn}
        </ButtonLink>
      )}
    </li>
  )
}
