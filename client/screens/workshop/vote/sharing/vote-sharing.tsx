import { BellRing, CalendarPlus, ClipboardCopy } from 'lucide'
import { useState } from 'preact/hooks'
import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import { deadlineCalendar } from '../../../../../shared/ballot/calendar.ts'
import { reminderText } from '../../../../../shared/ballot/reminder.ts'
import { CALENDAR_TYPE } from '../../../../../shared/time/icalendar.ts'
import { formatInstant } from '../../../../../shared/time/zoned-time.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { voteLinkOf } from '../../../../models/vote-link.ts'
import { votePage } from '../../../../text/en/vote-page.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextArea } from '../../../../ui/field.tsx'
import { CopyField } from '../../join-dialog.tsx'
import { useJoinLinks } from '../../use-join-links.ts'
import { useWorkshop } from '../../workshop-context.ts'
import { progressOf } from '../cast/progress-of.ts'
import './vote-sharing.css'

/** [BA10] How people come to a vote that is open for days: its link, its deadline in their calendar, a word to the others. */
export function VoteSharing({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const { model } = useWorkshop()
  const links = useJoinLinks()
  const joinLink = links?.joinLink ?? null
  const text = votePage.share
  const isLeading = model.can('lead-workshop')
  // Without a link to pass on, the page's own address does for those who are here already.
  const ownAddress = `${location.origin}/w/${model.workshopId}/vote`
  const url = joinLink === null ? ownAddress : voteLinkOf(joinLink)
  const { closesAtMs } = ballot
  const calendar =
    closesAtMs === null ? null : (
      <Button
        icon={CalendarPlus}
        disabled={links === null}
        onClick={() =>
          saveCalendar({ ballot, closesAtMs, url, title: visible.workshop.title, nowMs: model.roomNowMs() })
        }
      >
        {text.calendar}
      </Button>
    )
  if (!isLeading) return calendar === null ? null : <p class="votecalendar">{calendar}</p>
  return (
    <section class="sheet votesharing" aria-labelledby="vote-sharing">
      <h2 id="vote-sharing">{text.title}</h2>
      {joinLink === null ? null : (
        <>
          <CopyField label={text.link} value={url} />
          <p class="small muted">{text.linkHelp}</p>
        </>
      )}
      {calendar}
      {ballot.isAnnounced ? (
        <Reminder ballot={ballot} visible={visible} url={links === null ? null : url} />
      ) : null}
    </section>
  )
}

/** @param props.url `null` until it is known what leads others here: a reminder without it would lead nowhere */
function Reminder({ ballot, visible, url }: { ballot: Ballot; visible: Visible; url: string | null }) {
  const { model } = useWorkshop()
  const [copied, setCopied] = useState<'not' | 'copied' | 'failed'>('not')
  const text = votePage.share
  const { voted, eligible, names } = progressOf(visible, ballot)
  const missing = eligible - voted
  if (missing <= 0) return <p class="small">{text.everybody}</p>
  const { title, timeZone } = visible.workshop
  const reminder = reminderText({
    title,
    missing,
    names: names?.waiting.map((personId) => visible.roster[personId]?.name ?? ''),
    closesAt: ballot.closesAtMs === null ? null : formatInstant(ballot.closesAtMs, timeZone),
    link: url ?? '',
  })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(reminder)
      setCopied('copied')
    } catch {
      setCopied('failed') // Not allowed, or no clipboard on an insecure origin.
    }
  }
  const remind = { type: 'remind-voters', ballotId: ballot.ballotId } as const
  const mayRemind = model.may(remind)
  return (
    <div class="votesharing__reminder">
      <p class="small">{text.missing(missing)}</p>
      <div class="row">
        <Button icon={ClipboardCopy} disabled={url === null} onClick={() => void copy()}>
          {copied === 'copied' ? text.copied : text.copyReminder}
        </Button>
        <Button
          variant="quiet"
          icon={BellRing}
          disabled={!mayRemind.ok}
          onClick={() => void model.give(remind).then((isDone) => isDone && model.toasts.show(text.reminded))}
        >
          {text.remindNow}
        </Button>
      </div>
      <span class="sr" role="status">
        {copied === 'copied' ? text.copied : ''}
      </span>
      {copied === 'failed' ? (
        <TextArea
          label={text.reminder}
          hint={text.copyFailed}
          readOnly
          rows={4}
          value={reminder}
          onFocus={(event) => event.currentTarget.select()}
        />
      ) : null}
    </div>
  )
}

type Deadline = { ballot: Ballot; closesAtMs: number; url: string; title: string; nowMs: number }

/** Hands the deadline over as a file, which the browser or phone opens with its calendar. */
function saveCalendar({ ballot, closesAtMs, url, title, nowMs }: Deadline): void {
  const { ballotId, openedAtMs } = ballot
  const calendar = deadlineCalendar({ ballotId, title, openedAtMs, closesAtMs, url }, nowMs)
  const address = URL.createObjectURL(new Blob([calendar], { type: CALENDAR_TYPE }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'vote.ics'
  link.click()
  // At once would be before some browsers have read it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
