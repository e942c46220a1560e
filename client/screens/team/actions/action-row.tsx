import { Check, CircleDashed, TriangleAlert, Undo2 } from 'lucide'
import type { Action } from '../../../../shared/api/retro-api.ts'
import { formatDay, formatShortDay, todayHere } from '../../../text/dates.ts'
import { outcomeWords } from '../../../text/en/retro-words.ts'
import { teamActions as text } from '../../../text/en/team-actions.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import './actions.css'

/** What may be done with an action, by those who may. */
export type ActionWays = {
  readonly isBusy: boolean
  readonly onSettle: (state: Action['state']) => void
  readonly onChange: () => void
}

/** [RE7] An action: what, who, until when, and where it came from. */
export function ActionRow({
  action,
  teamId,
  isMine,
  ways,
}: {
  action: Action
  /** `null`: the retro that it is from is not linked. */
  teamId: string | null
  isMine: boolean
  /** `null`: who looks may only read. */
  ways: ActionWays | null
}) {
  const { text: words, state } = action
  return (
    <li class={state === 'open' ? 'action' : 'action is-settled'}>
      <div>
        <p class="action__text">{words}</p>
        <Facts action={action} teamId={teamId} isMine={isMine} />
      </div>
      {ways === null ? null : (
        <div class="action__ways noprint">
          {state === 'open' ? (
            <>
              <Button
                size="sm"
                icon={Check}
                busy={ways.isBusy}
                aria-label={text.doneOf(words)}
                onClick={() => ways.onSettle('done')}
              >
                {text.done}
              </Button>
              <Button
                size="sm"
                variant="quiet"
                aria-label={text.letGoOf(words)}
                onClick={() => ways.onSettle('let-go')}
              >
                {text.letGo}
              </Button>
              <Button size="sm" variant="quiet" aria-label={text.changeOf(words)} onClick={ways.onChange}>
                {text.change}
              </Button>
            </>
          ) : (
            <Button
              size="sm"
              variant="quiet"
              icon={Undo2}
              busy={ways.isBusy}
              aria-label={text.reopenOf(words)}
              onClick={() => ways.onSettle('open')}
            >
              {text.reopen}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function Facts({ action, teamId, isMine }: { action: Action; teamId: string | null; isMine: boolean }) {
  const { owner, dueOn, state, isOverdue, cycleName, workshopId, settledAtMs } = action
  return (
    <div class="action__facts">
      {state === 'open' && isOverdue ? (
        <Chip tone="warning" icon={TriangleAlert}>
          {text.overdue}
        </Chip>
      ) : null}
      {state === 'open' && isMine ? <Chip tone="mine">{text.mine}</Chip> : null}
      {state === 'open' ? null : (
        <Chip icon={state === 'done' ? Check : CircleDashed}>
          {settledAtMs === null
            ? outcomeWords[state]
            : text.settledOn(outcomeWords[state], formatShortDay(todayHere(settledAtMs)))}
        </Chip>
      )}
      <span class="row">
        {owner === null ? null : <Avatar person={{ id: owner.personId, name: owner.name }} size="sm" />}
        {owner === null ? text.nobody : owner.name}
      </span>
      <span>{dueOn === null ? text.noDate : text.by(formatDay(dueOn))}</span>
      {teamId === null ? null : <a href={`/t/${teamId}/retros/${workshopId}`}>{text.from(cycleName)}</a>}
    </div>
  )
}
