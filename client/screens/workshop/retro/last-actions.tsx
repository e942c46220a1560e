import { ACTION_OUTCOMES, type ActionOutcome, type Retro } from '../../../../shared/retro/retro-state.ts'
import { formatShortDay } from '../../../text/dates.ts'
import { retroActions as text } from '../../../text/en/retro-actions.ts'
import { outcomeWords } from '../../../text/en/retro-words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ChoiceRow } from '../../../ui/choice-row.tsx'
import './actions.css'

/** [RE7] What earlier retros left open, with what has become of each. */
export function LastActions({
  retro,
  onSettle,
}: {
  readonly retro: Retro
  /** `null`: to read. */
  readonly onSettle: ((actionId: string, outcome: ActionOutcome) => void) | null
}) {
  const { openActions } = retro.basis
  const answered = openActions.filter(({ id }) => outcomeOf(retro, id) !== null).length
  return (
    <>
      <p class="small muted num" role="status">
        {answered === openActions.length
          ? text.allAnswered
          : `${text.answered(answered, openActions.length)}. ${text.unsettled}`}
      </p>
      <ol class="retroactions" aria-label={text.last}>
        {openActions.map(({ id, text: words, owner, dueOn, cycleName }) => {
          const outcome = outcomeOf(retro, id)
          return (
            <li key={id} class={outcome === null ? 'card retroaction' : `card retroaction is-${outcome}`}>
              <div>
                <p class="retroaction__text">{words}</p>
                <p class="retroaction__facts small muted">
                  {owner === null ? (
                    <span>{text.noOwner}</span>
                  ) : (
                    <span class="retroaction__owner">
                      <Avatar person={{ id: owner.personId, name: owner.name }} size="sm" /> {owner.name}
                    </span>
                  )}
                  {dueOn === null ? null : <span>{text.due(formatShortDay(dueOn))}</span>}
                  <span>{text.from(cycleName)}</span>
                </p>
              </div>
              {onSettle === null ? (
                outcome === null ? null : (
                  <Chip tone={outcome === 'done' ? 'positive' : 'plain'}>{outcomeWords[outcome]}</Chip>
                )
              ) : (
                <ChoiceRow
                  label={text.outcome(words)}
                  choices={ACTION_OUTCOMES.map((value) => ({ value, label: outcomeWords[value] }))}
                  value={outcome}
                  onChange={(value) => onSettle(id, value)}
                />
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}

function outcomeOf({ outcomes }: Retro, actionId: string): ActionOutcome | null {
  return Object.hasOwn(outcomes, actionId) ? (outcomes[actionId] ?? null) : null
}
