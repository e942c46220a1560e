import { Check } from 'lucide'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Button } from '../../../../ui/button.tsx'
import { useWorkshop } from '../../workshop-context.ts'

/** Abstain and *Done*: in the bar where there is room, at the foot on a phone. */
export function CastActions({ place }: { place: 'bar' | 'foot' }) {
  const { model } = useWorkshop()
  const mine = model.ballot
  const isDone = mine.isDone.value
  const blocked = mine.uncountedIds.value.length > 0 ? 'uncounted' : mine.canBeDone.value ? null : 'nothing'
  return (
    <div class={place === 'bar' ? 'castactions castactions--bar' : 'castactions ballotfoot'}>
      {isDone ? null : mine.isAbstaining.value ? (
        <Button onClick={mine.takeBackAbstention}>{voteText.voteAfterAll}</Button>
      ) : (
        <Button variant="quiet" onClick={mine.abstain}>
          {voteText.abstain}
        </Button>
      )}
      {isDone ? (
        <Button onClick={() => void mine.setDone(false)}>{voteText.notDone}</Button>
      ) : (
        <Button
          variant={model.can('lead-workshop') ? 'ink' : 'lamp'}
          icon={Check}
          disabled={blocked !== null}
          title={blocked === null ? undefined : voteText.doneBlocked[blocked]}
          onClick={() => void mine.setDone(true)}
        >
          {voteText.done}
        </Button>
      )}
      {place === 'foot' ? (
        <span class="small muted">
          {isDone
            ? `${voteText.isDone}. ${voteText.doneHelp}`
            : blocked === null
              ? ''
              : voteText.doneBlocked[blocked]}
        </span>
      ) : null}
    </div>
  )
}
