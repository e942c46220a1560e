import { ArrowLeft } from 'lucide'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CycleRef, LivingKeyResult, Owed, Person, RecordMe } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { randomId } from '../../../models/random-id.ts'
import { checkInText as text } from '../../../text/en/check-in.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { ThemeButton } from '../../../ui/theme-button.tsx'
import { LoadingPage } from '../../loading-page.tsx'
import { MessageScreen, RefusedScreen } from '../../message-screen.tsx'
import { findCycleWeek } from '../../okrs/cycle-weeks.ts'
import { KeyResultChart } from '../kr-chart.tsx'
import { StateChip } from '../state-mark.tsx'
import { CheckInDone } from './check-in-done.tsx'
import { createCheckInDrafts } from './check-in-draft.ts'
import { CheckInForm } from './check-in-form.tsx'
import { createCheckIns, type OpenCheckIn } from './check-in-model.ts'
import { CheckInRail } from './check-in-rail.tsx'
import '../../../ui/top-bar.css'
import '../../okrs/okrs.css'
import './check-in.css'

export type CheckInItem = {
  readonly keyResult: LivingKeyResult
  readonly objectiveText: string
  readonly cycle: CycleRef
}

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
  const { keyResult, objective, cycle } = answer.value
  return (
    <CheckInPage
      page={answer.value}
      items={[{ keyResult, objectiveText: objective.text, cycle }]}
      wanted={keyResultId}
    />
  )
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
  const checkIns = useCheckIns(items, me.person?.personId ?? '', people)
  const [at, setAt] = useState(() => firstOf(checkIns.all, wanted))
  const heading = useScreenHeading(text.documentTitle(team.name))
  const panel = useRef<HTMLElement>(null)
  const item = items[at ?? -1]
  const one = checkIns.all[at ?? -1]
  // Whoever comes from the one before goes on in the same place: at the value, or where there is no keyboard at the words.
  const move = (to: number | null) => {
    setAt(to)
    requestAnimationFrame(() => {
      const value = panel.current?.querySelector<HTMLInputElement>('input[data-value]')
      if (matchMedia('(pointer: fine)').matches && value instanceof HTMLInputElement) {
        value.focus()
        value.select()
      } else (panel.current?.querySelector<HTMLElement>('h2') ?? heading.current)?.focus()
      panel.current?.scrollTo({ top: 0 })
    })
  }
  const next = at === null ? null : nextOpen(checkIns.all, at)
  const week = item === undefined ? null : weekIn(item.cycle, today)
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
        {at === null ? null : <span class="small muted num">{text.count(at + 1, items.length)}</span>}
        <ThemeButton />
        {me.person === null ? null : <Avatar person={{ id: me.person.personId, name: me.person.name }} />}
      </header>
      <main class="checkin__main" id="content" ref={panel}>
        <CheckInRail checkIns={checkIns} at={at} onChoose={move} />
        {item === undefined || one === undefined || at === null ? (
          <CheckInDone checkIns={checkIns} teamId={team.teamId} onAgain={move} />
        ) : (
          <article class="checkin__one" aria-labelledby="checkin-what">
            <p class="checkin__objective">{text.objective(item.objectiveText)}</p>
            <h2 id="checkin-what" tabIndex={-1}>
              {item.keyResult.text}
            </h2>
            <p class="row">
              <StateChip state={item.keyResult.state} />
            </p>
            <KeyResultChart keyResult={item.keyResult} cycle={item.cycle} today={today} />
            <CheckInForm
              key={item.keyResult.id}
              one={one}
              checkIns={checkIns}
              people={people}
              teamId={team.teamId}
              hasNext={next !== null && next !== at}
              onDone={() => move(nextOpen(checkIns.all, at))}
              onSkip={() => move(next)}
            />
          </article>
        )}
      </main>
    </div>
  )
}

function useCheckIns(items: readonly CheckInItem[], meId: string, people: readonly Person[]) {
  const checkIns = useMemo(
    () =>
      createCheckIns(
        items.map(({ keyResult }) => keyResult),
        {
          meId,
          isKnownPerson: (id) => people.some(({ personId }) => personId === id),
          drafts: createCheckInDrafts(deviceStorage()),
          send: (keyResultId, body, onceKey) =>
            request(RECORD_ROUTES.checkIn, { params: { keyResultId }, body, onceKey }),
          newKey: randomId,
          later: (delayMs, run) => {
            const timer = setTimeout(run, delayMs)
            return () => clearTimeout(timer)
          },
        },
      ),
    [items, meId, people],
  )
  useEffect(() => {
    const back = () => checkIns.retryNow()
    addEventListener('online', back)
    return () => {
      removeEventListener('online', back)
      checkIns.dispose()
    }
  }, [checkIns])
  return checkIns
}

function deviceStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null // Refused: a draft then lives as long as the page.
  }
}

function firstOf(all: readonly OpenCheckIn[], wanted: string | undefined): number | null {
  const at = all.findIndex(({ keyResult }) => keyResult.id === wanted)
  return at >= 0 ? at : all.length === 0 ? null : 0
}

/** The next one that is due and not made yet, after this one and then from the start. */
function nextOpen(all: readonly OpenCheckIn[], at: number): number | null {
  const order = [...all.keys()].map((index) => (at + 1 + index) % all.length)
  return order.find((index) => index !== at && isAsked(all[index])) ?? (isAsked(all[at]) ? at : null)
}

function isAsked(one: OpenCheckIn | undefined): boolean {
  if (one === undefined || one.state.value.kind !== 'editing') return false
  const { status } = one.keyResult.due
  return status === 'due' || status === 'overdue' || status === 'stale'
}

function weekIn(cycle: CycleRef, today: string): number | null {
  const place = findCycleWeek(cycle, today)
  return place.phase === 'during' ? place.week : null
}
