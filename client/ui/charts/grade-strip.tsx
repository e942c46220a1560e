import { gradeText } from '../../text/en/retro-grade.ts'
import { formatScore } from '../../text/en/retro-words.ts'
import { groupAnswers } from './answer-scale.ts'
import { ChartFigure } from './chart-table.tsx'
import { layStacks, placeInStack, type StackLayout } from './dot-stacks.ts'
import { GRADE_PICTURE, GradeAxis, type GradeZone, gradeX } from './grade-axis.tsx'
import './grade-strip.css'

const AXIS_Y = 75
/** Of dots above the axis. */
const GAP = 4
/** As high as a stack may grow under the zone's name, and as wide beside its neighbours. */
const STACK = { width: GRADE_PICTURE.column, height: 54 } as const
/** From here on a stack says how many it is, in a line of its own above the highest. */
const COUNTED_FROM = 5
const COUNT_HEIGHT = 18

/** Everybody's grades of one key result, each a dot on its scale, without names; mine is marked on my own screen only. */
export function GradeStrip({
  label,
  grades,
  zone,
  mean,
  mine = null,
}: {
  readonly label: string
  readonly grades: readonly number[]
  readonly zone: GradeZone | null
  readonly mean: number | null
  readonly mine?: number | null
}) {
  const groups = groupAnswers(grades)
  const largest = Math.max(0, ...groups.map(({ count }) => count))
  const layout = layStacks(largest, STACK)
  const axisY = largest < COUNTED_FROM ? AXIS_Y : AXIS_Y + COUNT_HEIGHT
  const description = [
    label,
    gradeText.grades(grades.map(formatScore).join(', ')),
    ...(mine === null ? [] : [gradeText.mineWas(formatScore(mine))]),
  ].join('. ')
  return (
    <ChartFigure
      caption={label}
      columns={gradeText.columns}
      rows={groups.map(({ value, count }) => ({
        id: formatScore(value),
        name: formatScore(value),
        cells: [String(count)],
      }))}
    >
      <svg
        class="gradestrip"
        viewBox={`0 0 ${GRADE_PICTURE.width} ${axisY + 25}`}
        role="img"
        aria-label={description}
      >
        <GradeAxis y={axisY} zone={zone} />
        {groups.map(({ value, count }) => (
          <Stack
            key={value}
            x={gradeX(value)}
            floor={axisY - GAP}
            count={count}
            layout={layout}
            isMine={value === mine}
          />
        ))}
        {mean === null ? null : (
          <line class="g-mean" x1={gradeX(mean)} x2={gradeX(mean)} y1={axisY - 1} y2={axisY + 8} />
        )}
      </svg>
    </ChartFigure>
  )
}

/** A dot for each, mine on top; many lie side by side, too, and say how many they are. */
function Stack({
  x,
  floor,
  count,
  layout,
  isMine,
}: {
  x: number
  floor: number
  count: number
  layout: StackLayout
  isMine: boolean
}) {
  const dots = placeInStack(count, layout)
  const bottom = floor - layout.radius
  return (
    <g>
      {dots.map((dot, index) => (
        <circle
          key={index}
          class={isMine && index === count - 1 ? 'g-mine' : 'g-tick'}
          cx={x + dot.x}
          cy={bottom - dot.y}
          r={layout.radius}
        />
      ))}
      {count < COUNTED_FROM ? null : (
        <text
          class="g-count num"
          x={x}
          y={bottom - (dots.at(-1)?.y ?? 0) - layout.radius - 5}
          text-anchor="middle"
        >
          {count}
        </text>
      )}
    </g>
  )
}
