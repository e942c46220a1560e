import { type ComponentChildren, Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { inOrderOfDisagreement } from '../../../../../shared/ballot/tally.ts'
import { chartText } from '../../../../text/en/charts.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { ANSWER_SCALES } from '../../../../ui/charts/answer-scale.ts'
import { StripAxis } from '../../../../ui/charts/answer-strip.tsx'
import { ChartFigure } from '../../../../ui/charts/chart-table.tsx'
import { PICTURE } from '../../../../ui/charts/picture.ts'
import { CutLine, ResultList } from '../../../../ui/result-row.tsx'
import { Segmented } from '../../../../ui/segmented.tsx'
import { ResultItem } from './result-item.tsx'
import type { ResultView } from './result-view.ts'
import { contestedOf, inOrderOfResult, mostAnswers, rowsAboveCut, tableOf, wordsIn } from './result-words.ts'
import './result-sheet.css'

export type ResultOrder = 'rank' | 'disagreement'

const ORDERS = [
  { value: 'rank', label: resultsText.orders.rank },
  { value: 'disagreement', label: resultsText.orders.disagreement },
] as const

/** [BA6] The proposals with every answer to them, in the order of the result or of what to talk about; a table says the same. */
export function ResultSheet({
  view,
  heading,
  firstOrder,
  actionFor,
}: {
  readonly view: ResultView
  readonly heading: string
  readonly firstOrder: ResultOrder
  /** What can be done about one proposal while it is talked about, if this person can do anything. */
  readonly actionFor?: ((itemId: string) => ComponentChildren) | undefined
}) {
  const [order, setOrder] = useState<ResultOrder>(firstOrder)
  const [talkedAbout, setTalkedAbout] = useState<string | null>(null)
  const { ballot, result } = view
  const byResult = inOrderOfResult(ballot)
  const rows = order === 'rank' ? byResult : inOrderOfDisagreement(result.rows)
  const above = order === 'rank' ? rowsAboveCut(ballot) : null
  const max = Math.max(1, ...result.rows.map(({ total }) => total))
  const most = mostAnswers(result.rows)
  const scale = ANSWER_SCALES[ballot.settings.method]
  const { columns, cellsOf } = tableOf(ballot)
  return (
    <section class="sheet resultsheet" aria-label={heading}>
      <div class="resultsheet__head">
        <h2 class="sech">{heading}</h2>
        {result.rows.length < 2 ? null : (
          <Segmented label={resultsText.order} segments={ORDERS} value={order} onChange={setOrder} />
        )}
      </div>
      <Legend view={view} />
      {order === 'disagreement' ? (
        <p class="xs muted resultsheet__hint">
          {resultsText.apart.scale} {contestedOf(result).length > 0 ? resultsText.apart.flagged : null}
        </p>
      ) : null}
      <ChartFigure
        caption={resultsText.table.caption}
        columns={columns}
        rows={byResult.map((row) => ({
          id: row.itemId,
          lead: String(row.rank),
          name: wordsIn(ballot, row.itemId),
          cells: cellsOf(row),
        }))}
      >
        {scale === null ? null : (
          <div class="axis" aria-hidden="true">
            <StripAxis scale={scale} />
          </div>
        )}
        <ResultList label={resultsText.results}>
          {rows.map((row, index) => (
            <Fragment key={row.itemId}>
              <ResultItem
                view={view}
                row={row}
                max={max}
                most={most}
                isByDisagreement={order === 'disagreement'}
                isTalkedAbout={talkedAbout === row.itemId}
                onTalk={() => setTalkedAbout(talkedAbout === row.itemId ? null : row.itemId)}
                action={actionFor?.(row.itemId)}
              />
              {index + 1 === above ? <CutLine>{cutWords(view, above)}</CutLine> : null}
            </Fragment>
          ))}
        </ResultList>
      </ChartFigure>
    </section>
  )
}

/** Where the line is not where it was agreed, fewer were good enough, or a tie was kept. */
function cutWords({ ballot }: ResultView, above: number): string {
  const { cutLine } = ballot.settings
  if (cutLine === null || above < cutLine) return resultsText.passCut
  return above === cutLine ? resultsText.cutAfter(cutLine) : resultsText.cutWithTie(cutLine)
}

function Legend({ view: { ballot, mine, result } }: { view: ResultView }) {
  const { method } = ballot.settings
  const most = mostAnswers(result.rows)
  return (
    <p class="legend">
      {method === 'score' || method === 'fist' || method === 'confidence' ? (
        <span>
          <svg viewBox="0 0 22 10" aria-hidden="true">
            <line class="g-mean" x1="11" x2="11" y1="0" y2="10" />
          </svg>
          {chartText.mean}
        </span>
      ) : null}
      {most > 0 && most <= PICTURE.maxDots ? (
        <span>
          <svg viewBox="0 0 22 10" aria-hidden="true">
            <circle class="g-tick" cx="11" cy="5" r="2.6" />
          </svg>
          {chartText.oneBallot}
        </span>
      ) : null}
      {mine === null || mine.answer === 'abstain' ? null : (
        <span>
          <svg viewBox="0 0 22 10" aria-hidden="true">
            <circle class="g-mine" cx="11" cy="5" r="3.6" />
          </svg>
          {chartText.yours}
        </span>
      )}
    </p>
  )
}
