import { scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'
import { CONFIDENCE } from '../../../shared/okr/model.ts'
import { okrCharts as text } from '../../text/en/okr-charts.ts'
import { ChartFigure } from './chart-table.tsx'
import { round } from './picture.ts'
import { type Span, weekOf, weeksOf } from './week-axis.ts'
import '../chart.css'
import './okr-charts.css'

export type StripRow = {
  readonly id: string
  readonly name: string
  readonly trend: readonly { readonly on: string; readonly confidence: number }[]
  /** [CH1] The weeks, from 1, in which one was asked for and none came. */
  readonly missedWeeks: readonly number[]
  /** How it stands now, drawn and in words. */
  readonly state: ComponentChildren
  readonly stateWords: string
}

const WEEK = 20
const HEIGHT = 30

/** A cycle on one sheet: for each key result and week the confidence of its last check-in, or that none came. */
export function CycleStrip({
  label,
  span,
  today,
  rows,
}: {
  readonly label: string
  readonly span: Span
  readonly today: string
  readonly rows: readonly StripRow[]
}) {
  const weeks = weeksOf(span)
  const passed = today < span.startsOn ? 0 : weekOf(span, today)
  const numbers = Array.from({ length: weeks }, (_, index) => index + 1)
  const cellsOf = (row: StripRow) => {
    const byWeek = new Map(row.trend.map(({ on, confidence }) => [weekOf(span, on), confidence]))
    return numbers.map((week) => byWeek.get(week) ?? null)
  }
  return (
    <ChartFigure
      caption={`${label}. ${text.overview.caption}`}
      columns={[text.overview.keyResult, ...numbers.map((week) => text.week(week)), text.overview.state]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.name,
        cells: [
          ...cellsOf(row).map((confidence, index) =>
            confidence === null
              ? row.missedWeeks.includes(index + 1)
                ? text.overview.missed
                : ''
              : String(confidence),
          ),
          row.stateWords,
        ],
      }))}
    >
      <ul class="cyclestrip">
        {rows.map((row) => {
          const cells = cellsOf(row)
          const made = cells.filter((cell) => cell !== null).length
          return (
            <li key={row.id} class="cyclestrip__row">
              <span class="cyclestrip__name" title={row.name}>
                {row.name}
              </span>
              <svg
                class="cyclestrip__picture"
                viewBox={`0 0 ${weeks * WEEK} ${HEIGHT}`}
                role="img"
                aria-label={text.overview.row(row.name, made, passed, row.stateWords)}
              >
                <Weeks cells={cells} missedWeeks={row.missedWeeks} />
              </svg>
              {row.state}
            </li>
          )
        })}
      </ul>
    </ChartFigure>
  )
}

function Weeks({
  cells,
  missedWeeks,
}: {
  cells: readonly (number | null)[]
  missedWeeks: readonly number[]
}) {
  const height = scaleLinear([CONFIDENCE.min, CONFIDENCE.max], [2, HEIGHT - 4])
  return (
    <g>
      <line class="g-weekbase" x1="0" x2={cells.length * WEEK} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      {cells.map((confidence, index) => {
        const left = index * WEEK
        if (confidence === null) {
          return missedWeeks.includes(index + 1) ? (
            <rect
              key={index}
              class="g-missed"
              x={left + 6}
              y={HEIGHT - 10}
              width={WEEK - 12}
              height="7"
              rx="3.5"
            />
          ) : null
        }
        return (
          <rect
            key={index}
            class={confidence < 4 ? 'g-bar' : 'g-dot'}
            x={left + 3}
            y={round(HEIGHT - 1 - height(confidence))}
            width={WEEK - 6}
            height={round(height(confidence))}
            rx="1.5"
          />
        )
      })}
    </g>
  )
}
