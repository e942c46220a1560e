import { useId } from 'preact/hooks'
import { CONFIDENCE } from '../../shared/okr/model.ts'
import './confidence-field.css'
import './field.css'

const STEPS = Array.from(
  { length: CONFIDENCE.max - CONFIDENCE.min + 1 },
  (_, index) => CONFIDENCE.min + index,
)

/** Confidence from 0 to 10, one tap. `was` marks the last answer. */
export function ConfidenceField({
  label,
  value,
  was,
  onChange,
  disabled = false,
}: {
  label: string
  value: number | null
  was?: number | undefined
  onChange: (value: number) => void
  disabled?: boolean
}) {
  const name = useId()
  return (
    <fieldset class="field" disabled={disabled}>
      <legend>{label}</legend>
      <div class="steps">
        {STEPS.map((step) => (
          <label key={step} class={step === was ? 'was' : undefined}>
            <input type="radio" name={name} checked={step === value} onChange={() => onChange(step)} />
            {step}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
