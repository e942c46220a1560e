import type { Ballot } from '../../../../shared/ballot/ballot.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { formatMoment } from '../../../text/dates.ts'
import { voteBannerText as text } from '../../../text/en/workshop.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './vote-banner.css'

/** In the other stages: that a vote goes on, whether I have voted, and the way to it. */
export function VoteBanner({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const { model, showsVote } = useWorkshop()
  const mine = model.ballot
  const isPlanned = mine.phase.value === 'planned'
  const { timeZone } = visible.workshop
  const mayVote = mine.permission.value.ok
  return (
    <div class="votebanner">
      <Banner
        tone="info"
        title={isPlanned ? text.planned : text.open}
        action={
          <Button
            size="sm"
            onClick={() => {
              showsVote.value = true
            }}
          >
            {mayVote ? text.vote : text.look}
          </Button>
        }
      >
        {isPlanned
          ? text.opens(formatMoment(ballot.openedAtMs, timeZone))
          : ballot.closesAtMs === null
            ? null
            : text.closes(formatMoment(ballot.closesAtMs, timeZone))}{' '}
        {mayVote ? text.mine[mine.isDone.value ? 'done' : mine.hasVoted.value ? 'voted' : 'none'] : null}
      </Banner>
    </div>
  )
}
