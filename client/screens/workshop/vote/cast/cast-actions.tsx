import { Check } from 'lucide'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Button } from '../../../../ui/button.tsx'
import { type LeadAction, useLeadAction, useWorkshop } from '../../workshop-context.ts'
import type { BallotProgress } from './progress-of.ts'

/** Where *Done* stands: in the form, or in the bar at the foot of the room, which is in sight however long the list is. */
export type DonePlace = 'form' | 'room'

/** *Done*, or the way back from it. */
function useDone(): Pick<LeadAction, 'label' | 'blocked' | 'onClick'> & { readonly isDone: boolean } {
  const { ballot } = useWorkshop().model
  const isDone = ballot.isDone.value
  const blocked = isDone
    ? null
    : ballot.uncountedIds.value.length > 0
      ? voteText.doneBlocked.uncounted
      : ballot.canBeDone.value
        ? null
        : voteText.doneBlocked.nothing
  return {
    ...{ isDone, blocked },
    label: isDone ? voteText.notDone : voteText.done,
    onClick: () => void ballot.setDone(!isDone),
  }
}

/** Abstain and, where it stands in the form, *Done*: in the sticky bar where there is room, at the foot on a phone. */
export function CastActions({ place, doneIn }: { place: 'bar' | 'foot'; doneIn: DonePlace }) {
  const { model } = useWorkshop()
  const mine = model.ballot
  const { isDone, blocked, label, onClick } = useDone()
  const isInForm = doneIn === 'form'
  return (
    <div class={place === 'bar' ? 'castactions castactions--bar' : 'castactions ballotfoot'}>
      {isDone ? null : mine.isAbstaining.value ? (
        <Button onClick={mine.takeBackAbstention}>{voteText.voteAfterAll}</Button>
      ) : (
        <Button variant="quiet" onClick={mine.abstain}>
          {voteText.abstain}
        </Button>
      )}
      {isInForm ? (
        <Button
          variant={isDone ? 'plain' : model.can('lead-workshop') ? 'ink' : 'lamp'}
          icon={isDone ? undefined : Check}
          disabled={blocked !== null}
          title={blocked ?? undefined}
          onClick={onClick}
        >
          {label}
        </Button>
      ) : null}
      {place === 'foot' && isInForm && blocked !== null ? <span class="small muted">{blocked}</span> : null}
    </div>
  )
}

/** *Done* in the bar at the foot of the room. */
export function DoneInRoom({ progress }: { progress: BallotProgress }) {
  const { isDone, ...done } = useDone()
  useLeadAction({ ...done, isQuiet: isDone, state: voteText.voted(progress.voted, progress.eligible) })
  return null
}
