import { MessagesSquare } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CycleOkrs, CycleRef } from '../../../../shared/api/living-okrs.ts'
import { ROUTES } from '../../../../shared/api/routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { meetingText as text } from '../../../text/en/meeting.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { findCycleWeek } from '../../okrs/cycle-weeks.ts'
import { meetingOfWeek } from './meeting-of-week.ts'
import './meeting.css'

/** [CH1] For members: into this week's check-in meeting, or the start of one. */
export function HoldMeeting({ okrs, cycle }: { okrs: CycleOkrs; cycle: CycleRef }) {
  const { person, may } = okrs.me
  if (person === null || may['read-team'] !== 'any') return null
  return <OneMeeting okrs={okrs} cycle={cycle} myName={person.name} />
}

function OneMeeting({ okrs, cycle, myName }: { okrs: CycleOkrs; cycle: CycleRef; myName: string }) {
  const { teamId, timeZone } = okrs.team
  const { route } = useLocation()
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const team = useResource(ROUTES.team, { params: { teamId } })
  const { today } = okrs
  const meeting =
    team.kind === 'ready' ? meetingOfWeek(team.value.workshops, cycle, { today, timeZone }) : null

  const hold = async () => {
    setBusy(true)
    setRefused(null)
    const { name, startsOn, endsOn } = cycle
    const created = await request(ROUTES.createWorkshop, {
      params: {},
      body: {
        displayName: myName,
        team: { as: 'existing', teamId },
        title: titleOf(cycle, today),
        kind: 'check-in',
        cycle: { name, startsOn, endsOn },
        timeZone,
      },
    })
    if (created.ok) return route(`/w/${created.value.workshopId}`)
    setBusy(false)
    setRefused(created.refusal.message)
  }
  /** A member comes in as themselves, by the link that everybody joins with. */
  const join = async (workshopId: string) => {
    setBusy(true)
    setRefused(null)
    const workshop = await request(ROUTES.workshop, { params: { workshopId } })
    if (workshop.ok && workshop.value.joinLink !== null) return location.assign(workshop.value.joinLink)
    setBusy(false)
    setRefused(workshop.ok ? text.closed : workshop.refusal.message)
  }

  return (
    <div class="holdmeeting noprint">
      <p>
        <b>{meeting === null ? text.title : text.goesOn}</b> {text.body}
      </p>
      {meeting === null ? (
        <Button icon={MessagesSquare} busy={isBusy || team.kind === 'loading'} onClick={() => void hold()}>
          {text.hold}
        </Button>
      ) : meeting.joined ? (
        <ButtonLink icon={MessagesSquare} href={`/w/${meeting.workshopId}`}>
          {text.goTo}
        </ButtonLink>
      ) : (
        <Button icon={MessagesSquare} busy={isBusy} onClick={() => void join(meeting.workshopId)}>
          {text.join}
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
