import { useId, useRef } from 'preact/hooks'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { formatScore } from '../../../text/en/retro-words.ts'
import { GRADE_PICTURE, GRADES, GradeAxis, type GradeZone, gradeX } from '../../../ui/charts/grade-axis.tsx'
import './grade-scale.css'

const AXIS_Y = 53

/** What is chosen: a grade, that one cannot say (`null`), or nothing yet. */
export type ChosenGrade = number | null | undefined

/**
 * One of eleven grades on a scale: radio buttons that lie over the picture, so arrows, touch and a screen reader know them.
 * Figures choose too, and End is 1.0. Nothing is chosen beforehand: what the progress suggests is a mark beside the scale.
 */
export function GradeScale({
  label,
  value,
  suggested,
  zone,
  canPass,
  onChange,
  onEnter,
}: {
  readonly label: string
  readonly value: ChosenGrade
  readonly suggested: number | null
  readonly zone: GradeZone | null
  /** Whether "I cannot say" is an answer. */
  readonly canPass: boolean
  readonly onChange: (value: number | null) => void
  readonly onEnter: () => void
}) {
  const name = useId()
  const root = useRef<HTMLFieldSetElement>(null)
  const choose = (grade: number) => {
    onChange(grade)
    root.current?.querySelector<HTMLInputElement>(`input[value="${formatScore(grade)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') onEnter()
    else if (/^\d$/.test(event.key)) choose(Number(event.key) / 10)
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(1)
    else return
    event.preventDefault()
  }
  return (
    <fieldset class="gradescale" ref={root} onKeyDown={onKeyDown}>
      <legend class="sr">{label}</legend>
      <div class="gradescale__scale">
        <svg viewBox={`0 0 ${GRADE_PICTURE.width} 78`} aria-hidden="true">
          <GradeAxis y={AXIS_Y} zone={zone} />
          {suggested === null ? null : (
            <path class="g-suggested" d={`M${gradeX(suggested)} ${AXIS_Y - 3}l-5 -9h10z`} />
          )}
          {typeof value === 'number' ? <circle class="g-mine" cx={gradeX(value)} cy={AXIS_Y} r="9" /> : null}
        </svg>
        <div class="gradescale__keys">
          {GRADES.map((grade) => (
            <label key={grade} title={formatScore(grade)}>
              <input
                type="radio"
                name={name}
                value={formatScore(grade)}
                checked={grade === value}
                onChange={() => onChange(grade)}
              />
              <span>{formatScore(grade)}</span>
            </label>
          ))}
        </div>
      </div>
      {canPass ? (
        <label class="gradescale__pass">
          <input type="radio" name={name} value="" checked={value === null} onChange={() => onChange(null)} />
          {text.cannotSay}
        </label>
      ) : null}
      <p class="gradescale__hint">{text.keys}</p>
    </fieldset>
  )
}
