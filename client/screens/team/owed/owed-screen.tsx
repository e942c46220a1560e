import { useState } from 'preact/hooks'
import type { Owed } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatShortDay } from '../../../text/dates.ts'
import { owedText as text } from '../../../text/en/owed.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { KeyResultRow } from '../home/key-result-row.tsx'
import { TeamFrame } from '../team-frame.tsx'
import '../../okrs/okrs.css'
import '../home/team-home.css'
import '../team.css'

type Item = Owed['keyResults'][number]

/** Everything that is asked of whoever looks, in one place: check-ins, a yes to what they own, next steps they took. */
export function OwedScreen({ teamId }: { teamId: string }) {
  const answer = useResource(RECORD_ROUTES.owed, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <OwedPage owed={answer.value} />
}

function OwedPage({ owed }: { owed: Owed }) {
  const { team, me, keyResults, nextSteps, actions } = owed
  const heading = useScreenHeading(text.documentTitle(team.name))
  const [accepted, setAccepted] = useState<readonly string[]>([])
  const toAccept = keyResults.filter(
    ({ keyResult: { id } }) => owed.toAccept.includes(id) && !accepted.includes(id),
  )
  const isDue = ({ keyResult: { due } }: Item) => ['due', 'overdue', 'stale'].includes(due.status)
  const due = keyResults.filter(isDue)
  const later = keyResults.filter((item) => !isDue(item))
  return (
    <TeamFrame team={team} me={me} tab={null}>
      <div class="teamlist owed">
        <div class="teamlist__head">
          <h1 class="pagetitle" ref={heading} tabIndex={-1}>
            {text.title}
          </h1>
          {due.length === 0 ? null : (
            <ButtonLink variant="lamp" href={`/t/${team.teamId}/check-in`}>
              {text.due.all(due.length)}
            </ButtonLink>
          )}
        </div>
        {due.length + toAccept.length + nextSteps.length + actions.length === 0 ? (
          <EmptyState>{text.nothing}</EmptyState>
        ) : null}
        <Rows owed={owed} items={due} title={text.due.title} />
        <ToAccept items={toAccept} teamId={team.teamId} onAccepted={(id) => setAccepted([...accepted, id])} />
        {nextSteps.length === 0 ? null : (
          <section class="sheet" aria-labelledby="steps">
            <h2 id="steps">{text.steps.title}</h2>
            <p class="charthelp">{text.steps.help}</p>
            <ul class="teampeople">
              {nextSteps.map(({ checkInId, keyResultId, text: words, on }) => (
                <li key={checkInId}>
                  <a href={`/t/${team.teamId}/kr/${keyResultId}`}>{words}</a>
                  <small>{text.steps.on(formatShortDay(on))}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        <OwnActions actions={actions} teamId={team.teamId} />
        <Rows owed={owed} items={later} title={text.later.title} />
      </div>
    </TeamFrame>
  )
}

/** [RE7] */
function OwnActions({ actions, teamId }: { actions: Owed['actions']; teamId: string }) {
  if (actions.length === 0) return null
  return (
    <section class="sheet" aria-labelledby="actions">
      <h2 id="actions">{text.actions.title}</h2>
      <p class="charthelp">{text.actions.help}</p>
      <ul class="teampeople">
        {actions.map((action) => (
          <li key={action.actionId}>
            <a href={`/t/${teamId}/actions`}>{action.text}</a>
            <small>{whenDue(action)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whenDue({ dueOn, isOverdue, cycleName }: Owed['actions'][number]): string {
  if (dueOn === null) return text.actions.undated(cycleName)
  return text.actions[isOverdue ? 'overdue' : 'until'](formatShortDay(dueOn), cycleName)
}

function Rows({
  owed: { team, me, today },
  items,
  title,
}: {
  owed: Owed
  items: readonly Item[]
  title: string
}) {
  if (items.length === 0) return null
  return (
    <section class="okr card" aria-label={title}>
      <h2 class="sech owed__title">{title}</h2>
      <ul class="livekrs">
        {items.map(({ keyResult, cycle }) => (
          <KeyResultRow
            key={keyResult.id}
            keyResult={keyResult}
            teamId={team.teamId}
            cycle={cycle}
            today={today}
            meId={me.person?.personId ?? null}
          />
        ))}
      </ul>
    </section>
  )
}

/** [KR9] */
function ToAccept({
  items,
  teamId,
  onAccepted,
}: {
  items: readonly Item[]
  teamId: string
  onAccepted: (keyResultId: string) => void
}) {
  const [problem, setProblem] = useState<string | null>(null)
  if (items.length === 0) return null
  const accept = async (keyResultId: string) => {
    const answer = await request(RECORD_ROUTES.acceptKeyResult, { params: { keyResultId }, body: {} })
    setProblem(answer.ok ? null : answer.refusal.message)
    if (answer.ok) onAccepted(keyResultId)
  }
  return (
    <section class="sheet" aria-labelledby="accept">
      <h2 id="accept">{text.accept.title}</h2>
      <p class="charthelp">{text.accept.help}</p>
      <ul class="teampeople">
        {items.map(({ keyResult }) => (
          <li key={keyResult.id}>
            <a href={`/t/${teamId}/kr/${keyResult.id}`}>{keyResult.text}</a>
            <span class="push" />
            <Button
              size="sm"
              aria-label={text.accept.actionOf(keyResult.text)}
              onClick={() => void accept(keyResult.id)}
            >
              {text.accept.action}
            </Button>
          </li>
        ))}
      </ul>
      {problem === null ? null : (
        <Banner tone="negative" title={text.accept.failed}>
          {problem}
        </Banner>
      )}
    </section>
  )
}
