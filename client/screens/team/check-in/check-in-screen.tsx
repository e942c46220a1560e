import { ArrowLeft } from 'lucide'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { KeyResultPage, Owed, Person, RecordMe } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { useResource } from '../../../api/use-resource.ts'
import { checkInText as text } from '../../../text/en/check-in.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { ThemeButton } from '../../../ui/theme-button.tsx'
import { LoadingPage } from '../../loading-page.tsx'
import { MessageScreen, RefusedScreen } from '../../message-screen.tsx'
import { HoldMeetingElsewhere } from '../meeting/hold-meeting.tsx'
import { CheckInDone } from './check-in-done.tsx'
import type { OpenCheckIn } from './check-in-model.ts'
import { CheckInOne, focusCheckIn } from './check-in-one.tsx'
import { CheckInRail } from './check-in-rail.tsx'
import { type CheckInItem, nextAsked, placeOf, weekIn } from './check-in-walk.ts'
import { useCheckIns, useKnownItems } from './use-check-ins.ts'
import '../../../ui/top-bar.css'
import '../../okrs/okrs.css'
import './check-in.css'

/** All that I own on one screen, what is due first. `?kr=ID` begins with one; it may be another's, which members may check in on. */
export function CheckInScreen({ teamId }: { teamId: string }) {
  const wanted = useLocation().query['kr']
  const answer = useResource(RECORD_ROUTES.owed, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  const owed = answer.value
  if (wanted !== undefined && !owed.keyResults.some(({ keyResult }) => keyResult.id === wanted)) {
    return <OneOfAnother keyResultId={wanted} />
  }
  if (owed.keyResults.length === 0) return <NothingOwned teamId={teamId} />
  return <CheckInPage page={owed} items={owed.keyResults} wanted={wanted} />
}

function OneOfAnother({ keyResultId }: { keyResultId: string }) {
  const answer = useResource(RECORD_ROUTES.keyResult, { params: { keyResultId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <CheckInOfOne page={answer.value} />
}

function CheckInOfOne({ page }: { page: KeyResultPage }) {
  const { keyResult, objective, cycle } = page
  const items = useMemo(() => [{ keyResult, objectiveText: objective.text, cycle }], [page])
  return <CheckInPage page={page} items={items} wanted={keyResult.id} />
}

function NothingOwned({ teamId }: { teamId: string }) {
  return (
    <MessageScreen
      title={text.empty.title}
      body={text.empty.body}
      actions={<ButtonLink href={`/t/${teamId}`}>{text.empty.action}</ButtonLink>}
    />
  )
}

type Page = Pick<Owed, 'team' | 'today'> & { readonly me: RecordMe; readonly people: readonly Person[] }

function CheckInPage({
  page,
  items,
  wanted,
}: {
  page: Page
  items: readonly CheckInItem[]
  wanted: string | undefined
}) {
  const { team, me, today, people } = page
  const checkIns = useCheckIns({ items, meId: me.person?.personId ?? '', people })
  const [at, setAt] = useState(() => firstOf(checkIns.all, wanted))
  const heading = useScreenHeading(text.documentTitle(team.name))
  const panel = useRef<HTMLElement>(null)
  const item = useKnownItems(items)(at)
  const one = checkIns.all.find(({ keyResult }) => keyResult.id === at)
  const focused = useRef(at)
  useLayoutEffect(() => {
    if (focused.current !== at) focusCheckIn(panel.current, heading.current)
    focused.current = at
  }, [at, heading])
  const next = at === null ? null : nextAsked(checkIns.all, at)
  const week = item === undefined ? null : weekIn(item.cycle, today)
  // What is looked at together is a cycle: that of the check-in that is open, else of the most urgent one.
  const meetingCycle = (item ?? items[0])?.cycle
  return (
    <div class="page checkin">
      <header class="top">
        <a class="btn btn--icon" href={`/t/${team.teamId}`} aria-label={text.back(team.name)}>
          <Icon icon={ArrowLeft} />
        </a>
        <h1 class="checkin__title" ref={heading} tabIndex={-1}>
          {text.title(week)}
        </h1>
        <span class="push" />
        {at === null ? null : (
          <span class="small muted num">
            {text.count(placeOf(checkIns.all, at) + 1, checkIns.all.length)}
          </span>
        )}
        <ThemeButton />
        {me.person === null ? null : <Avatar person={{ id: me.person.personId, name: me.person.name }} />}
      </header>
      <main class="checkin__main" id="content" ref={panel}>
        <CheckInRail checkIns={checkIns} at={at} onChoose={setAt} />
        {item === undefined || one === undefined ? (
          <CheckInDone
            checkIns={checkIns}
            onAgain={setAt}
            back={
              <ButtonLink variant="ink" href={`/t/${team.teamId}`}>
                {text.done.back}
              </ButtonLink>
            }
          />
        ) : (
          <CheckInOne
            one={one}
            item={item}
            checkIns={checkIns}
            people={people}
            today={today}
            teamId={team.teamId}
            hasNext={next !== null && next !== at}
            onDone={() => setAt(nextAsked(checkIns.all, one.keyResult.id))}
            onSkip={() => setAt(next)}
          />
        )}
        {meetingCycle === undefined ? null : (
          <div class="checkin__meeting">
            <HoldMeetingElsewhere okrs={page} cycle={meetingCycle} />
          </div>
        )}
      </main>
    </div>
  )
}

function firstOf(all: readonly OpenCheckIn[], wanted: string | undefined): string | null {
  return (all.find(({ keyResult }) => keyResult.id === wanted) ?? all[0])?.keyResult.id ?? null
}
