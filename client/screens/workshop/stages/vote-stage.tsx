import { openBallotOf } from '../../../../shared/workshop/state.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { voteText } from '../../../text/en/workshop-vote.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'
import { BallotForm } from '../vote/ballot-form.tsx'
import { ProposalList } from '../vote/proposal-list.tsx'
import { RoundResult } from '../vote/round-result.tsx'
import { VoteSettings } from '../vote/vote-settings.tsx'
import { useWorkshop } from '../workshop-context.ts'
import '../after-cards.css'

/** Dots on key results: set up, voted, and the result in order. */
export function VoteStage({ visible }: StageProps) {
  const { model } = useWorkshop()
  const text = stages.vote
  const place = visible.workshop.teamName
  const open = openBallotOf(visible)
  if (open !== null) {
    return (
      <div class="ballot">
        <StageHead question={text.open} help={text.openHelp} place={place} />
        <BallotForm ballot={open} visible={visible} />
      </div>
    )
  }
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
        {isLeading ? <VoteSettings isFirst /> : null}
        <ProposalList />
      </div>
    )
  }
  const { turnout, rows } = last.result
  const hasCut = last.settings.cutLine !== null
  return (
    <div class="ballot">
      <StageHead
        question={hasCut ? text.closed(rows.filter(({ inCut }) => inCut).length) : text.closedNoCut}
        help={text.closedHelp(last.round, turnout.cast, turnout.abstained, turnout.eligible)}
        place={place}
      />
      <RoundResult ballot={last} result={last.result} />
      {rounds.length < 2 ? null : (
        <details class="aftercards">
          <summary>{voteText.earlierRounds}</summary>
          {rounds
            .slice(0, -1)
            .reverse()
            .map((ballot) =>
              ballot.result === null ? null : (
                <section key={ballot.ballotId} aria-label={voteText.round(ballot.round)}>
                  <h2 class="sech">{voteText.round(ballot.round)}</h2>
                  <RoundResult ballot={ballot} result={ballot.result} />
                </section>
              ),
            )}
        </details>
      )}
      {isLeading ? (
        <details class="aftercards">
          <summary>{voteText.openAgain}</summary>
          <VoteSettings isFirst={false} />
        </details>
      ) : null}
      {rows.length === 0 ? <EmptyState>{voteText.nothing}</EmptyState> : null}
    </div>
  )
}
