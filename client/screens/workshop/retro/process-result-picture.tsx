import { PROCESS_STATEMENTS, type ProcessResult } from '../../../../shared/retro/process-pulse.ts'
import { processText as text } from '../../../text/en/retro-close.ts'
import { formatMean } from '../../../ui/charts/answer-scale.ts'
import { ChartFigure } from '../../../ui/charts/chart-table.tsx'
import './process.css'

/** How we worked: for each statement how many gave 1 to 5, counted by itself, and the mean. */
export function ProcessResultPicture({ result }: { result: ProcessResult }) {
  const rows = PROCESS_STATEMENTS.map(({ id, text: statement }) => {
    const counts = result.counts[id]
    return { id, statement, counts, mean: meanOfCounts(counts) }
  })
  return (
    <div class="card process process--result">
      <ChartFigure
        caption={text.caption}
        columns={text.columns}
        rows={rows.map(({ id, statement, counts, mean }) => ({
          ...{ id, name: statement },
          cells: [...counts.map(String), mean === null ? '–' : formatMean(mean)],
        }))}
      >
        <ul class="process__bars">
          {rows.map(({ id, statement, counts, mean }) => {
            const most = Math.max(1, ...counts)
            const inWords = mean === null ? text.noAnswers : text.mean(formatMean(mean))
            return (
              <li key={id}>
                <p>{statement}</p>
                <div
                  class="process__bar"
                  role="img"
                  aria-label={text.picture(statement, counts.join(', '), inWords)}
                >
                  {counts.map((count, index) => (
                    <span key={index} class={count === 0 ? 'is-none' : undefined}>
                      <i style={{ height: `${(count / most) * 100}%` }} />
                      <b class="num">{index + 1}</b>
                    </span>
                  ))}
                </div>
                <b class="num process__mean" aria-hidden="true">
                  {mean === null ? '–' : formatMean(mean)}
                </b>
              </li>
            )
          })}
        </ul>
      </ChartFigure>
    </div>
  )
}

/** The mean of what was answered, or `null` where nobody did. */
function meanOfCounts(counts: readonly number[]): number | null {
  const people = counts.reduce((sum, count) => sum + count, 0)
  return people === 0 ? null : counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / people
}
