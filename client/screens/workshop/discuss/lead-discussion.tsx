import { ArrowLeft, Check, CircleStop } from 'lucide'
import { useRef } from 'preact/hooks'
import { cardBefore, type Discussion } from '../../../../shared/workshop/discussion.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { cardsIn, wordsOf } from './discussed-cards.ts'
import { DiscussionPlan, usePlan } from './discussion-plan.tsx'
import '../after-cards.css'

/** What a facilitator can do besides going on: back, stop for now, another order, the end. */
export function LeadDiscussion({ visible, discussion }: { visible: Visible; discussion: Discussion }) {
  const { model } = useWorkshop()
  const cards = cardsIn(model)
  const [plan, setPlan] = usePlan(visible)
  const form = useRef<HTMLDetailsElement>(null)
  const backId = cardBefore(discussion, (id) => cards.has(id))
  const change = async () => {
    if ((await model.give({ type: 'plan-discussion', ...plan })) && form.current !== null) {
      form.current.open = false
    }
  }
  return (
    <div class="discusslead">
      <div class="row">
        {backId === null ? null : (
          <Button
            size="sm"
            icon={ArrowLeft}
            aria-label={discussText.backTo(wordsOf(cards.get(backId)))}
            onClick={() => void model.give({ type: 'discuss-card', cardId: backId })}
          >
            {discussText.back}
          </Button>
        )}
        {discussion.currentId === null ? null : (
          <Button
            size="sm"
            icon={Check}
            onClick={() => void model.give({ type: 'discuss-card', cardId: null })}
          >
            {discussText.close}
          </Button>
        )}
        <Button
          size="sm"
          variant="quiet"
          icon={CircleStop}
          onClick={() => void model.give({ type: 'end-discussion' })}
        >
          {discussText.end}
        </Button>
      </div>
      <details class="aftercards" ref={form}>
        <summary>{discussText.change}</summary>
        <div class="discusslead__plan">
          <DiscussionPlan visible={visible} plan={plan} onChange={setPlan} />
          <Button size="sm" variant="ink" onClick={() => void change()}>
            {discussText.apply}
          </Button>
        </div>
      </details>
    </div>
  )
}
