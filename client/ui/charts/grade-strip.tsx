import { gradeText } from '../../text/en/retro-grade.ts'
import { formatScore } from '../../text/en/retro-words.ts'
import { groupAnswers } from './answer-scale.ts'
import { ChartFigure } from './chart-table.tsx'
import { GRADE_PICTURE, GradeAxis, type GradeZone, gradeX } from './grade-axis.tsx'
import './grade-strip.css'

const AXIS_Y = 75
const RADIUS = 5.2
const FLOOR = AXIS_Y - 9
const STEP = 13
/** As high as a stack may grow under the zone's name. */
const STACK_HEIGHT = 46

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
      <svg class="gradestrip" viewBox={`0 0 ${GRADE_PICTURE.width} 100`} role="img" aria-label={description}>
        <GradeAxis y={AXIS_Y} zone={zone} />
        {groups.map(({ value, count }) => (
          <Stack key={value} x={gradeX(value)} count={count} isMine={value === mine} />
        ))}
        {mean === null ? null : (
          <line class="g-mean" x1={gradeX(mean)} x2={gradeX(mean)} y1={AXIS_Y - 1} y2={AXIS_Y + 8} />
        )}
      </svg>
    </ChartFigure>
  )
}

/** A dot for each, mine on top; many lie closer together. */
function Stack({ x, count, isMine }: { x: number; count: number; isMine: boolean }) {
  const step = count > 1 ? Math.min(STEP, STACK_HEIGHT / (count - 1)) : STEP
  return (
    <g>
      {Array.from({ length: count }, (_, index) => (
        <circle
          key={index}
          class={isMine && index === count - 1 ? 'g-mine' : 'g-tick'}
          cx={x}
          cy={FLOOR - index * step}
          r={RADIUS}
        />
      ))}
    </g>
  )
}
