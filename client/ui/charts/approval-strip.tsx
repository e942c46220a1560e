import { ANSWER_SCALES } from './answer-scale.ts'
import { Stack } from './answer-strip.tsx'
import { PICTURE, round, xOn } from './picture.ts'
import '../chart.css'

const HEIGHT = 6

/**
 * No, abstain and yes: a dot for each answer above its word, or its figure with many, and a bar parted as the room is. The
 * parts differ in their drawing, too: hatched, empty, filled.
 */
export function ApprovalStrip({
  values,
  most,
  mine,
  description,
}: {
  /** 1 yes, 0 abstain, -1 no. */
  readonly values: readonly number[]
  /** See `AnswersPicture`. */
  readonly most: number
  readonly mine: number | null
  readonly description: string
}) {
  const scale = ANSWER_SCALES.approve
  const count = (value: number) => values.filter((given) => given === value).length
  const widthOf = (value: number) =>
    values.length === 0 ? 0 : round((count(value) / values.length) * PICTURE.width)
  const noWidth = widthOf(-1)
  const yesWidth = widthOf(1)
  return (
    <svg viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`} role="img" aria-label={description}>
      {scale.ticks.map(({ value }) => (
        <g key={value}>
          <line class="g-grid" x1={xOn(scale, value)} x2={xOn(scale, value)} y1="1" y2="38" />
          {most > PICTURE.maxDots ? (
            <>
              <text
                class="g-count g-count--big num"
                x={xOn(scale, value)}
                y="32"
                text-anchor={value < 0 ? 'start' : value > 0 ? 'end' : 'middle'}
              >
                {count(value)}
              </text>
              {value === mine ? (
                <circle
                  class="g-mine"
                  cx={xOn(scale, value) + (value < 0 ? 4 : value > 0 ? -4 : 0)}
                  cy="12"
                  r="3.2"
                />
              ) : null}
            </>
          ) : (
            <Stack x={xOn(scale, value)} count={count(value)} isMine={value === mine} />
          )}
        </g>
      ))}
      <rect class="g-track" x="0" y="40" width={PICTURE.width} height={HEIGHT} rx="3" />
      <g class="g-grow">
        {noWidth === 0 ? null : <Hatched width={noWidth} />}
        {yesWidth === 0 ? null : (
          <rect class="g-bar" x={PICTURE.width - yesWidth} y="40" width={yesWidth} height={HEIGHT} rx="3" />
        )}
      </g>
    </svg>
  )
}

/** Drawn line by line: a pattern would need an id that is its own in the whole page. */
function Hatched({ width }: { width: number }) {
  const strokes = Array.from(
    { length: Math.max(0, Math.floor((width - 6) / 5)) },
    (_, index) => 6 + index * 5,
  )
  return (
    <g>
      <rect
        class="g-outline"
        x="0.75"
        y="40.75"
        width={Math.max(0.5, width - 1.5)}
        height={HEIGHT - 1.5}
        rx="2.25"
      />
      {strokes.map((x) => (
        <line key={x} class="g-hatch" x1={x - 3} x2={x + 1} y1="46" y2="40" />
      ))}
    </g>
  )
}
