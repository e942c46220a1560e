import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import './chart.css'
import './result-row.css'

/** Results in order; children are `ResultRow`s, with a `CutLine` where the cut falls. */
export function ResultList({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ol class="reslist" aria-label={label}>
      {children}
    </ol>
  )
}

type ResultRowProps = {
  rank: number
  isIn: boolean
  /** What was voted on, and chips below it. */
  children: ComponentChildren
  /** The result in figures, at the right. */
  value: number
  /** The longest bar's value: all rows of a list share it. */
  max: number
  /** How many dots (or what score) each ballot gave it: drawn as a dot for each above the bar, no names. */
  ballots: readonly number[]
  /** Everything the picture says, in words. */
  description: string
}

const WIDTH = 248
const RADIUS = 2.5
const STEP_PX = 6.4
const COLUMN_PX = 16
const MAX_STACK = 5
/** With more ballots than this, dots could no longer be told apart: columns take their place. */
const MAX_DOTS = 12
const MAX_COLUMN_PX = 24

/** A result as a picture: every ballot a dot above a bar to the total, or, with many, a column for each amount. */
export function ResultRow({ rank, isIn, children, value, max, ballots, description }: ResultRowProps) {
  const width = max <= 0 ? 0 : (value / max) * WIDTH
  return (
    <li class={isIn ? 'res is-in' : 'res is-out'}>
      <span class="res__n num">{rank}</span>
      <div class="res__t">{children}</div>
      <figure>
        <svg viewBox={`0 0 ${WIDTH} 50`} role="img" aria-label={description}>
          <rect class="g-track" x="0" y="40" width={WIDTH} height="6" rx="3" />
          <rect class="g-bar" x="0" y="40" width={width.toFixed(1)} height="6" rx="3" />
          {ballots.length > MAX_DOTS ? <BallotColumns ballots={ballots} /> : <BallotDots ballots={ballots} />}
        </svg>
      </figure>
      <b class="res__v num">{value}</b>
    </li>
  )
}

/** Ballots that gave something, grouped by how much, the smallest amount first. */
function groupsOf(
  ballots: readonly number[],
): readonly { readonly amount: number; readonly count: number }[] {
  const amounts = [...new Set(ballots)].filter((amount) => amount > 0).sort((a, b) => a - b)
  return amounts.map((amount) => ({ amount, count: ballots.filter((given) => given === amount).length }))
}

/** A column for each amount, as high as its share of the ballots, with both figures beside it. */
function BallotColumns({ ballots }: { ballots: readonly number[] }) {
  return (
    <>
      {groupsOf(ballots).map(({ amount, count }, column) => {
        const height = Math.max(2, (MAX_COLUMN_PX * count) / ballots.length)
        const left = column * (COLUMN_PX + 46)
        return (
          <g key={amount}>
            <rect
              class="g-bar"
              x={left}
              y={(37 - height).toFixed(1)}
              width="9"
              height={height.toFixed(1)}
              rx="2"
            />
            <text class="g-label num" x={left + 13} y="36">
              {count} ×{amount}
            </text>
          </g>
        )
      })}
    </>
  )
}

/** One dot for each ballot, stacked by amount. */
function BallotDots({ ballots }: { ballots: readonly number[] }) {
  return (
    <>
      {groupsOf(ballots).map(({ amount, count }, column) => {
        const step = count > MAX_STACK ? (STEP_PX * MAX_STACK) / count : STEP_PX
        const left = 4 + column * (COLUMN_PX + 22)
        return (
          <g key={amount}>
            {Array.from({ length: count }, (_, index) => (
              <circle key={index} class="g-tick" cx={left} cy={(35 - index * step).toFixed(1)} r={RADIUS} />
            ))}
            <text class="g-label num" x={left + 8} y="36">
              ×{amount}
            </text>
          </g>
        )
      })}
    </>
  )
}

/** Where the cut falls: above it is in. */
export function CutLine({ children }: { children?: ComponentChildren }) {
  return <li class="cut">{children ?? ui.cut}</li>
}
