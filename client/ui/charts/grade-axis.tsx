import { roundScore } from '../../../shared/retro/grade.ts'
import { gradeText } from '../../text/en/retro-grade.ts'
import { formatScore } from '../../text/en/retro-words.ts'
import '../chart.css'

/** Eleven columns of one width, a grade in the middle of each: so that keys can lie over the picture. */
export const GRADE_PICTURE = { width: 440, column: 40 } as const

/** 0.0, 0.1, … 1.0. */
export const GRADES: readonly number[] = Array.from({ length: 11 }, (_, tenth) => roundScore(tenth / 10))

/** Where a grade stands, from the left of the picture. */
export function gradeX(grade: number): number {
  return GRADE_PICTURE.column / 2 + grade * 10 * GRADE_PICTURE.column
}

/** What is expected of it [GR2]: shaded, with its name. */
export type GradeZone = { readonly from: number; readonly to: number; readonly name: string }

/** The axis from 0.0 to 1.0 at the height `y`, with the zone above it. */
export function GradeAxis({ y, zone }: { readonly y: number; readonly zone: GradeZone | null }) {
  const half = GRADE_PICTURE.column / 2
  const [left, right] = zone === null ? [0, 0] : [gradeX(zone.from) - half, gradeX(zone.to) + half]
  return (
    <g>
      {zone === null ? null : (
        <>
          <rect class="g-zone" x={left} y="2" width={right - left} height={y - 3} rx="5" />
          <text
            class="g-zonelab"
            x={right >= GRADE_PICTURE.width ? right : (left + right) / 2}
            y="16"
            text-anchor={right >= GRADE_PICTURE.width ? 'end' : 'middle'}
          >
            {zone.name}
          </text>
        </>
      )}
      <line class="g-axis" x1={gradeX(0)} x2={gradeX(1)} y1={y} y2={y} />
      {GRADES.map((grade) => (
        <line
          key={grade}
          class="g-axis"
          x1={gradeX(grade)}
          x2={gradeX(grade)}
          y1={y}
          y2={y + (LABELLED.includes(grade) ? 7 : 5)}
        />
      ))}
      {LABELLED.map((grade) => (
        <text key={grade} class="g-label num" x={gradeX(grade)} y={y + 21} text-anchor="middle">
          {formatScore(grade)}
        </text>
      ))}
    </g>
  )
}

const LABELLED: readonly number[] = [0, 0.3, 0.5, 0.7, 1]

/** The zone of a kind of key result; none where nobody said which kind it is. */
export function zoneOf(commitment: 'committed' | 'aspirational' | null): GradeZone | null {
  switch (commitment) {
    case 'aspirational':
      return { from: 0.6, to: 0.7, name: gradeText.sweetSpot }
    case 'committed':
      return { from: 1, to: 1, name: gradeText.expected }
    case null:
      return null
  }
}
