import { ArrowRight } from 'lucide'
import { isAtOpenEnd } from '../../../../shared/workshop/agenda.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { meetingText } from '../../../text/en/meeting.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { useTeamId } from '../use-team-id.ts'
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
