import { MessagesSquare } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CycleOkrs, CycleRef, CycleSession } from '../../../../shared/api/living-okrs.ts'
import { MEETING_ROUTES } from '../../../../shared/api/meeting-routes.ts'
import { ROUTES } from '../../../../shared/api/routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { meetingText as text } from '../../../text/en/meeting.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { findCycleWeek } from '../../okrs/cycle-weeks.ts'
import { meetingOfWeek } from './meeting-of-week.ts'
import './meeting.css'

/** As much of a page as says who holds a meeting, of which team. */
type Page = Pick<CycleOkrs, 'me' | 'team' | 'today'>

type Session = Pick<CycleSession, 'workshopId' | 'joined' | 'meetingWeekOn'>

/** [CH1] For members: into this week's check-in meeting, or the start of one. */
export function HoldMeeting(props: { okrs: Page; cycle: CycleRef; sessions: readonly Session[] }) {
  return mayHold(props.okrs) ? <OneMeeting {...props} /> : null
}

/** The same on a page that does not know the cycle's meetings: it asks for them. */
export function HoldMeetingElsewhere({ okrs, cycle }: { okrs: Page; cycle: CycleRef }) {
  return mayHold(okrs) ? <AskedMeeting okrs={okrs} cycle={cycle} /> : null
}

function mayHold({ me: { person, may } }: Page): boolean {
  return person !== null && may['manage-team'] === 'any'
}

function AskedMeeting({ okrs, cycle }: { okrs: Page; cycle: CycleRef }) {
  const team = useResource(ROUTES.team, { params: { teamId: okrs.team.teamId } })
  const sessions =
    team.kind === 'ready'
      ? team.value.workshops.filter(({ cycleName }) => cycleName === cycle.name)
      : team.kind === 'loading'
        ? null
        : []
  return <OneMeeting okrs={okrs} cycle={cycle} sessions={sessions} />
}

/** `sessions`: `null` while they are asked for. */
function OneMeeting(props: { okrs: Page; cycle: CycleRef; sessions: readonly Session[] | null }) {
  const { okrs, cycle, sessions } = props
  const { route } = useLocation()
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { today } = okrs
  const meeting = sessions === null ? null : meetingOfWeek(sessions, cycle, today)

  /** Whoever started it meanwhile: it is one meeting. */
  const hold = async () => {
    setBusy(true)
    setRefused(null)
    const held = await request(MEETING_ROUTES.holdMeeting, {
      params: { cycleId: cycle.cycleId },
      body: { title: titleOf(cycle, today) },
    })
    if (held.ok) return route(`/w/${held.value.workshopId}`)
    setBusy(false)
    setRefused(held.refusal.message)
  }

  return (
    <div class="holdmeeting noprint">
      <p>
        <b>{meeting === null ? text.title : text.goesOn}</b> {text.body}
      </p>
      {meeting?.joined ? (
        <ButtonLink icon={MessagesSquare} href={`/w/${meeting.workshopId}`}>
          {text.goTo}
        </ButtonLink>
      ) : (
        <Button icon={MessagesSquare} busy={isBusy || sessions === null} onClick={() => void hold()}>
          {meeting === null ? text.hold : text.join}
        </Button>
      )}
      {refused === null ? null : (
        <p class="holdmeeting__refused" role="alert">
          {refused}
        </p>
      )}
    </div>
  )
}

function titleOf(cycle: CycleRef, today: string): string {
  const place = findCycleWeek(cycle, today)
  return text.meetingTitle(cycle.name, place.phase === 'during' ? place.week : null)
}
