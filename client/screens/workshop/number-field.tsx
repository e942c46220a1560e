import { useState } from 'preact/hooks'
import { readNumber } from '../../models/read-number.ts'
import { ladderText } from '../../text/en/workshop-board.ts'
import { TextField } from '../../ui/field.tsx'

type NumberFieldProps = {
  label: string
  value: number | null
  /** Called with each number that is typed; `null` when the field was emptied. */
  onChange: (value: number | null) => void
  error?: string | undefined
  disabled?: boolean | undefined
  name?: string | undefined
}

/** A number as people write it (a comma or a point), kept as typed while it is being typed. */
export function NumberField({ label, value, onChange, error, disabled, name }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && readNumber(typed) === 'wrong'
  return (
    <TextField
      label={label}
      name={name}
      inputMode="decimal"
      autocomplete="off"
      disabled={disabled}
      value={typed ?? (value === null ? '' : String(value))}
      error={isWrong ? ladderText.notANumber : error}
      onInput={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const number = readNumber(text)
        if (number !== 'wrong') onChange(number)
      }}
      onBlur={() => {
        // What cannot be read stays to be mended; what could be read shows as it was understood.
        if (!isWrong) setTyped(null)
      }}
    />
  )
}
