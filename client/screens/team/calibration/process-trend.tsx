import type { Calibration } from '../../../../shared/api/retro-api.ts'
import {
  PROCESS_STATEMENTS,
  type ProcessResult,
  type StatementId,
} from '../../../../shared/retro/process-pulse.ts'
import { calibrationText } from '../../../text/en/calibration.ts'
import { formatMean } from '../../../ui/charts/answer-scale.ts'
import { ChartFigure } from '../../../ui/charts/chart-table.tsx'
import { round } from '../../../ui/charts/picture.ts'
import '../../../ui/chart.css'

const VIEW = { width: 240, height: 44 }
const INSET = 8
/** More cycles than this would be a scribble. */
const MOST_CYCLES = 12

type Asked = { readonly cycleName: string; readonly result: ProcessResult }

/** How a team said it worked, statement by statement over the cycles: a line each, with its newest mean and what changed. */
export function ProcessTrend({ cycles }: { cycles: Calibration['cycles'] }) {
  const text = calibrationText.process
  const asked: readonly Asked[] = cycles
    .flatMap(({ cycle, processPulse }) =>
      processPulse === null ? [] : [{ cycleName: cycle.name, result: processPulse }],
    )
    .slice(-MOST_CYCLES)
  if (asked.length === 0) return <p class="muted">{text.none}</p>
  return (
    <ChartFigure
      caption={text.caption}
      columns={[text.statement, ...asked.map(({ cycleName }) => cycleName)]}
      rows={PROCESS_STATEMENTS.map(({ id, text: statement }) => ({
        id,
        name: statement,
        cells: asked.map(({ result }) => meanWords(meanOf(result, id))),
      }))}
    >
      <ul class="processtrend">
        {PROCESS_STATEMENTS.map(({ id, text: statement }) => (
          <StatementRow key={id} statement={statement} id={id} asked={asked} />
        ))}
      </ul>
    </ChartFigure>
  )
}

function StatementRow({
  statement,
  id,
  asked,
}: {
  statement: string
  id: StatementId
  asked: readonly Asked[]
}) {
  const text = calibrationText.process
  const means = asked.map(({ cycleName, result }) => ({ cycleName, mean: meanOf(result, id) }))
  const known = means.flatMap(({ mean }, at) => (mean === null ? [] : [{ at, mean }]))
  const [newest, before] = [known.at(-1), known.at(-2)]
  const step = (VIEW.width - 2 * INSET) / Math.max(1, asked.length - 1)
  const x = (at: number) => round(asked.length === 1 ? VIEW.width / 2 : INSET + at * step)
  const y = (mean: number) => round(VIEW.height - INSET - ((mean - 1) / 4) * (VIEW.height - 2 * INSET))
  const path = known.map(({ at, mean }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(mean)}`).join('')
  return (
    <li>
      <p>{statement}</p>
      <svg
        viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
        role="img"
        aria-label={text.trend(
          statement,
          means.map(({ cycleName, mean }) => text.at(cycleName, meanWords(mean))).join(', '),
        )}
      >
        {[1, 3, 5].map((level) => (
          <line key={level} class="g-grid" x1="0" x2={VIEW.width} y1={y(level)} y2={y(level)} />
        ))}
        {known.length > 1 ? <path class="g-value" d={path} /> : null}
        {known.map(({ at, mean }) => (
          <circle key={at} class="g-dot" cx={x(at)} cy={y(mean)} r={at === newest?.at ? 4 : 2.6} />
        ))}
      </svg>
      <p class="processtrend__now">
        <b class="num">{meanWords(newest?.mean ?? null)}</b>
        <span class="small muted">{changeWords(newest?.mean, before?.mean)}</span>
      </p>
    </li>
  )
}

function changeWords(newest: number | undefined, before: number | undefined): string {
  const text = calibrationText.process
  if (newest === undefined) return ''
  if (before === undefined) return text.first
  const change = Math.round((newest - before) * 10) / 10
  if (change === 0) return text.same
  return change > 0 ? text.up(formatMean(change)) : text.down(formatMean(-change))
}

function meanWords(mean: number | null): string {
  return mean === null ? '–' : formatMean(mean)
}

/** `null` where nobody answered it. */
function meanOf({ counts }: ProcessResult, id: StatementId): number | null {
  const people = counts[id].reduce((sum, count) => sum + count, 0)
  return people === 0 ? null : counts[id].reduce((sum, count, at) => sum + count * (at + 1), 0) / people
}
