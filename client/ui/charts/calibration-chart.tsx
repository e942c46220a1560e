import { scaleLinear } from 'd3-scale'
import { CONFIDENCE } from '../../../shared/okr/model.ts'
import { calibrationText } from '../../text/en/calibration.ts'
import { formatScore } from '../../text/en/retro-words.ts'
import { ChartFigure } from './chart-table.tsx'
import { round } from './picture.ts'
import '../chart.css'
import './okr-charts.css'
import './calibration-chart.css'

export type ChartPoint = {
  readonly id: string
  readonly text: string
  readonly cycleName: string
  readonly confidenceAtCommit: number | null
  readonly confidenceAtMiddle: number | null
  readonly score: number
}

const VIEW = { width: 340, height: 336 }
const PLOT = { left: 40, top: 14, right: 326, bottom: 290 }
/** More lines than this would be a tangle. */
const MOST_LINES = 24
const TICKS = [0, 2, 4, 6, 8, 10] as const

const x = scaleLinear([CONFIDENCE.min, CONFIDENCE.max], [PLOT.left, PLOT.right])
const y = scaleLinear([0, 1], [PLOT.bottom, PLOT.top])

/**
 * [RE8] Confidence against score, each key result twice: as it was committed to (a ring) and at the middle of the cycle (a
 * dot), with the line on which both are the same. Key results at one place are one mark with their number.
 */
export function CalibrationChart({ label, points }: { label: string; points: readonly ChartPoint[] }) {
  const text = calibrationText.chart
  const cell = (confidence: number | null) => (confidence === null ? text.none : String(confidence))
  const description = text.description(
    points
      .map((point) =>
        text.point(
          point.text,
          cell(point.confidenceAtCommit),
          cell(point.confidenceAtMiddle),
          formatScore(point.score),
        ),
      )
      .join(' '),
  )
  const rings = gather(points.map((point) => [point.confidenceAtCommit, point.score]))
  const dots = gather(points.map((point) => [point.confidenceAtMiddle, point.score]))
  return (
    <ChartFigure
      caption={label}
      columns={text.columns}
      rows={points.map((point) => ({
        id: point.id,
        name: point.text,
        cells: [
          point.cycleName,
          cell(point.confidenceAtCommit),
          cell(point.confidenceAtMiddle),
          formatScore(point.score),
        ],
      }))}
    >
      <svg
        class="calibration"
        viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
        role="img"
        aria-label={description}
      >
        <Ground />
        {points.length > MOST_LINES ? null : points.map((point) => <Way key={point.id} point={point} />)}
        {rings.map((mark) => (
          <Mark key={mark.key} mark={mark} isDot={false} />
        ))}
        {dots.map((mark) => (
          <Mark key={mark.key} mark={mark} isDot />
        ))}
      </svg>
      <figcaption class="legend calibration__legend">
        <span>
          <svg viewBox="0 0 22 10" aria-hidden="true">
            <circle class="g-pt" cx="11" cy="5" r="5" />
          </svg>
          {text.commit}
        </span>
        <span>
          <svg viewBox="0 0 22 10" aria-hidden="true">
            <circle class="g-pt is-in" cx="11" cy="5" r="4" />
          </svg>
          {text.middle}
        </span>
        <span>
          <svg viewBox="0 0 22 10" aria-hidden="true">
            <line class="g-perfect" x1="0" x2="22" y1="5" y2="5" />
          </svg>
          {text.perfect}
        </span>
        {[...rings, ...dots].some(({ count }) => count > 1) ? <span>{text.number}</span> : null}
      </figcaption>
    </ChartFigure>
  )
}

type Gathered = {
  readonly key: string
  readonly confidence: number
  readonly score: number
  readonly count: number
}

/** Both scales have steps: what is at the same step is at the same place. */
function gather(
  pairs: readonly (readonly [confidence: number | null, score: number])[],
): readonly Gathered[] {
  const marks = new Map<string, Gathered>()
  for (const [confidence, score] of pairs) {
    if (confidence === null) continue
    const key = `${confidence} ${score}`
    marks.set(key, { key, confidence, score, count: (marks.get(key)?.count ?? 0) + 1 })
  }
  return [...marks.values()]
}

/** A ring is wider than a dot, so that a dot inside of it leaves it to be seen. */
function Mark({ mark: { confidence, score, count }, isDot }: { mark: Gathered; isDot: boolean }) {
  const radius = (isDot ? 4 : 7) + Math.min(4, 1.5 * (count - 1))
  const [cx, cy] = [round(x(confidence)), round(y(score))]
  return (
    <g>
      <circle class={isDot ? 'g-pt is-in' : 'g-pt'} cx={cx} cy={cy} r={radius} />
      {count === 1 ? null : (
        <text
          class="g-label num"
          x={round(cx + radius + 2)}
          y={round(isDot ? cy + radius + 6 : cy - radius + 2)}
        >
          {count}
        </text>
      )}
    </g>
  )
}

/** From what was said first to what was said at the middle. */
function Way({ point: { confidenceAtCommit, confidenceAtMiddle, score } }: { point: ChartPoint }) {
  if (confidenceAtCommit === null || confidenceAtMiddle === null) return null
  if (confidenceAtCommit === confidenceAtMiddle) return null
  const at = round(y(score))
  return (
    <line
      class="g-onway"
      x1={round(x(confidenceAtCommit))}
      x2={round(x(confidenceAtMiddle))}
      y1={at}
      y2={at}
    />
  )
}

function Ground() {
  const text = calibrationText.chart
  return (
    <g>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line class="g-grid" x1={x(tick)} x2={x(tick)} y1={PLOT.top} y2={PLOT.bottom} />
          <line class="g-grid" x1={PLOT.left} x2={PLOT.right} y1={y(tick / 10)} y2={y(tick / 10)} />
          <text class="g-label num" x={x(tick)} y={PLOT.bottom + 16} text-anchor="middle">
            {tick}
          </text>
          <text class="g-label num" x={PLOT.left - 8} y={y(tick / 10) + 4} text-anchor="end">
            {formatScore(tick / 10)}
          </text>
        </g>
      ))}
      <path class="g-axis" d={`M${PLOT.left} ${PLOT.top}V${PLOT.bottom}H${PLOT.right}`} fill="none" />
      <line class="g-perfect" x1={x(0)} y1={y(0)} x2={x(10)} y2={y(1)} />
      <text class="g-zonelab" x={PLOT.left + 10} y={PLOT.top + 16}>
        {text.tooCareful}
      </text>
      <text class="g-zonelab" x={PLOT.right - 10} y={PLOT.bottom - 10} text-anchor="end">
        {text.tooSure}
      </text>
      <text class="g-axislab" x={(PLOT.left + PLOT.right) / 2} y={PLOT.bottom + 36} text-anchor="middle">
        {text.confidence}
      </text>
      <text
        class="g-axislab"
        transform={`translate(10 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)`}
        text-anchor="middle"
      >
        {text.score}
      </text>
    </g>
  )
}
