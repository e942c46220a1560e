import { CalendarPlus } from 'lucide'
import { useState } from 'preact/hooks'
import { CALENDAR_ROUTES, type CalendarFeed } from '../../../../shared/api/calendar-routes.ts'
import { request } from '../../../api/request.ts'
import { useChanges } from '../../../api/use-changes.ts'
import { useKept } from '../../../api/use-kept.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatDay, todayHere } from '../../../text/dates.ts'
import { calendarFeeds as text } from '../../../text/en/calendar-feeds.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CopyDialog } from '../../../ui/copy-dialog.tsx'
import { Line, ListSection } from '../../../ui/line-list.tsx'

type Asking =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'removal'; readonly feed: CalendarFeed }

/** Calendars that are subscribed to by a secret address: one's own check-ins, and for members the whole team's. */
export function CalendarFeeds({ teamId, mayTakeTeams }: { teamId: string; mayTakeTeams: boolean }) {
  const answer = useResource(CALENDAR_ROUTES.calendarFeeds, { params: { teamId } })
  const feeds = useKept(answer)?.feeds ?? []
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' })
  const { busy, problem, change } = useChanges<'me' | 'team' | 'end'>()
  const close = () => setAsking({ kind: 'nothing' })

  const make = async (of: 'me' | 'team') => {
    const reply = await change(of, () =>
      request(CALENDAR_ROUTES.makeCalendarFeed, { params: { teamId }, body: { of } }),
    )
    if (!reply.ok) return
    setAsking({ kind: 'address', url: reply.value.url })
    answer.reload()
  }
  const end = async ({ feedId }: CalendarFeed) => {
    await change('end', () => request(CALENDAR_ROUTES.endCalendarFeed, { params: { teamId, feedId } }))
    close()
    answer.reload()
  }
  return (
    <ListSection
      title={text.title}
      note={text.note}
      empty={text.none}
      isLoading={answer.kind === 'loading'}
      problem={answer.kind === 'refused' ? `${text.failed} ${answer.refusal.message}` : problem}
      onRetry={answer.kind === 'refused' ? answer.reload : null}
      lines={feeds.map((feed) => (
        <Line
          key={feed.feedId}
          name={nameOf(feed)}
          action={
            <Button
              size="sm"
              aria-label={text.endOf(nameOf(feed))}
              onClick={() => setAsking({ kind: 'removal', feed })}
            >
              {text.end}
            </Button>
          }
        >
          <small>
            {text.made(formatDay(todayHere(feed.madeAtMs)))},{' '}
            {feed.lastReadAtMs === null ? text.never : text.read(formatDay(todayHere(feed.lastReadAtMs)))}
          </small>
        </Line>
      ))}
      actions={
        <>
          <Button icon={CalendarPlus} busy={busy === 'me'} onClick={() => void make('me')}>
            {text.makeMine}
          </Button>
          {mayTakeTeams ? (
            <Button icon={CalendarPlus} busy={busy === 'team'} onClick={() => void make('team')}>
              {text.makeTeam}
            </Button>
          ) : null}
        </>
      }
    >
      {asking.kind === 'address' ? (
        <CopyDialog title={text.secret.title} value={asking.url} words={text.secret} onClose={close} />
      ) : null}
      {asking.kind === 'removal' ? (
        <ConfirmDialog
          {...text.removal}
          title={text.removal.title(nameOf(asking.feed))}
          busy={busy === 'end'}
          onConfirm={() => void end(asking.feed)}
          onClose={close}
        />
      ) : null}
    </ListSection>
  )
}

function nameOf({ person }: CalendarFeed): string {
  return person === null ? text.ofTeam : text.mine
}
