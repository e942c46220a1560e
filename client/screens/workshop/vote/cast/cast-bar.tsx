import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { AnswerProgress, BallotBar, DotBudget, Turnout } from '../../../../ui/ballot.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { CastActions, type DonePlace } from './cast-actions.tsx'
import type { BallotProgress } from './progress-of.ts'

/** How far I am and how far the others are, always in sight. */
export function CastBar({
  ballot,
  progress,
  doneIn,
}: {
  ballot: Ballot
  progress: BallotProgress
  doneIn: DonePlace
}) {
  const { model } = useWorkshop()
  const mine = model.ballot
  const { settings, items } = ballot
  const canVote = mine.permission.value.ok
  const turnout = <RoomTurnout progress={progress} />
  if (!canVote && !mine.hasVoted.value) return <div class="budget">{turnout}</div>
  const isAbstaining = mine.isAbstaining.value
  const answered = mine.answeredIds.value.length
  const left = mine.left.value
  const text = isAbstaining
    ? voteText.abstained
    : settings.method !== 'dots'
      ? voteText.answered(answered, items.length)
      : left < 0
        ? voteText.tooMany(-left)
        : voteText.left(left)
  return (
    <BallotBar
      picture={
        settings.method !== 'dots' ? (
          <AnswerProgress answered={answered} total={items.length} />
        ) : isAbstaining ? undefined : (
          <DotBudget left={left} total={settings.budget} />
        )
      }
      text={text}
      note={<CastState />}
    >
      {turnout}
      {canVote ? <CastActions place="bar" doneIn={doneIn} /> : null}
    </BallotBar>
  )
}

/** Whether what stands on screen is counted. Said on each change, so it is not announced. */
function CastState() {
  const { model } = useWorkshop()
  const mine = model.ballot
  const uncounted = mine.uncountedIds.value.length
  if (mine.refusal.value !== null) return <>{voteText.refused}</>
  if (mine.isCasting.value) {
    return <>{model.isLive.value ? voteText.sending : voteText.waitingForRoom}</>
  }
  if (uncounted > 0) return <>{voteText.partly(uncounted)}</>
  if (!mine.hasVoted.value) return <>{voteText.nothingYet}</>
  if (mine.isDone.value) return <>{`${voteText.isDone}. ${voteText.doneHelp}`}</>
  return (
    <>
      {voteText.counted}
      <span class="budget__more">{voteText.countedUntil}</span>
    </>
  )
}

function RoomTurnout({ progress }: { progress: BallotProgress }) {
  const { voted, eligible, needed } = progress
  const quorum =
    needed === null ? '' : `, ${voted >= needed ? voteText.quorumReached : voteText.quorumMark(needed)}`
  return (
    <Turnout
      text={
        <>
          <b class="num">{voted}</b>
          {voteText.votedOf(eligible)}
          {quorum}
        </>
      }
      voted={voted}
      people={eligible}
      quorum={needed ?? 0}
    />
  )
}
