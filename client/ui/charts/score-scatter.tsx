import { chartText } from '../../text/en/charts.ts'
import { formatMean, meanOf, middleHalf } from './answer-scale.ts'
import { ChartFigure } from './chart-table.tsx'
import { round } from './picture.ts'
import { placeMarks } from './place-marks.ts'
import '../chart.css'
import './score-scatter.css'

export type ScatterPoint = {
  readonly id: string
  /** What stands in the point: its rank. Equals share it. */
  readonly number: string
  readonly name: string
  /** Answers by person, without names. */
  readonly importance: readonly number[]
  readonly confidence: readonly number[]
  readonly isIn: boolean
}

const PLOT = { left: 26, top: 20, right: 312, bottom: 262 }
const VIEW = { width: 320, height: 312 }
const SCALE = { min: 1, max: 5 }
/** Lines for the spread of many would be a grid. */
const MAX_SPREADS = 9
const ONE_TO_FIVE = [1, 2, 3, 4, 5] as const

/**
 * Importance from left to right, confidence from bottom to top: the numbers are those of the list beside it, and of the
 * table. A number that would lie on another one stands beside its place, with a line to it.
 */
export function ScoreScatter({
  label,
  points,
}: {
  readonly label: string
  readonly points: readonly ScatterPoint[]
}) {
  const text = chartText.scatter
  const drawn = points.flatMap((point) => {
    const [importance, confidence] = [meanOf(point.importance), meanOf(point.confidence)]
    return importance === null || confidence === null ? [] : [{ ...point, means: { importance, confidence } }]
  })
  const radius = drawn.length <= 24 ? 10 : drawn.length <= 60 ? 7.5 : 4
  const marks = placeMarks(
    drawn.map(({ id, means }) => ({ id, x: plotX(means.importance), y: plotY(means.confidence) })),
    radius + 1,
    // A number at an edge may stand over it: what is at the very corner is meant to be seen there.
    { left: PLOT.left - radius, top: PLOT.top - radius, right: PLOT.right + 7, bottom: PLOT.bottom + radius },
  )
  const description = text.description(
    drawn.map(({ number, name, means }) =>
      text.point(`${number}, ${name}`, formatMean(means.importance), formatMean(means.confidence)),
    ),
  )
  const hasSpreads = drawn.length <= MAX_SPREADS && drawn.some(({ importance }) => middleHalf(importance))
  const rows = points.map(({ id, number, name, importance, confidence }) => ({
    id,
    lead: number,
    name,
    cells: [cellOf(importance), cellOf(confidence), String(importance.length)],
  }))
  return (
    <ChartFigure
      caption={label}
      columns={[
        text.columns.number,
        text.columns.name,
        text.importance,
        text.confidence,
        text.columns.answers,
      ]}
      rows={rows}
    >
      <svg class="scatter" viewBox={`0 0 ${VIEW.width} ${VIEW.height}`} role="img" aria-label={description}>
        <Ground />
        {drawn.length > MAX_SPREADS
          ? null
          : drawn.map(({ id, importance, confidence, means }) => (
              <Spread key={id} importance={importance} confidence={confidence} means={means} />
            ))}
        {marks.map(({ id, x, y, atX, atY, isMoved }) =>
          isMoved ? (
            <g key={id}>
              <line class="g-leader" x1={round(x)} y1={round(y)} x2={round(atX)} y2={round(atY)} />
              <circle class="g-dot" cx={round(x)} cy={round(y)} r="2.2" />
            </g>
          ) : null,
        )}
        {marks.map(({ id, atX, atY }, index) => {
          const point = drawn[index]
          const side = point?.isIn === true ? ' is-in' : ''
          return (
            <g key={id}>
              <circle class={`g-pt${side}`} cx={round(atX)} cy={round(atY)} r={radius} />
              {radius < 6 ? null : (
                <text
                  class={`g-ptn${side}${radius < 10 ? ' is-small' : ''}`}
                  x={round(atX)}
                  y={round(atY + (radius < 10 ? 3.2 : 3.8))}
                >
                  {point?.number}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <figcaption class="xs muted">
        {[
          ...(hasSpreads ? [text.lines] : []),
          ...(points.every(({ isIn }) => isIn) ? [] : [text.filled]),
          ...(marks.some(({ isMoved }) => isMoved) ? [text.moved] : []),
        ].join(' ')}
      </figcaption>
    </ChartFigure>
  )
}

/** Grid, axes, and the four corners by name: outside of the plot, where no point can lie on them. */
function Ground() {
  const { zones, importance, confidence } = chartText.scatter
  return (
    <g>
      <rect
        class="g-zone"
        x={plotX(3)}
        y={PLOT.top}
        width={PLOT.right - plotX(3)}
        height={plotY(3) - PLOT.top}
      />
      {ONE_TO_FIVE.map((value) => (
        <g key={value}>
          <line class="g-grid" x1={plotX(value)} x2={plotX(value)} y1={PLOT.top} y2={PLOT.bottom} />
          <line class="g-grid" x1={PLOT.left} x2={PLOT.right} y1={plotY(value)} y2={plotY(value)} />
          <text class="g-label num" x={plotX(value)} y={PLOT.bottom + 15} text-anchor="middle">
            {value}
          </text>
          <text class="g-label num" x={PLOT.left - 8} y={plotY(value) + 4} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      <path class="g-axis" d={`M${PLOT.left} ${PLOT.top}V${PLOT.bottom}H${PLOT.right}`} fill="none" />
      <text class="g-zonelab" x={PLOT.left} y="10">
        {zones.safe}
      </text>
      <text class="g-zonelab is-strong" x={PLOT.right} y="10" text-anchor="end">
        {zones.commit}
      </text>
      <text class="g-zonelab" x={PLOT.left} y={PLOT.bottom + 31}>
        {zones.letGo}
      </text>
      <text class="g-zonelab" x={PLOT.right} y={PLOT.bottom + 31} text-anchor="end">
        {zones.hard}
      </text>
      <text class="g-axislab" x={(PLOT.left + PLOT.right) / 2} y={PLOT.bottom + 47} text-anchor="middle">
        {importance}
      </text>
      <text
        class="g-axislab"
        transform={`translate(8 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)`}
        text-anchor="middle"
      >
        {confidence}
      </text>
    </g>
  )
}

function Spread({
  importance,
  confidence,
  means,
}: Pick<ScatterPoint, 'importance' | 'confidence'> & {
  readonly means: { readonly importance: number; readonly confidence: number }
}) {
  const across = middleHalf(importance)
  const up = middleHalf(confidence)
  const [x, y] = [round(plotX(means.importance)), round(plotY(means.confidence))]
  return (
    <g>
      {across === null ? null : (
        <line class="g-spread" x1={round(plotX(across.from))} x2={round(plotX(across.to))} y1={y} y2={y} />
      )}
      {up === null ? null : (
        <line class="g-spread" x1={x} x2={x} y1={round(plotY(up.from))} y2={round(plotY(up.to))} />
      )}
    </g>
  )
}

function plotX(importance: number): number {
  return PLOT.left + ((importance - SCALE.min) / (SCALE.max - SCALE.min)) * (PLOT.right - PLOT.left)
}

function plotY(confidence: number): number {
  return PLOT.bottom - ((confidence - SCALE.min) / (SCALE.max - SCALE.min)) * (PLOT.bottom - PLOT.top)
}

function cellOf(values: readonly number[]): string {
  const mean = meanOf(values)
  return mean === null ? '–' : formatMean(mean)
}
