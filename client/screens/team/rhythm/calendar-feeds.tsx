import { CalendarPlus } from 'lucide'
import { useState } from 'preact/hooks'
import { CALENDAR_ROUTES, type CalendarFeed } from '../../../../shared/api/calendar-routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatDay, todayHere } from '../../../text/dates.ts'
import { calendarFeeds as text } from '../../../text/en/calendar-feeds.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyDialog } from '../../../ui/copy-dialog.tsx'
import { FieldError } from '../../../ui/field.tsx'
import '../alignment/map.css'

/** Calendars that are subscribed to by a secret address: one's own check-ins, and for members the whole team's. */
export function CalendarFeeds({ teamId, mayTakeTeams }: { teamId: string; mayTakeTeams: boolean }) {
  const answer = useResource(CALENDAR_ROUTES.calendarFeeds, { params: { teamId } })
  const [made, setMade] = useState<string | null>(null)
  const [making, setMaking] = useState<'me' | 'team' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const make = async (of: 'me' | 'team') => {
    setMaking(of)
    const reply = await request(CALENDAR_ROUTES.makeCalendarFeed, { params: { teamId }, body: { of } })
    setMaking(null)
    setProblem(reply.ok ? null : reply.refusal.message)
    if (reply.ok) setMade(reply.value.url)
  }
  const end = async ({ feedId }: CalendarFeed) => {
    const reply = await request(CALENDAR_ROUTES.endCalendarFeed, { params: { teamId, feedId } })
    setProblem(reply.ok ? null : reply.refusal.message)
    answer.reload()
  }
  const feeds = answer.kind === 'ready' ? answer.value.feeds : []
  return (
    <section class="sheet" aria-labelledby="calendar-feeds">
      <h2 class="sech" id="calendar-feeds">
        {text.title}
      </h2>
      <p class="muted">{text.note}</p>
      <ul class="teamlinks" aria-busy={answer.kind === 'loading'}>
        {answer.kind === 'ready' && feeds.length === 0 ? <li class="muted">{text.none}</li> : null}
        {feeds.map((feed) => {
          const name = feed.person === null ? text.ofTeam : text.mine
          return (
            <li key={feed.feedId}>
              <span>
                <b>{name}</b>
                <small>
                  {text.made(formatDay(todayHere(feed.madeAtMs)))},{' '}
                  {feed.lastReadAtMs === null
                    ? text.never
                    : text.read(formatDay(todayHere(feed.lastReadAtMs)))}
                </small>
              </span>
              <Button size="sm" aria-label={text.endOf(name)} onClick={() => void end(feed)}>
                {text.end}
              </Button>
            </li>
          )
        })}
      </ul>
      {answer.kind === 'refused' ? <FieldError>{answer.refusal.message}</FieldError> : null}
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      <div class="row">
        <Button icon={CalendarPlus} busy={making === 'me'} onClick={() => void make('me')}>
          {text.makeMine}
        </Button>
        {mayTakeTeams ? (
          <Button icon={CalendarPlus} busy={making === 'team'} onClick={() => void make('team')}>
            {text.makeTeam}
          </Button>
        ) : null}
      </div>
      {made === null ? null : (
        <CopyDialog
          title={text.madeTitle}
          body={text.madeBody}
          label={text.address}
          value={made}
          copy={text.copy}
          copied={text.copied}
          done={text.done}
          onClose={() => {
            setMade(null)
            answer.reload()
          }}
        />
      )}
    </section>
  )
}
