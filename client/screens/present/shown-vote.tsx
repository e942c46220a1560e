import { Fragment } from 'preact'
import { type Ballot, wordingOf } from '../../../shared/ballot/ballot.ts'
import { can } from '../../../shared/identity/roles.ts'
import { isElector } from '../../../shared/workshop/electorate.ts'
import { currentBallotOf, type Visible } from '../../../shared/workshop/state.ts'
import { present } from '../../text/en/present.ts'
import { formatTotal } from '../../ui/charts/answers-picture.tsx'
import { factsOf, inOrderOfResult, rowsAboveCut, wordsIn } from '../workshop/vote/results/result-words.ts'

/** A vote: what it is about and how many have voted, until it is closed; then how it came out. Never who chose what. */
export function ShownVote({ visible }: { visible: Visible }) {
  const current = currentBallotOf(visible)
  if (current !== null) return <OpenVote ballot={current} visible={visible} />
  const last = visible.ballots.at(-1)
  return last === undefined ? <p class="present__count">{present.noVote}</p> : <VoteResult ballot={last} />
}

function OpenVote({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const of = Object.entries(visible.roster).filter(
    ([personId, { role, removed }]) =>
      !removed && can(role, 'cast-ballot') && isElector(visible, ballot, personId),
  ).length
  return (
    <>
      <p class="present__count">{present.voted(visible.ballotCounts.voted, of)}</p>
      <ol class="shownvote">
        {ballot.items.map((item) => (
          <li key={item.id}>{wordingOf(item)}</li>
        ))}
      </ol>
    </>
  )
}

function VoteResult({ ballot }: { ballot: Ballot }) {
  const rows = inOrderOfResult(ballot)
  const above = rowsAboveCut(ballot)
  const most = Math.max(...rows.map(({ total }) => total), 1)
  return (
    <>
      <ol class="shownvote shownvote--result">
        {rows.map((row, index) => (
          <Fragment key={row.itemId}>
            <li>
              <b class="num">{row.rank}</b>
              <span>{wordsIn(ballot, row.itemId)}</span>
              <b class="num">{formatTotal(ballot.settings.method, row)}</b>
              <i aria-hidden="true" style={{ width: `${(Math.max(0, row.total) / most) * 100}%` }} />
            </li>
            {index + 1 === above ? <li class="shownvote__cut">{present.cut}</li> : null}
          </Fragment>
        ))}
      </ol>
      <p class="muted">{factsOf(ballot)}</p>
    </>
  )
}
