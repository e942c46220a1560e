import { groupAnswers } from './answer-scale.ts'
import { Stack } from './answer-strip.tsx'
import { PICTURE, round } from './picture.ts'
import '../chart.css'

type DotBarProps = {
  readonly total: number
  /** The longest bar's total: all bars of a list share it. */
  readonly max: number
  /** How many dots each ballot gave, those that gave some. */
  readonly ballots: readonly number[]
  /** See `AnswersPicture`. */
  readonly most: number
  readonly mine: number | null
  readonly description: string
}

const COLUMN = 38
const MAX_COLUMN_HEIGHT = 24

/** A bar to the sum of the dots, with each ballot as a mark above it, by how many it gave: "×3". */
export function DotBar({ total, max, ballots, most, mine, description }: DotBarProps) {
  const groups = groupAnswers(ballots.filter((given) => given > 0))
  const isDrawnAsColumns = most > PICTURE.maxDots
  // However many amounts there are, they stay inside the picture.
  const step = Math.min(isDrawnAsColumns ? 62 : COLUMN, (PICTURE.width - 8) / Math.max(1, groups.length))
  return (
    <svg viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`} role="img" aria-label={description}>
      <rect class="g-track" x="0" y="40" width={PICTURE.width} height="6" rx="3" />
      <rect
        class="g-bar g-grow"
        x="0"
        y="40"
        width={max <= 0 ? 0 : round((total / max) * PICTURE.width)}
        height="6"
        rx="3"
      />
      {groups.map(({ value, count }, index) => {
        const left = round(4 + index * step)
        const height = Math.max(2, (MAX_COLUMN_HEIGHT * count) / most)
        const isMine = value === mine
        return (
          <g key={value}>
            {isDrawnAsColumns ? (
              <>
                <rect
                  class="g-bar"
                  x={left - 4}
                  y={round(37 - height)}
                  width="9"
                  height={round(height)}
                  rx="2"
                />
                {isMine ? <circle class="g-mine" cx={left + 0.5} cy={32} r={3.2} /> : null}
              </>
            ) : (
              <Stack x={left} count={count} isMine={isMine} />
            )}
            {step < 20 ? null : (
              <text class="g-label num" x={left + 8} y="36">
                {isDrawnAsColumns ? `${count} ×${value}` : `×${value}`}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
