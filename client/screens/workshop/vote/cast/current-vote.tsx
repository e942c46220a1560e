import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { stages } from '../../../../text/en/workshop-stages.ts'
import { StageHead } from '../../../../ui/stage-head.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { VoteSharing } from '../sharing/vote-sharing.tsx'
import { BallotForm } from './ballot-form.tsx'
import { BallotTimer } from './ballot-timer.tsx'
import { RunBallot } from './run-ballot.tsx'
import { voteQuestionOf } from './vote-question.ts'

/** The vote that is planned or open, with its question, its clock, and what a facilitator may do to it. */
export function CurrentVote({
  ballot,
  visible,
  isInStage,
}: {
  ballot: Ballot
  visible: Visible
  isInStage: boolean
}) {
  const { model } = useWorkshop()
  const text = stages.vote
  const isPlanned = model.ballot.phase.value === 'planned'
  return (
    <div class="ballot">
      <StageHead
        question={isPlanned ? text.planned : voteQuestionOf(ballot)}
        help={isPlanned ? text.plannedHelp : text.openHelp}
        place={visible.workshop.teamName}
      >
        <BallotTimer ballot={ballot} visible={visible} />
      </StageHead>
      <BallotForm
        key={ballot.ballotId}
        ballot={ballot}
        visible={visible}
        // A facilitator's bar has the way on in it.
        doneIn={model.can('lead-workshop') ? 'form' : 'room'}
      />
      {model.can('lead-workshop') ? (
        <RunBallot ballot={ballot} visible={visible} isInStage={isInStage} />
      ) : null}
      {ballot.closesAtMs === null ? null : <VoteSharing ballot={ballot} visible={visible} />}
    </div>
  )
}
