import { ArrowRight } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { ROOM_ROUTES } from '../../../../shared/api/room-routes.ts'
import { isAtOpenEnd } from '../../../../shared/workshop/agenda.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { request } from '../../../api/request.ts'
import { meetingText } from '../../../text/en/meeting.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './meeting-end.css'

/** At the last stage of a room that publishes nothing: where one goes from here. */
export function MeetingEnd({ visible }: { visible: Visible }) {
  return isAtOpenEnd(visible) ? <End visible={visible} /> : null
}

function End({ visible: { discussion, stageId } }: { visible: Visible }) {
  const teamId = useTeamId()
  const text = meetingText.end
  const isTalking =
    discussion?.stageId === stageId &&
    (discussion.currentId !== null || discussion.cardIds.some((id) => !discussion.doneIds.includes(id)))
  const hasTalked = discussion?.stageId === stageId && !isTalking
  return (
    <section class="meetingend" aria-label={hasTalked ? text.over : text.last}>
      <p>
        <b>{hasTalked ? text.over : text.last}</b> {text.stays}
      </p>
      {teamId === null ? null : (
        <ButtonLink
          variant={hasTalked ? 'ink' : 'plain'}
          iconEnd={ArrowRight}
          href={`/t/${encodeURIComponent(teamId)}`}
        >
          {text.team}
        </ButtonLink>
      )}
    </section>
  )
}

/** The room itself does not know its team's address. */
function useTeamId(): string | null {
  const { model } = useWorkshop()
  const [teamId, setTeamId] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const options = { params: { workshopId: model.workshopId }, signal: stop.signal }
    void request(ROOM_ROUTES.workshop, options).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setTeamId(answer.value.teamId)
    })
    return () => stop.abort()
  }, [model])
  return teamId
}
