import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Action, Actions } from '../../../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import { request } from '../../../api/request.ts'
import { useOnceKey } from '../../../api/use-once-key.ts'
import { useResource } from '../../../api/use-resource.ts'
import { teamActions as text } from '../../../text/en/team-actions.ts'
import { Banner } from '../../../ui/banner.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { RetroNav } from '../retro/retro-nav.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { ActionDialog } from './action-dialog.tsx'
import { ActionRow } from './action-row.tsx'
import '../../okrs/okrs.css'
import '../team.css'

/** [RE7] What the team's retros agreed to do: open ones by date, then those that were settled. */
export function ActionsScreen() {
  const teamId = useRoute().params['teamId'] ?? ''
  const answer = useResource(RETRO_ROUTES.actions, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <ActionsPage key={teamId} first={answer.value} />
}

function ActionsPage({ first }: { first: Actions }) {
  const { team, me, people } = first
  const heading = useScreenHeading(text.documentTitle(team.name))
  const [actions, setActions] = useState<readonly Action[]>(first.actions)
  const [asked, setAsked] = useState<Action | null>(null)
  const [busyId, setBusyId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const onceKeyOf = useOnceKey()
  const take = (changed: Action) =>
    setActions((before) => before.map((each) => (each.actionId === changed.actionId ? changed : each)))
  const settle = async ({ actionId, settledAtMs }: Action, state: Action['state']) => {
    setBusyId(actionId)
    const answer = await request(RETRO_ROUTES.changeAction, {
      params: { actionId },
      body: { state },
      // Settled, opened and settled again is three times.
      onceKey: onceKeyOf({ actionId, state, settledAtMs }),
    })
    setBusyId(null)
    setProblem(answer.ok ? null : answer.refusal.message)
    setTold(answer.ok ? text.saved[state] : '')
    if (!answer.ok) return
    take(answer.value)
    // The row stands in the other list now, and what was pressed is gone.
    heading.current?.focus()
  }
  const rowOf = (action: Action) => {
    const isMine = action.owner !== null && action.owner.personId === me.person?.personId
    const reach = me.may['tend-initiatives']
    const mayTend = reach === 'any' || (reach === 'own' && isMine)
    const ways = {
      isBusy: busyId === action.actionId,
      onSettle: (state: Action['state']) => void settle(action, state),
      onChange: () => setAsked(action),
    }
    return (
      <ActionRow
        key={action.actionId}
        action={action}
        teamId={team.teamId}
        isMine={isMine}
        ways={mayTend ? ways : null}
      />
    )
  }
  const open = actions.filter(({ state }) => state === 'open').toSorted(byDate)
  const settled = actions
    .filter(({ state }) => state !== 'open')
    .toSorted((one, other) => (other.settledAtMs ?? 0) - (one.settledAtMs ?? 0))
  return (
    <TeamFrame team={team} me={me} tab="learnings">
      <div class="teamlist">
        <RetroNav teamId={team.teamId} tab="actions" />
        <h1 class="pagetitle" ref={heading} tabIndex={-1}>
          {text.title}
        </h1>
        <p class="teamlist__help">{text.lede}</p>
        <p class="sr" role="status">
          {told}
        </p>
        {problem === null ? null : (
          <Banner tone="negative" title={text.failed}>
            {problem}
          </Banner>
        )}
        {actions.length === 0 ? (
          <EmptyState>{text.none}</EmptyState>
        ) : (
          <>
            <h2 class="sech">{text.open(open.length)}</h2>
            {open.length === 0 ? (
              <p class="muted">{text.noneOpen}</p>
            ) : (
              <ul class="actions">{open.map(rowOf)}</ul>
            )}
            {settled.length === 0 ? null : (
              <>
                <h2 class="sech">{text.settled(settled.length)}</h2>
                <ul class="actions">{settled.map(rowOf)}</ul>
              </>
            )}
          </>
        )}
      </div>
      {asked === null ? null : (
        <ActionDialog
          action={asked}
          people={people}
          onClose={() => setAsked(null)}
          onChanged={(changed) => {
            take(changed)
            setAsked(null)
          }}
        />
      )}
    </TeamFrame>
  )
}

/** Those without a date last. */
function byDate(one: Action, other: Action): number {
  return (one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : one.dueOn === other.dueOn ? 0 : 1
}
