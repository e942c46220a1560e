import { useId, useState } from 'preact/hooks'
import type { DiscussionOrder } from '../../../../shared/workshop/discussion.ts'
import {
  isOfConfidence,
  isOrderKnown,
  lastResultOf,
  queueFor,
} from '../../../../shared/workshop/discussion-queue.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { ChoiceRow } from '../../../ui/choice-row.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** 0: no timebox. */
const TIMEBOXES = [0, 1, 2, 3, 5, 8, 10] as const

/** What helps most first. */
const ORDERS: readonly DiscussionOrder[] = ['disagreement', 'votes', 'board']

export type Plan = { readonly order: DiscussionOrder; readonly minutes: number | null }

/**
 * What is chosen in the form until it is sent; at first what the vote was furthest apart about, where there was a vote, and
 * after one on confidence what is least sure.
 */
export function usePlan(visible: Visible): readonly [Plan, (plan: Plan) => void] {
  const { discussion } = visible
  const [chosen, choose] = useState<Plan | null>(null)
  const first = !isOrderKnown('disagreement', visible)
    ? 'board'
    : isOfConfidence(lastResultOf(visible))
      ? 'votes'
      : 'disagreement'
  return [chosen ?? { order: discussion?.order ?? first, minutes: discussion?.minutes ?? null }, choose]
}

/** In which order, and how long each card may take. */
export function DiscussionPlan({
  visible,
  plan,
  onChange,
}: {
  visible: Visible
  plan: Plan
  onChange: (plan: Plan) => void
}) {
  const { model } = useWorkshop()
  const name = useId()
  const cards = queueFor(plan.order, visible, { board: model.board.value, notes: model.notes.value })
  return (
    <div class="plan">
      <fieldset class="plan__orders">
        <legend class="label">{discussText.order}</legend>
        {ORDERS.map((order) => {
          const isKnown = isOrderKnown(order, visible)
          const words = wordsOf(order, visible)
          return (
            <label key={order} class={isKnown ? 'plan__order' : 'plan__order is-off'}>
              <input
                type="radio"
                name={name}
                checked={order === plan.order}
                disabled={!isKnown}
                aria-describedby={`${name}-${order}`}
                onChange={() => onChange({ ...plan, order })}
              />
              <b>{words.name}</b>
              <small id={`${name}-${order}`}>{isKnown ? words.help : discussText.noVote}</small>
            </label>
          )
        })}
      </fieldset>
      <div class="plan__time">
        <p class="label" aria-hidden="true">
          {discussText.timebox}
        </p>
        <ChoiceRow
          label={discussText.timebox}
          choices={TIMEBOXES.map((minutes) => ({
            value: minutes,
            label: minutes === 0 ? discussText.noTimebox : String(minutes),
          }))}
          value={plan.minutes ?? 0}
          onChange={(minutes) => onChange({ ...plan, minutes: minutes === 0 ? null : minutes })}
        />
      </div>
      <p class="small muted" role="status">
        {cards.length === 0 ? discussText.nothing : discussText.upTo(cards.length, plan.minutes)}
      </p>
    </div>
  )
}

function wordsOf(order: DiscussionOrder, visible: Visible) {
  return order === 'votes' && isOfConfidence(lastResultOf(visible))
    ? discussText.leastSure
    : discussText.orders[order]
}
