import { useId } from 'preact/hooks'
import { FieldError } from './field.tsx'
import './check.css'

/** Several of a list, by boxes to tick, each with a line that says what it means. */
export function CheckGroup<Value extends string>({
  legend,
  options,
  words,
  chosen,
  error,
  onChange,
}: {
  legend: string
  options: readonly Value[]
  words: Readonly<Record<Value, { readonly name: string; readonly note: string }>>
  chosen: readonly Value[]
  error: string | undefined
  onChange: (chosen: Value[]) => void
}) {
  const id = useId()
  return (
    <fieldset class="field checkgroup" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{legend}</legend>
      {options.map((option, at) => (
        <label key={option} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            // Focus goes to the first of them when none is chosen.
            aria-invalid={error !== undefined && at === 0 ? 'true' : undefined}
            onChange={({ currentTarget: { checked } }) =>
              onChange(options.filter((one) => (one === option ? checked : chosen.includes(one))))
            }
          />
          <span>
            {words[option].name}
            <small>{words[option].note}</small>
          </span>
        </label>
      ))}
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
