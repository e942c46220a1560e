import { currentBallotOf } from '../../../../shared/workshop/state.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { voteText } from '../../../text/en/workshop-vote.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import { BesideRecord } from '../changes/beside-record.tsx'
import type { StageProps } from '../stage-view.tsx'
import { CurrentVote } from '../vote/cast/current-vote.tsx'
import { LostReasons } from '../vote/cast/lost-reasons.tsx'
import { ProposalList } from '../vote/cast/proposal-list.tsx'
import { ClosedVote } from '../vote/results/closed-vote.tsx'
import { factsOf, headlineOf } from '../vote/results/result-words.ts'
import { VoteSetUp } from '../vote/set-up/vote-set-up.tsx'
import { useWorkshop } from '../workshop-context.ts'
import '../after-cards.css'

/** A vote, from its settings to its result. */
export function VoteStage({ visible }: StageProps) {
  const { model } = useWorkshop()
  const text = stages.vote
  const place = visible.workshop.teamName
  const current = currentBallotOf(visible)
  if (current !== null) return <CurrentVote ballot={current} visible={visible} isInStage />
  const isLeading = model.can('lead-workshop')
  const rounds = visible.ballots.filter(({ result }) => result !== null)
  const last = rounds.at(-1)
  if (last === undefined || last.result === null) {
    return (
      <div class="ballot">
        <StageHead
          question={isLeading ? text.setUp : text.waiting}
          help={isLeading ? text.setUpHelp : text.waitingHelp}
          place={place}
        />
        <LostReasons />
        {isLeading ? <VoteSetUp visible={visible} isMain /> : <ProposalList visible={visible} />}
      </div>
    )
  }
  return (
    <div class="ballot">
      <StageHead question={headlineOf(last)} help={factsOf(last)} place={place} />
      <LostReasons />
      <ClosedVote key={last.ballotId} ballot={last} visible={visible} />
      {visible.workshop.kind === 'check-in' && last.settings.method === 'confidence' ? (
        <BesideRecord key={last.ballotId} ballot={last} />
      ) : null}
      {isLeading ? (
        <details class="aftercards">
          <summary>{voteText.openAgain}</summary>
          <VoteSetUp visible={visible} />
        </details>
      ) : null}
    </div>
  )
}
