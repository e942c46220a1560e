import { type AnswerScale, groupAnswers } from './answer-scale.ts'
import { PICTURE, xOn } from './picture.ts'
import '../chart.css'

type AnswerStripProps = {
  readonly scale: AnswerScale
  /** What each person answered, without names. */
  readonly values: readonly number[]
  /** See `AnswersPicture`. */
  readonly most: number
  /** Where the mean lies: a bar runs up to it. `null`: none is drawn, as on a scale of kinds. */
  readonly mean: number | null
  /** What this device's person answered, if it is known and counted. */
  readonly mine: number | null
  /** Everything that the picture says, in words. */
  readonly description: string
}

const RADIUS = 2.5
const MINE_RADIUS = 3.2
const STEP = 6.2
const STACK_HEIGHT = 31
const FLOOR = 35

/** Answers on their scale: each a dot above its value, or, with many, a column with its figure, above a bar to the mean. */
export function AnswerStrip({ scale, values, most, mean, mine, description }: AnswerStripProps) {
  const x = (value: number) => xOn(scale, value)
  const groups = groupAnswers(values)
  return (
    <svg viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`} role="img" aria-label={description}>
      {scale.ticks.map(({ value }) => (
        <line key={value} class="g-grid" x1={x(value)} x2={x(value)} y1="1" y2="49" />
      ))}
      <rect class="g-track" x="0" y="40" width={PICTURE.width} height="6" rx="3" />
      {mean === null ? null : <rect class="g-bar g-grow" x="0" y="40" width={x(mean)} height="6" rx="3" />}
      {most > PICTURE.maxDots ? (
        <Columns groups={groups} x={x} mine={mine} />
      ) : (
        groups.map(({ value, count }) => (
          <Stack key={value} x={x(value)} count={count} isMine={value === mine} />
        ))
      )}
      {mean === null ? null : <line class="g-mean" x1={x(mean)} x2={x(mean)} y1="37" y2="48" />}
    </svg>
  )
}

/** A dot for each answer, mine on top. Many are closer together. */
export function Stack({ x, count, isMine }: { x: number; count: number; isMine: boolean }) {
  const step = count > 1 ? Math.min(STEP, (STACK_HEIGHT - STEP / 2) / (count - 1)) : STEP
  return (
    <g>
      {Array.from({ length: count }, (_, index) => {
        const isMineHere = isMine && index === count - 1
        return (
          <circle
            key={index}
            class={isMineHere ? 'g-mine' : 'g-tick'}
            cx={x}
            cy={(FLOOR - index * step).toFixed(1)}
            r={isMineHere ? MINE_RADIUS : RADIUS}
          />
        )
      })}
    </g>
  )
}

function Columns({
  groups,
  x,
  mine,
}: {
  groups: ReturnType<typeof groupAnswers>
  x: (value: number) => number
  mine: number | null
}) {
  const most = Math.max(1, ...groups.map(({ count }) => count))
  return (
    <>
      {groups.map(({ value, count }) => {
        const height = Math.max(2, (21 * count) / most)
        return (
          <g key={value}>
            <rect class="g-bar" x={x(value) - 6} y={37 - height} width="12" height={height} rx="2" />
            {value === mine ? <circle class="g-mine" cx={x(value)} cy={31} r={MINE_RADIUS} /> : null}
            <text class="g-count num" x={x(value)} y={33 - height} text-anchor="middle">
              {count}
            </text>
          </g>
        )
      })}
    </>
  )
}

/** The words at a scale's marks, for the head of a list of strips. The strips say them themselves. */
export function StripAxis({ scale }: { scale: AnswerScale }) {
  return (
    <svg class="stripaxis" viewBox={`0 0 ${PICTURE.width} 16`} aria-hidden="true">
      {scale.ticks.map(({ value, label }, index) => (
        <text
          key={value}
          class="g-label num"
          x={
            isWord(label) && index === 0
              ? 0
              : isWord(label) && value === scale.max
                ? PICTURE.width
                : xOn(scale, value)
          }
          y="12"
          text-anchor={
            !isWord(label) ? 'middle' : index === 0 ? 'start' : value === scale.max ? 'end' : 'middle'
          }
        >
          {label}
        </text>
      ))}
    </svg>
  )
}

/** A word at an end of the axis would reach over it, a figure does not. */
function isWord(label: string): boolean {
  return label.length > 2
}
