import { useEffect } from 'preact/hooks'
import { type Discussion, nextCardOf } from '../../../../shared/workshop/discussion.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { CapturedNotes } from '../discuss/captured-notes.tsx'
import { cardsIn, wordsOf } from '../discuss/discussed-cards.ts'
import { DiscussedItem } from '../discuss/discussed-item.tsx'
import { DiscussionPlan, usePlan } from '../discuss/discussion-plan.tsx'
import { DiscussionQueue } from '../discuss/discussion-queue.tsx'
import { LeadDiscussion } from '../discuss/lead-discussion.tsx'
import { useHeldCard } from '../discuss/use-held-card.ts'
import type { StageProps } from '../stage-view.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import '../discuss/discuss.css'

/** One card after the other, in an order that the facilitator chooses; what comes of it is noted in place. */
export function DiscussStage({ visible }: StageProps) {
  const { discussion } = visible
  return discussion?.stageId === visible.stageId ? (
    <RunningDiscussion visible={visible} discussion={discussion} />
  ) : (
    <BeforeDiscussion visible={visible} />
  )
}

function BeforeDiscussion({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const [plan, setPlan] = usePlan(visible)
  const isLeading = model.can('lead-workshop')
  const may = model.may({ type: 'plan-discussion', ...plan })
  const begin = async () => {
    if (!(await model.give({ type: 'plan-discussion', ...plan }))) return
    const planned = model.visible.peek()?.discussion ?? null
    const first = planned === null ? null : nextCardOf(planned, () => true)
    if (first !== null) await model.give({ type: 'discuss-card', cardId: first })
  }
  useLeadAction(
    isLeading
      ? {
          label: discussText.start,
          blocked: may.ok ? null : may.refusal.message,
          onClick: () => void begin(),
        }
      : null,
  )
  return (
    <>
      <StageHead
        question={isLeading ? discussText.plan : discussText.waiting}
        help={isLeading ? discussText.planHelp : discussText.waitingHelp}
        place={visible.workshop.teamName}
      />
      {isLeading ? (
        <div class="sheet discussplan">
          <DiscussionPlan visible={visible} plan={plan} onChange={setPlan} />
        </div>
      ) : null}
      <CapturedNotes />
    </>
  )
}

function RunningDiscussion({ visible, discussion }: { visible: Visible; discussion: Discussion }) {
  const { model, announcement } = useWorkshop()
  const cards = cardsIn(model)
  const { currentId, doneIds } = discussion
  const there = discussion.cardIds.filter((id) => cards.has(id))
  const nextId = nextCardOf(discussion, (id) => cards.has(id))
  const { shownId, isHeld, follow } = useHeldCard(currentId)
  const isLeading = model.can('lead-workshop')
  const isOver = currentId === null && nextId === null
  useLeadAction(
    isLeading && !isOver
      ? {
          label:
            currentId === null
              ? discussText.startWith
              : nextId === null
                ? discussText.last
                : discussText.next,
          state: discussText.progress(there.filter((id) => doneIds.includes(id)).length, there.length),
          blocked: null,
          onClick: () => void model.give({ type: 'discuss-card', cardId: nextId }),
        }
      : null,
  )
  const nowWords = currentId === null ? null : wordsOf(cards.get(currentId))
  useEffect(() => {
    if (currentId !== null) announcement.value = discussText.nowAt(wordsOf(cardsIn(model).get(currentId)))
  }, [currentId, announcement, model])
  const shown = shownId === null ? undefined : cards.get(shownId)
  return (
    <>
      <StageHead
        question={isOver ? discussText.done : discussText.ready}
        help={isOver ? discussText.doneHelp : discussText.readyHelp(there.length)}
        place={visible.workshop.teamName}
      />
      {isHeld ? (
        <Banner
          tone="info"
          title={nowWords === null ? discussText.movedOnNone : discussText.movedOn(nowWords)}
          action={
            <Button size="sm" onClick={follow}>
              {discussText.takeMe}
            </Button>
          }
        >
          {discussText.finish}
        </Banner>
      ) : null}
      <div class="discussion">
        <DiscussionQueue discussion={discussion} />
        <div class="discussion__main">
          {shownId !== null ? (
            <article class="sheet discussed" aria-label={discussText.nowAt(wordsOf(shown))}>
              <p class="discussed__place num">
                {discussText.position(there.indexOf(shownId) + 1, there.length)}
              </p>
              {shown === undefined ? (
                <p class="muted">{discussText.gone}</p>
              ) : (
                <DiscussedItem key={shownId} card={shown} visible={visible} />
              )}
            </article>
          ) : isOver ? null : (
            <EmptyState>{isLeading ? discussText.pausedLead : discussText.paused}</EmptyState>
          )}
          {isLeading ? <LeadDiscussion visible={visible} discussion={discussion} /> : null}
          <CapturedNotes />
        </div>
      </div>
    </>
  )
}
