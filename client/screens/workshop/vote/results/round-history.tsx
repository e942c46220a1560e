import { useState } from 'preact/hooks'
import { type Ballot, isIn } from '../../../../../shared/ballot/ballot.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { settingsInWords } from '../../../../text/en/ballot-settings.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { ResultBody } from './result-body.tsx'
import { hasOutcome } from './result-words.ts'

/** All rounds that were closed, the newest first: settings, turnout and outcome in a line each, the result folded in it. */
export function RoundHistory({
  visible,
  shownIds,
}: {
  readonly visible: Visible
  /** Those that stand above already, in full. */
  readonly shownIds: readonly string[]
}) {
  const others = visible.ballots
    .filter(({ ballotId, result }) => result !== null && !shownIds.includes(ballotId))
    .toReversed()
  if (others.length === 0) return null
  return (
    <section class="roundsection" aria-label={resultsText.history.title}>
      <h2 class="sech">{resultsText.history.title}</h2>
      <ol class="rounds">
        {others.map((ballot) => (
          <li key={ballot.ballotId}>
            <Round ballot={ballot} visible={visible} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Round({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  // Rendered once it is first opened: a long workshop has many rounds.
  const [wasOpened, setOpened] = useState(false)
  return (
    <details class="round" onToggle={(event) => setOpened(wasOpened || event.currentTarget.open)}>
      <summary>
        <b>{roundInWords(ballot, visible)}</b>
        <span class="small">{outcomeInWords(ballot)}</span>
        <span class="xs muted">{settingsInWords(ballot.settings)}</span>
      </summary>
      {wasOpened ? <ResultBody ballot={ballot} visible={visible} /> : null}
    </details>
  )
}

function roundInWords({ round, follows }: Ballot, { ballots }: Visible): string {
  const text = resultsText.history
  const before = follows === null ? undefined : ballots.find(({ ballotId }) => ballotId === follows.ballotId)
  if (follows === null || before === undefined) return text.round(round)
  return `${text.round(round)}, ${text.follows(follows.why, before.round)}`
}

/** "9 of 9 voted. 5 proposals are in." */
function outcomeInWords(ballot: Ballot): string {
  const { result } = ballot
  if (result === null) return ''
  const { cast, abstained, eligible } = result.turnout
  const voted = `${resultsText.facts.voted(cast + abstained, eligible)}.`
  return hasOutcome(ballot)
    ? `${voted} ${resultsText.headline.inCut(ballot.items.filter(({ id }) => isIn(ballot, id)).length)}`
    : voted
}
