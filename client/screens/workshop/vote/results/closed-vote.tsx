import { useEffect, useState } from 'preact/hooks'
import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import { findBallot } from '../../../../../shared/workshop/find-ballot.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { ResultBody } from './result-body.tsx'
import { RoundHistory } from './round-history.tsx'
import './closed-vote.css'

/** Results that have been shown growing: coming back to one, it just stands there. */
const revealed = new Set<string>()

/**
 * A closed vote: how it came out and what may follow from it, then all the rounds there were. The stage's heading is not in
 * it (`headlineOf` and `factsOf` have the words).
 */
export function ClosedVote({ ballot, visible }: { readonly ballot: Ballot; readonly visible: Visible }) {
  // Another vote is another picture: what was folded out or chosen in this one is not meant for it.
  return <OneClosedVote key={ballot.ballotId} ballot={ballot} visible={visible} />
}

function OneClosedVote({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const isRevealing = useReveal(ballot.ballotId)
  const decided = ballot.follows?.why === 'run-off' ? findBallot(visible, ballot.follows.ballotId) : null
  return (
    <div class={isRevealing ? 'closedvote is-revealing' : 'closedvote'}>
      <ResultBody ballot={ballot} visible={visible} />
      {decided === null ? null : <DecidedRound ballot={decided} visible={visible} />}
      <RoundHistory
        visible={visible}
        shownIds={[ballot.ballotId, ...(decided === null ? [] : [decided.ballotId])]}
      />
    </div>
  )
}

/** The vote whose tie a run-off was about: what is in, and what to do about it, is there. */
function DecidedRound({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  return (
    <section class="roundsection" aria-label={resultsText.history.decided(ballot.round)}>
      <h2 class="sech">{resultsText.history.decided(ballot.round)}</h2>
      <ResultBody ballot={ballot} visible={visible} />
    </section>
  )
}

function useReveal(ballotId: string): boolean {
  const [isRevealing, setRevealing] = useState(!revealed.has(ballotId))
  useEffect(() => {
    revealed.add(ballotId)
    // Longer than any of its motions; after it, rows that change places do not grow again.
    const timer = setTimeout(() => setRevealing(false), 1_500)
    return () => clearTimeout(timer)
  }, [ballotId])
  return isRevealing
}
