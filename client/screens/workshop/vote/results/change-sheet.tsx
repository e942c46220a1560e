import type { BallotResult, ResultRow } from '../../../../../shared/ballot/result.ts'
import type { BallotMethod } from '../../../../../shared/ballot/settings.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { ANSWER_SCALES, meanOf } from '../../../../ui/charts/answer-scale.ts'
import { StripAxis } from '../../../../ui/charts/answer-strip.tsx'
import { AnswersPicture, formatTotal } from '../../../../ui/charts/answers-picture.tsx'
import { ChartFigure } from '../../../../ui/charts/chart-table.tsx'
import { PairedDots } from '../../../../ui/charts/paired-dots.tsx'
import type { ClosedBallot } from './result-view.ts'
import { apartInWords, inOrderOfResult, mostAnswers, wordsIn } from './result-words.ts'

type Closed = { readonly ballot: ClosedBallot; readonly result: BallotResult }
type Pair = { readonly itemId: string; readonly before: ResultRow; readonly after: ResultRow }

/**
 * How answers moved from one vote to the one that followed it, for the proposals of both. By the same method they stand on
 * one scale; by another, each on its own.
 */
export function ChangeSheet({ before, after }: { readonly before: Closed; readonly after: Closed }) {
  const text = resultsText.change
  const pairs = inOrderOfResult(after.ballot).flatMap((row): Pair[] => {
    const earlier = before.result.rows.find(({ itemId }) => itemId === row.itemId)
    return earlier === undefined ? [] : [{ itemId: row.itemId, before: earlier, after: row }]
  })
  if (pairs.length === 0) return null
  const [methodBefore, methodAfter] = [before.ballot.settings.method, after.ballot.settings.method]
  return (
    <section class="sheet changesheet" aria-label={text.title(before.ballot.round)}>
      <h2 class="sech">{text.title(before.ballot.round)}</h2>
      {methodBefore === methodAfter ? <p class="xs muted">{text.hint}</p> : null}
      <ChartFigure
        caption={text.caption}
        columns={Object.values(text.columns)}
        rows={pairs.map((pair) => ({
          id: pair.itemId,
          name: wordsIn(after.ballot, pair.itemId),
          cells: [
            formatTotal(methodBefore, pair.before),
            formatTotal(methodAfter, pair.after),
            apartInWords(pair.before),
            apartInWords(pair.after),
          ],
        }))}
      >
        <ul class="changelist is-in">
          {pairs.map((pair) => (
            <li key={pair.itemId} class="change">
              <div class="change__t">
                <p>{wordsIn(after.ballot, pair.itemId)}</p>
                <p class="xs muted num">{text.apart(apartInWords(pair.before), apartInWords(pair.after))}</p>
              </div>
              {methodBefore === methodAfter ? (
                <OnOneScale method={methodAfter} pair={pair} pairs={pairs} />
              ) : (
                <OnTheirOwn pair={pair} before={before} after={after} />
              )}
            </li>
          ))}
        </ul>
      </ChartFigure>
    </section>
  )
}

function OnOneScale({
  method,
  pair,
  pairs,
}: {
  readonly method: BallotMethod
  readonly pair: Pair
  readonly pairs: readonly Pair[]
}) {
  const text = resultsText.change
  const scale = ANSWER_SCALES[method] ?? {
    min: 0,
    max: Math.max(1, ...pairs.flatMap(({ before, after }) => [before.total, after.total])),
    ticks: [],
  }
  const ticks = scale.ticks.map(({ value }) => value)
  const markOf = (row: ResultRow) => (method === 'dots' ? row.total : meanOf(row.ballots))
  const [before, after] = [formatTotal(method, pair.before), formatTotal(method, pair.after)]
  return (
    <div class="change__pair">
      {method === 'score' ? <span class="label">{resultsText.importance}</span> : null}
      <PairedDots
        scale={scale}
        ticks={ticks}
        before={markOf(pair.before)}
        after={markOf(pair.after)}
        description={text.words(before, after)}
      />
      <b class="num">{text.way(before, after)}</b>
      {method === 'score' ? <ConfidencePair pair={pair} ticks={ticks} /> : null}
    </div>
  )
}

function ConfidencePair({ pair, ticks }: { readonly pair: Pair; readonly ticks: readonly number[] }) {
  const text = resultsText.change
  const asRow = ({ confidence, supporters }: ResultRow) => ({
    ...{ ballots: confidence, supporters },
    total: meanOf(confidence) ?? 0,
  })
  const [before, after] = [asRow(pair.before), asRow(pair.after)]
  const [wordsBefore, wordsAfter] = [formatTotal('score', before), formatTotal('score', after)]
  return (
    <>
      <span class="label">{resultsText.confidence}</span>
      <PairedDots
        scale={ANSWER_SCALES.score}
        ticks={ticks}
        before={meanOf(before.ballots)}
        after={meanOf(after.ballots)}
        description={text.words(wordsBefore, wordsAfter)}
      />
      <b class="num">{text.way(wordsBefore, wordsAfter)}</b>
    </>
  )
}

function OnTheirOwn({
  pair,
  before,
  after,
}: {
  readonly pair: Pair
  readonly before: Closed
  readonly after: Closed
}) {
  const sides = [
    { closed: before, row: pair.before },
    { closed: after, row: pair.after },
  ]
  return (
    <div class="change__sides">
      {sides.map(({ closed: { ballot, result }, row }) => (
        <figure key={ballot.ballotId}>
          <figcaption class="label">
            {resultsText.change.round(ballot.round)}, {resultsText.methods[ballot.settings.method]}:{' '}
            <b class="num">{formatTotal(ballot.settings.method, row)}</b>
          </figcaption>
          <AnswersPicture
            method={ballot.settings.method}
            answers={row}
            max={Math.max(1, ...result.rows.map(({ total }) => total))}
            most={mostAnswers(result.rows)}
          />
          <Axis method={ballot.settings.method} />
        </figure>
      ))}
    </div>
  )
}

function Axis({ method }: { readonly method: BallotMethod }) {
  const scale = ANSWER_SCALES[method]
  return scale === null ? null : <StripAxis scale={scale} />
}
