import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { formatShortDay } from '../../text/dates.ts'
import { okrCharts as text } from '../../text/en/okr-charts.ts'
import { withShortUnit } from '../../text/values.ts'
import { ChartFigure } from './chart-table.tsx'
import { round } from './picture.ts'
import { dayScale, type Span, weekOf, weeksOf } from './week-axis.ts'
import '../chart.css'
import './okr-charts.css'

export type ProgressSeries = {
  readonly direction: 'increase' | 'decrease' | 'maintain'
  readonly unit: string
  readonly baseline: number | null
  readonly target: number
  /** From the cycle's first day to the due date. */
  readonly span: Span
  readonly today: string
  /** Oldest first. */
  readonly values: readonly { readonly on: string; readonly value: number }[]
  /** [CH4] Where the recent values lead, on the due date. */
  readonly forecast: { readonly value: number; readonly misses: boolean } | null
}

const VIEW = { width: 352, height: 168 }
const PLOT = { left: 44, top: 22, right: 338, bottom: 134 }

/**
 * [CH2] [CH4] The values over the weeks with the way that was expected (dotted), where it leads (dashed, with its end as a
 * ring where it misses and filled where it arrives), and the target. Everything in it is in the table below.
 */
export function ProgressChart({
  label,
  series,
}: {
  readonly label: string
  readonly series: ProgressSeries
}) {
  const { span, today, values, forecast, target, unit, baseline } = series
  const x = dayScale(span, PLOT.left, PLOT.right)
  const y = scaleLinear(domainOf(series), [PLOT.bottom, PLOT.top])
  const points = [
    ...(baseline !== null && series.direction !== 'maintain' ? [{ on: span.startsOn, value: baseline }] : []),
    ...values,
  ]
  const last = values.at(-1)
  const draw = line<{ on: string; value: number }>(
    ({ on }) => round(x(on)),
    ({ value }) => round(y(value)),
  )
  const path = draw(points)
  const nowX = round(x(today))
  return (
    <ChartFigure
      caption={`${label}. ${text.progress.caption}`}
      columns={[text.progress.columns.day, text.progress.columns.value, text.progress.columns.expected]}
      rows={points.map(({ on, value }, index) => ({
        id: `${on}-${index}`,
        name: formatShortDay(on),
        cells: [withShortUnit(value, unit), expectedOn(series, on)],
      }))}
    >
      <svg
        class="okrchart"
        viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
        role="img"
        aria-label={describe(label, series)}
      >
        <Levels series={series} y={y} />
        {series.direction !== 'maintain' && baseline !== null ? (
          <path
            class="g-expect"
            d={`M${PLOT.left} ${round(y(baseline))}L${PLOT.right} ${round(y(target))}`}
          />
        ) : null}
        <line class="g-now" x1={nowX} x2={nowX} y1={PLOT.top - 8} y2={PLOT.bottom} />
        {forecast === null || last === undefined ? null : (
          <g>
            <path
              class={forecast.misses ? 'g-fc' : 'g-fc is-ok'}
              d={`M${round(x(last.on))} ${round(y(last.value))}L${PLOT.right} ${round(y(forecast.value))}`}
            />
            <circle
              class={forecast.misses ? 'g-fcend' : 'g-fcend is-ok'}
              cx={PLOT.right}
              cy={round(y(forecast.value))}
              r="3.2"
            />
          </g>
        )}
        {path === null ? null : <path class="g-value" d={path} />}
        {points.map(({ on, value }, index) => (
          <circle
            key={`${on}-${index}`}
            class="g-dot"
            cx={round(x(on))}
            cy={round(y(value))}
            r={index === points.length - 1 ? 3.4 : 2.2}
          />
        ))}
        <WeekLabels span={span} today={today} nowX={nowX} />
      </svg>
      <figcaption class="legend">
        {baseline === null || series.direction === 'maintain' ? null : (
          <Key class="g-expect">{text.expected}</Key>
        )}
        {forecast === null ? null : (
          <Key class={forecast.misses ? 'g-fc' : 'g-fc is-ok'}>
            {text.forecastTo(withShortUnit(forecast.value, unit), forecast.misses)}
          </Key>
        )}
      </figcaption>
    </ChartFigure>
  )
}

function Levels({ series, y }: { series: ProgressSeries; y: (value: number) => number }) {
  const { baseline, target, unit, direction, values } = series
  const last = values.at(-1)
  const levels = [
    ...(baseline === null ? [] : [baseline]),
    ...(last === undefined ? [] : [last.value]),
    target,
  ]
  // Of two that would lie on one another the target stays, then what was last measured.
  const shown: number[] = []
  for (const value of levels.toReversed()) {
    if (shown.every((one) => Math.abs(y(one) - y(value)) >= 13)) shown.push(value)
  }
  const band =
    direction === 'maintain' && baseline !== null ? [y(baseline), y(target)].toSorted((a, b) => a - b) : null
  return (
    <g>
      {band === null ? null : (
        <rect
          class="g-zone"
          x={PLOT.left}
          y={round(band[0] ?? 0)}
          width={PLOT.right - PLOT.left}
          height={Math.max(2, round((band[1] ?? 0) - (band[0] ?? 0)))}
        />
      )}
      {shown.map((value) => (
        <g key={value}>
          <line class="g-grid" x1={PLOT.left} x2={PLOT.right} y1={round(y(value))} y2={round(y(value))} />
          <text class="g-label num" x={PLOT.left - 7} y={round(y(value) + 4)} text-anchor="end">
            {withShortUnit(value, unit.length > 2 ? '' : unit)}
          </text>
        </g>
      ))}
      <line
        class="g-target"
        x1={PLOT.right - 12}
        x2={PLOT.right + 7}
        y1={round(y(target))}
        y2={round(y(target))}
      />
    </g>
  )
}

/** The first and the last week, and where we are between them. */
export function WeekLabels({ span, today, nowX }: { span: Span; today: string; nowX: number }) {
  const isDuring = today >= span.startsOn && today <= span.endsOn
  return (
    <g>
      {isDuring && nowX < PLOT.left + 44 ? null : (
        <text class="g-label" x={PLOT.left} y={PLOT.bottom + 18}>
          {text.week(1)}
        </text>
      )}
      {isDuring ? (
        <text
          class="g-label g-label--strong"
          x={nowX}
          y={PLOT.bottom + 18}
          text-anchor={nowX < PLOT.left + 24 ? 'start' : nowX > PLOT.right - 24 ? 'end' : 'middle'}
        >
          {text.now}
        </text>
      ) : null}
      {isDuring && nowX > PLOT.right - 56 ? null : (
        <text class="g-label" x={PLOT.right} y={PLOT.bottom + 18} text-anchor="end">
          {text.week(weekOf(span, span.endsOn) || weeksOf(span))}
        </text>
      )}
    </g>
  )
}

function Key({ class: line, children }: { class: string; children: string }) {
  return (
    <span>
      <svg viewBox="0 0 22 10" aria-hidden="true">
        <line class={line} x1="0" x2="22" y1="5" y2="5" />
      </svg>
      {children}
    </span>
  )
}

/** All that is drawn has room, with a little air. */
function domainOf({ baseline, target, values, forecast }: ProgressSeries): [number, number] {
  const all = [
    target,
    ...(baseline === null ? [] : [baseline]),
    ...values.map(({ value }) => value),
    ...(forecast === null ? [] : [forecast.value]),
  ]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  return low === high
    ? [low - Math.max(1, Math.abs(low) * 0.1), high + Math.max(1, Math.abs(high) * 0.1)]
    : [low, high]
}

function expectedOn({ baseline, target, direction, span, unit }: ProgressSeries, on: string): string {
  if (baseline === null || direction === 'maintain') return '–'
  const way = dayScale(span, baseline, target)(on)
  return withShortUnit(Number(way.toPrecision(3)), unit)
}

function describe(label: string, { values, unit, target, span, forecast }: ProgressSeries): string {
  return text.progress.description([
    label,
    values.length === 0
      ? text.progress.noValues
      : text.progress.values(values.map(({ value }) => withShortUnit(value, unit))),
    text.progress.target(withShortUnit(target, unit), formatShortDay(span.endsOn)),
    ...(forecast === null
      ? []
      : [
          text.progress.forecast(withShortUnit(Number(forecast.value.toPrecision(3)), unit), forecast.misses),
        ]),
  ])
}
