import { Minus, Plus } from 'lucide'
import { useId } from 'preact/hooks'
import { ui } from '../text/en/ui.ts'
import { IconButton } from './button.tsx'
import './field.css'
import './number-stepper.css'

/** A whole number between − and +: how many dots, how many minutes. */
export function NumberStepper({
  label,
  value,
  min,
  max,
  onChange,
}: {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="stepper">
        <IconButton
          icon={Minus}
          label={`${ui.less}: ${label}`}
          disabled={value <= min}
          onClick={() => onChange(value - 1)}
        />
        <input
          class="input"
          id={id}
          inputMode="numeric"
          value={value}
          onChange={(event) => {
            const typed = Number.parseInt(event.currentTarget.value, 10)
            onChange(Number.isNaN(typed) ? value : Math.min(max, Math.max(min, typed)))
          }}
        />
        <IconButton
          icon={Plus}
          label={`${ui.moreOf}: ${label}`}
          disabled={value >= max}
          onClick={() => onChange(value + 1)}
        />
      </div>
    </div>
  )
}
