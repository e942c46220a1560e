import type { ComponentChildren } from 'preact'
import { KEY_RESULT_STATES } from '../../../shared/okr/key-result-state.ts'
import type { WeekState } from '../../../shared/okr/weekly-states.ts'
import { living } from '../../text/en/living.ts'
import { okrCharts } from '../../text/en/okr-charts.ts'
import { ChartFigure } from './chart-table.tsx'
import { StateGlyph } from './state-glyph.tsx'
import { type Span, weeksOf } from './week-axis.ts'
import { weekRuns } from './week-runs.ts'
import './cycle-strip.css'

/** One week: its day follows from its place. */
type StripWeek = Omit<WeekState, 'asOf'>

export type StripRow = {
  readonly id: string
  readonly name: string
  /** From the cycle's first week, as far as it has begun. */
  readonly weeks: readonly StripWeek[]
  /** How it stands now, drawn and in words. */
  readonly state: ComponentChildren
  readonly stateWords: string
}

const text = okrCharts.overview
/** The height of a column of confidence 10, in px. */
const FULL = 18

/**
 * A cycle on one sheet: for each key result and week how it stood at its end, as a sign with a shape of its own, and under it
 * the confidence of that week's check-in, as a column. A ring in its place: one was asked for and none came.
 */
export function CycleStrip({
  label,
  span,
  rows,
}: {
  readonly label: string
  readonly span: Span
  readonly rows: readonly StripRow[]
}) {
  const count = weeksOf(span)
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const begun = Math.max(0, ...rows.map(({ weeks }) => weeks.length))
  const shown = KEY_RESULT_STATES.filter((state) =>
    rows.some(({ weeks }) => weeks.some((week) => week.state === state)),
  )
  return (
    <ChartFigure
      caption={`${label}. ${text.caption}`}
      columns={[text.keyResult, ...numbers.map((week) => okrCharts.week(week)), text.state]}
      rows={rows.map(({ id, name, weeks, stateWords }) => ({
        id,
        name,
        cells: [...numbers.map((_, index) => cellWords(weeks[index])), stateWords],
      }))}
    >
      <div class="cyclestrip" style={{ '--weeks': count }}>
        <div class="cyclestrip__row cyclestrip__axis" aria-hidden="true">
          <span class="cyclestrip__weeks">
            {numbers.map((week) => (
              <span key={week} class={week === begun ? 'is-now' : undefined}>
                {week}
              </span>
            ))}
          </span>
        </div>
        <ul>
          {rows.map(({ id, name, weeks, state, stateWords }) => (
            <li key={id} class="cyclestrip__row">
              <span class="cyclestrip__name" title={name}>
                {name}
              </span>
              <span class="cyclestrip__weeks" role="img" aria-label={describe(name, weeks, stateWords)}>
                {numbers.map((week) => (
                  <Week key={week} week={weeks[week - 1]} isNow={week === begun} />
                ))}
              </span>
              {state}
            </li>
          ))}
        </ul>
      </div>
      <figcaption class="legend cyclestrip__legend">
        {shown.map((state) => (
          <span key={state}>
            <StateGlyph state={state} />
            {living.states[state]}
          </span>
        ))}
        <span>
          <i class="cyclestrip__column" style={{ height: '14px' }} />
          {text.column}
        </span>
        {rows.some(({ weeks }) => weeks.some(({ missed }) => missed)) ? (
          <span>
            <i class="cyclestrip__missed" />
            {text.ring}
          </span>
        ) : null}
      </figcaption>
    </ChartFigure>
  )
}

function Week({ week, isNow }: { week: StripWeek | undefined; isNow: boolean }) {
  const place = isNow ? 'cyclestrip__week is-now' : 'cyclestrip__week'
  if (week === undefined) return <span class={place} />
  const { state, confidence, missed } = week
  return (
    <span class={place}>
      <StateGlyph state={state} />
      <span class="cyclestrip__below">
        {confidence !== null ? (
          <i
            class={confidence < LOW ? 'cyclestrip__column is-low' : 'cyclestrip__column'}
            style={{ height: `${Math.max(2, (confidence / 10) * FULL)}px` }}
          />
        ) : missed ? (
          <i class="cyclestrip__missed" />
        ) : null}
      </span>
    </span>
  )
}

/** [CH5] Below this a next step is asked for. */
const LOW = 4

function cellWords(week: StripWeek | undefined): string {
  if (week === undefined) return ''
  const { state, confidence, missed } = week
  const stood = state === null ? text.notThere : living.states[state]
  return [stood, ...(confidence === null ? (missed ? [text.missed] : []) : [String(confidence)])].join(', ')
}

/** "Now Stale, weeks 2 to 4 On course, week 5 At risk": the picture in words. */
function describe(name: string, weeks: readonly StripWeek[], now: string): string {
  return text.row(
    name,
    weekRuns(weeks).map(({ state, from, to }) => text.run(from, to, living.states[state])),
    now,
  )
}
