import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './choice-row.css'

export type Choice<Value extends string | number> = {
  readonly value: Value
  /** What stands on the key: a figure, a word. */
  readonly label: ComponentChildren
  /** What it means, for those who hear it; also its tooltip. */
  readonly meaning?: string | undefined
}

/** One of a few answers, side by side: radio buttons that look like keys. Arrow keys move, touch targets are whole keys. */
export function ChoiceRow<Value extends string | number>({
  label,
  shownLabel,
  choices,
  value,
  onChange,
  disabled = false,
  words,
}: {
  /** What the answer is to, for those who hear it. */
  label: string
  /** A short name before the keys, where there is more than one row. */
  shownLabel?: string | undefined
  choices: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  disabled?: boolean | undefined
  /** What the answer means in words, below the keys. */
  words?: string | undefined
}) {
  const name = useId()
  return (
    <fieldset class={shownLabel === undefined ? 'choices choices--bare' : 'choices'} disabled={disabled}>
      <legend class="sr">{label}</legend>
      {shownLabel === undefined ? null : (
        <span class="choices__label" aria-hidden="true">
          {shownLabel}
        </span>
      )}
      <div class="choices__keys">
        {choices.map((choice) => (
          <label key={choice.value} title={choice.meaning}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
            {choice.meaning === undefined ? null : <span class="sr"> {choice.meaning}</span>}
          </label>
        ))}
      </div>
      {words === undefined ? null : (
        <p class="choices__words" aria-hidden="true">
          {words}
        </p>
      )}
    </fieldset>
  )
}
