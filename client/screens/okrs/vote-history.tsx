import { PUBLICATION_ROUTES } from '../../../shared/api/publication-routes.ts'
import type { RecordedBallot } from '../../../shared/api/record-api.ts'
import type { Provenance } from '../../../shared/okr/okr-set.ts'
import { isReworded } from '../../../shared/okr/wording.ts'
import { useResource } from '../../api/use-resource.ts'
import { formatInstant } from '../../text/dates.ts'
import { settingsInWords } from '../../text/en/ballot-settings.ts'
import { okrs } from '../../text/en/okrs.ts'
import { AnswersPicture, formatTotal } from '../../ui/charts/answers-picture.tsx'
import { TurnoutBar } from '../../ui/charts/turnout-bar.tsx'
import './vote-history.css'

type Story = { readonly itemId: string; readonly wording: string; readonly votes: Provenance['ballots'] }

/**
 * Every vote that a statement stood in, with its settings, turnout and answers. What was published with the statement says the
 * outcome at once; the pictures come with the record of the votes.
 */
export function VoteHistory({ workshopId, itemId, wording, votes }: Story & { readonly workshopId: string }) {
  const answer = useResource(PUBLICATION_ROUTES.workshopBallots, { params: { workshopId } })
  if (answer.kind !== 'ready') return <VotesInWords votes={votes} wording={wording} />
  const rounds = answer.value.ballots.filter(({ items }) => items.some(({ id }) => id === itemId))
  return rounds.length === 0 ? (
    <VotesInWords votes={votes} wording={wording} />
  ) : (
    <ol class="votehistory" aria-label={okrs.votes}>
      {rounds.map((ballot) => (
        <Round key={ballot.ballotId} ballot={ballot} itemId={itemId} wording={wording} />
      ))}
    </ol>
  )
}

/** What was published with the statement says of its votes. */
export function VotesInWords({ votes, wording }: Pick<Story, 'votes' | 'wording'>) {
  return (
    <>
      {votes.map(({ round, closedAtMs, method, rank, of, total, voters, wording: then }) => (
        <p key={`${round}-${closedAtMs}`}>
          {okrs.ballot(method, rank, of, total, voters)}
          {then === wording ? null : `, ${okrs.ballotWording(then)}`}
        </p>
      ))}
    </>
  )
}

function Round({
  ballot: { round, settings, items, result, closedAtMs, follows },
  itemId,
  wording,
}: {
  ballot: RecordedBallot
  itemId: string
  wording: string
}) {
  const row = result.rows.find((one) => one.itemId === itemId)
  const then = items.find(({ id }) => id === itemId)?.text ?? ''
  if (row === undefined) return null
  const { turnout, quorum } = result
  const { method } = settings
  return (
    <li class="votehistory__round">
      <p>
        <b>{okrs.ballot(method, row.rank, items.length, row.total, turnout.cast)}</b>{' '}
        <span class="muted">
          {okrs.round(round, formatInstant(closedAtMs))}
          {follows === null ? '' : `, ${okrs.follows[follows.why]}`}
        </span>
      </p>
      <figure class="votehistory__picture">
        <AnswersPicture
          method={method}
          answers={row}
          max={Math.max(1, ...result.rows.map(({ total }) => total))}
          most={Math.max(1, ...result.rows.map(({ ballots }) => ballots.length))}
        />
        <b class="num" aria-hidden="true">
          {formatTotal(method, row)}
        </b>
      </figure>
      <TurnoutBar {...turnout} quorum={quorum} />
      <p class="small muted">{settingsInWords(settings)}</p>
      {isReworded(wording, then) ? <p class="small">{okrs.ballotWording(then)}</p> : null}
      {row.reasons.length === 0 ? null : (
        <ul class="votehistory__reasons" aria-label={okrs.reasons}>
          {row.reasons.map(({ text }, index) => (
            <li key={`${index}-${text}`}>{text}</li>
          ))}
        </ul>
      )}
    </li>
  )
}
