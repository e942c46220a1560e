import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { CONFIDENCE } from '../../../shared/okr/model.ts'
import { formatShortDay } from '../../text/dates.ts'
import { okrCharts as text } from '../../text/en/okr-charts.ts'
import { ChartFigure } from './chart-table.tsx'
import { round } from './picture.ts'
import { WeekLabels } from './progress-chart.tsx'
import { dayScale, type Span } from './week-axis.ts'
import '../chart.css'
import './okr-charts.css'

const VIEW = { width: 352, height: 168 }
const PLOT = { left: 44, top: 22, right: 338, bottom: 134 }
/** Under this a next step is asked for, see `asksForNextStep`. */
const LOW_BELOW = 4

/** Confidence from 0 to 10 over the weeks, each check-in a dot; what is asked about lies in the shaded part. */
export function ConfidenceChart({
  label,
  span,
  today,
  trend,
}: {
  readonly label: string
  readonly span: Span
  readonly today: string
  /** Oldest first. */
  readonly trend: readonly { readonly on: string; readonly confidence: number }[]
}) {
  const x = dayScale(span, PLOT.left, PLOT.right)
  const y = scaleLinear([CONFIDENCE.min, CONFIDENCE.max], [PLOT.bottom, PLOT.top])
  const path = line<{ on: string; confidence: number }>(
    ({ on }) => round(x(on)),
    ({ confidence }) => round(y(confidence)),
  ).curve(curveStepAfter)(trend.slice())
  const nowX = round(x(today))
  return (
    <ChartFigure
      caption={`${label}. ${text.confidence.caption}`}
      columns={[
        text.confidence.columns.day,
        text.confidence.columns.confidence,
        text.confidence.columns.change,
      ]}
      rows={trend.map(({ on, confidence }, index) => ({
        id: `${on}-${index}`,
        name: formatShortDay(on),
        cells: [String(confidence), changeFrom(trend[index - 1]?.confidence, confidence)],
      }))}
    >
      <svg
        class="okrchart"
        viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
        role="img"
        aria-label={`${label}. ${trend.length === 0 ? text.confidence.none : text.confidence.trend(trend.map(({ confidence }) => confidence))}.`}
      >
        <rect
          class="g-zone"
          x={PLOT.left}
          y={y(LOW_BELOW)}
          width={PLOT.right - PLOT.left}
          height={PLOT.bottom - y(LOW_BELOW)}
        />
        <text class="g-zonelab" x={PLOT.right - 4} y={PLOT.bottom - 6} text-anchor="end">
          {text.confidence.low}
        </text>
        {[0, LOW_BELOW, 7, 10].map((level) => (
          <g key={level}>
            <line class="g-grid" x1={PLOT.left} x2={PLOT.right} y1={y(level)} y2={y(level)} />
            <text class="g-label num" x={PLOT.left - 7} y={y(level) + 4} text-anchor="end">
              {level}
            </text>
          </g>
        ))}
        <line class="g-now" x1={nowX} x2={nowX} y1={PLOT.top - 8} y2={PLOT.bottom} />
        {path === null || trend.length < 2 ? null : <path class="g-value" d={path} />}
        {trend.map(({ on, confidence }, index) => (
          <circle
            key={`${on}-${index}`}
            class="g-dot"
            cx={round(x(on))}
            cy={round(y(confidence))}
            r={index === trend.length - 1 ? 3.4 : 2.4}
          />
        ))}
        <WeekLabels span={span} today={today} nowX={nowX} />
      </svg>
    </ChartFigure>
  )
}

function changeFrom(before: number | undefined, after: number): string {
  if (before === undefined) return '–'
  const change = after - before
  return change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0'
}
