import { Fragment } from 'preact'
import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import type { BallotResult } from '../../../../../shared/ballot/result.ts'
import { isReworded } from '../../../../../shared/okr/wording.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Chip } from '../../../../ui/chip.tsx'
import { CutLine, ResultList, ResultRow } from '../../../../ui/result-row.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import './round-result.css'

/** [BA6] A closed round in order, with its spread and its cut line; a table holds the same. */
export function RoundResult({ ballot, result }: { ballot: Ballot; result: BallotResult }) {
  const { model } = useWorkshop()
  const { rows } = result
  const max = Math.max(1, ...rows.map(({ total }) => total))
  const lastIn = rows.findLastIndex(({ inCut }) => inCut)
  const wordsOf = (itemId: string) => ballot.items.find(({ id }) => id === itemId)?.text ?? ''
  const { cutLine } = ballot.settings
  return (
    <section class="sheet">
      <ResultList label={voteText.results}>
        {rows.map(({ itemId, rank, total, supporters, ballots, inCut }, index) => {
          const current = model.findCard(itemId)
          return (
            <Fragment key={itemId}>
              <ResultRow
                rank={rank}
                isIn={inCut}
                value={total}
                max={max}
                ballots={ballots}
                description={voteText.rowDescription(total, supporters, spreadOf(ballots))}
              >
                <p>{wordsOf(itemId)}</p>
                {cutLine !== null && inCut ? <span class="sr">{voteText.inCut}</span> : null}
                {current !== null && isReworded(current.text, wordsOf(itemId)) ? (
                  <Chip tone="line">{voteText.earlierWording}</Chip>
                ) : null}
              </ResultRow>
              {cutLine !== null && index === lastIn && index < rows.length - 1 ? (
                <CutLine>{voteText.cutAfter(lastIn + 1)}</CutLine>
              ) : null}
            </Fragment>
          )
        })}
      </ResultList>
      {ballot.settings.anonymous ? <p class="xs muted">{voteText.anonymousResult}</p> : null}
      <details>
        <summary class="small">{voteText.table}</summary>
        <table class="resulttable">
          <thead>
            <tr>
              <th scope="col">{voteText.columns.rank}</th>
              <th scope="col">{voteText.columns.text}</th>
              <th scope="col">{voteText.columns.dots}</th>
              <th scope="col">{voteText.columns.people}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ itemId, rank, total, supporters }) => (
              <tr key={itemId}>
                <td class="num">{rank}</td>
                <th scope="row">{wordsOf(itemId)}</th>
                <td class="num">{total}</td>
                <td class="num">{supporters}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** "3, 2, 2": what each supporter gave, no names. */
function spreadOf(ballots: readonly number[]): string {
  return ballots.join(', ')
}
